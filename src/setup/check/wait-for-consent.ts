import { SECOND_MS } from '../../std/time.ts';

/** A new consent takes effect within seconds or minutes. Five minutes of attempts cover it without a flood of requests. */
const INTERVAL_MS = 15 * SECOND_MS;
export const MAX_ATTEMPTS = 20;

/**
 * Tries every 15 seconds, at most 20 times, until `attempt` succeeds. Skips an attempt while the page is hidden, without
 * counting it. Returns whether it succeeded. Ends early, with `false`, when the signal aborts.
 */
export async function waitForConsent(options: {
  readonly attempt: () => Promise<boolean>;
  readonly isVisible: () => boolean;
  /** Resolves after `ms`, or at once when the signal aborts. */
  readonly delay: (ms: number, signal: AbortSignal) => Promise<void>;
  readonly onAttempt: (number: number, maximum: number) => void;
  readonly signal: AbortSignal;
}): Promise<boolean> {
  const { attempt, isVisible, delay, onAttempt, signal } = options;
  for (let number = 1; number <= MAX_ATTEMPTS; ) {
    await delay(INTERVAL_MS, signal);
    if (signal.aborted) return false;
    if (!isVisible()) continue;
    onAttempt(number, MAX_ATTEMPTS);
    if (await attempt()) return true;
    number += 1;
  }
  return false;
}
