import { useEffect, useRef, useState } from 'react';
import { delay } from '../../http/delay.ts';
import type { EpochMs } from '../../std/time.ts';
import type { CheckEffects } from './check-effects.ts';
import type { CheckResults, CheckStep } from './check-step.ts';
import { runCheck } from './run-check.ts';
import { MAX_ATTEMPTS, waitForConsent } from './wait-for-consent.ts';

/** `idle` before the first run. `running` names the step in progress. */
export type CheckState = {
  readonly status: 'idle' | 'running' | 'done';
  readonly running: CheckStep | null;
  readonly results: CheckResults;
  readonly startedAt: EpochMs | null;
  /** The attempt in progress while waiting for consent, and their maximum; `null` while not waiting. */
  readonly waiting: { readonly number: number; readonly maximum: number } | null;
};

const IDLE: CheckState = { status: 'idle', running: null, results: {}, startedAt: null, waiting: null };

/** Runs the check, from any step, one run at a time. A new run and leaving the page abort the previous one. */
export function useCheck(effects: CheckEffects) {
  const [state, setState] = useState(IDLE);
  const abort = useRef<AbortController | null>(null);
  useEffect(() => () => abort.current?.abort(), []);

  const begin = () => {
    abort.current?.abort();
    const controller = new AbortController();
    abort.current = controller;
    return controller.signal;
  };

  const run = async (from: CheckStep = 'configuration') => {
    const signal = begin();
    const startedAt = effects.clock();
    await runCheck(effects, {
      from,
      earlier: state.results,
      signal,
      onResults: (results, running) =>
        setState({ status: running === null ? 'done' : 'running', running, results, startedAt, waiting: null }),
    });
  };

  /** Requests new tokens until one arrives with the permission, then goes on with the check. */
  const wait = async (attempt: () => Promise<boolean>) => {
    const signal = begin();
    setState((before) => ({ ...before, waiting: { number: 0, maximum: MAX_ATTEMPTS } }));
    const succeeded = await waitForConsent({
      attempt,
      isVisible: () => document.visibilityState === 'visible',
      delay,
      onAttempt: (number, maximum) => setState((before) => ({ ...before, waiting: { number, maximum } })),
      signal,
    });
    if (signal.aborted) return;
    setState((before) => ({ ...before, waiting: null }));
    if (succeeded) await run('token');
  };

  const stopWaiting = () => {
    abort.current?.abort();
    setState((before) => ({ ...before, waiting: null }));
  };

  return { state, run, wait, stopWaiting };
}
