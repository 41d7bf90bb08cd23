import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { DAY_MS, type EpochMs, epochMs, MINUTE_MS } from '../std/time.ts';
import { createMemoryStore } from '../storage/key-value-store.ts';
import { NAVIGATION_COUNT_KEY } from '../storage/storage-keys.ts';
import { createNavigationCount } from './navigation-count.ts';

const START = epochMs(1_800_000_000_000);

function aCount(stored?: string) {
  const store = createMemoryStore();
  if (stored !== undefined) store.setItem(NAVIGATION_COUNT_KEY, stored);
  const clock: { now: EpochMs } = { now: START };
  return { count: createNavigationCount({ store, clock: () => clock.now }), clock, store };
}

describe('navigations to the sign-in page', () => {
  it('are limited to two per minute', () => {
    const { count, clock } = aCount();
    expect([count.tryNavigate(), count.tryNavigate(), count.tryNavigate()]).toEqual([true, true, false]);
    clock.now = epochMs(START + MINUTE_MS - 1);
    expect(count.tryNavigate()).toBe(false);
    clock.now = epochMs(START + MINUTE_MS);
    expect(count.tryNavigate()).toBe(true);
  });

  it('are counted across page loads', () => {
    const { store, count } = aCount();
    count.tryNavigate();
    count.tryNavigate();
    expect(createNavigationCount({ store, clock: () => START }).tryNavigate()).toBe(false);
  });

  it('are allowed again after a reset', () => {
    const { count } = aCount();
    count.tryNavigate();
    count.tryNavigate();
    count.reset();
    expect(count.tryNavigate()).toBe(true);
  });

  it('store the ids of the last failure and ignore invalid ones', () => {
    const { count, store } = aCount();
    const correlationId = '99999999-9999-4999-8999-999999999999';
    count.setLastFailure({ aadstsCode: 65004, correlationId });
    count.tryNavigate();
    expect(count.lastFailure()).toEqual({ aadstsCode: 65004, correlationId });
    count.setLastFailure({});
    expect(count.lastFailure()).toEqual({});
    store.setItem(NAVIGATION_COUNT_KEY, '{"at":[],"lastCorrelationId":"analyst@soc.example"}');
    expect(count.lastFailure()).toEqual({});
  });

  it.each(['', 'null', '[]', '{"at":"x"}', '{"at":[1,2,3]}', '{'])(
    'are counted from zero if the stored value is %j',
    (stored) => {
      const { count } = aCount(stored);
      expect([count.tryNavigate(), count.tryNavigate(), count.tryNavigate()]).toEqual([true, true, false]);
    },
  );
});

test('no window of one minute contains three navigations, whenever they are attempted', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 90_000 }), { maxLength: 40 }), (pauses) => {
      const { count, clock } = aCount();
      const navigations: number[] = [];
      for (const pause of pauses) {
        clock.now = epochMs(clock.now + pause);
        if (count.tryNavigate()) navigations.push(clock.now);
      }
      for (const [index, at] of navigations.entries()) {
        const third = navigations[index + 2];
        if (third !== undefined) expect(third - at).toBeGreaterThanOrEqual(MINUTE_MS);
      }
    }),
    { numRuns: 10_000 },
  );
});

test('after the clock is set back, the next navigation is allowed one minute after the refused one', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 400 * DAY_MS }), (setBack) => {
      const { count, clock } = aCount();
      count.tryNavigate();
      count.tryNavigate();
      clock.now = epochMs(START - setBack);
      expect(count.tryNavigate()).toBe(false);
      clock.now = epochMs(START - setBack + MINUTE_MS - 1);
      expect(count.tryNavigate()).toBe(false);
      clock.now = epochMs(START - setBack + MINUTE_MS);
      expect(count.tryNavigate()).toBe(true);
    }),
    { numRuns: 1_000 },
  );
});
