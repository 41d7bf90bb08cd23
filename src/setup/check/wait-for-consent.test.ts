import { describe, expect, it } from 'vitest';
import { waitForConsent } from './wait-for-consent.ts';

/** Waits with a clock that jumps. `visible(n)` is whether the page is visible at the n-th interval. */
async function wait(options: { succeedsAt?: number; visible?: (interval: number) => boolean; abortAt?: number }) {
  const controller = new AbortController();
  let intervals = 0;
  let attempts = 0;
  let waitedMs = 0;
  const succeeded = await waitForConsent({
    attempt: async () => {
      attempts += 1;
      return attempts === options.succeedsAt;
    },
    isVisible: () => options.visible?.(intervals) ?? true,
    delay: async (ms) => {
      waitedMs += ms;
      intervals += 1;
      if (intervals === options.abortAt) controller.abort();
    },
    onAttempt: () => undefined,
    signal: controller.signal,
  });
  return { succeeded, attempts, waitedMs };
}

describe('waiting for consent', () => {
  it('tries every 15 seconds until a token has the permission', async () => {
    expect(await wait({ succeedsAt: 3 })).toEqual({ succeeded: true, attempts: 3, waitedMs: 45_000 });
  });

  it('gives up after 20 attempts', async () => {
    expect(await wait({})).toEqual({ succeeded: false, attempts: 20, waitedMs: 300_000 });
  });

  it('does not try while the page is hidden', async () => {
    expect(await wait({ succeedsAt: 1, visible: (interval) => interval > 5 })).toMatchObject({
      succeeded: true,
      attempts: 1,
      waitedMs: 90_000,
    });
  });

  it('ends when the user stops it', async () => {
    expect(await wait({ abortAt: 2 })).toEqual({ succeeded: false, attempts: 1, waitedMs: 30_000 });
  });
});
