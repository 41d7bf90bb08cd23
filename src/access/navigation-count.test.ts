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
  return { count: createNavigationCount(store, () => clock.now), clock, store };
}

describe('departures', () => {
  it('are two a minute at most', () => {
    const { count, clock } = aCount();
    expect([count.tryLeave(), count.tryLeave(), count.tryLeave()]).toEqual([true, true, false]);
    clock.now = epochMs(START + MINUTE_MS - 1);
    expect(count.tryLeave()).toBe(false);
    clock.now = epochMs(START + MINUTE_MS);
    expect(count.tryLeave()).toBe(true);
  });

  it('are counted across page loads', () => {
    const { store, count } = aCount();
    count.tryLeave();
    count.tryLeave();
    expect(createNavigationCount(store, () => START).tryLeave()).toBe(false);
  });

  it('are possible again after a reset', () => {
    const { count } = aCount();
    count.tryLeave();
    count.tryLeave();
    count.reset();
    expect(count.tryLeave()).toBe(true);
  });

  it('keep what the last answer said, and nothing that is not of its kind', () => {
    const { count, store } = aCount();
    const correlationId = '99999999-9999-4999-8999-999999999999';
    count.keepAnswer({ aadstsCode: 65004, correlationId });
    count.tryLeave();
    expect(count.lastAnswer()).toEqual({ aadstsCode: 65004, correlationId });
    count.keepAnswer({});
    expect(count.lastAnswer()).toEqual({});
    store.setItem(NAVIGATION_COUNT_KEY, '{"at":[],"lastCorrelationId":"analyst@soc.example"}');
    expect(count.lastAnswer()).toEqual({});
  });

  it.each(['', 'null', '[]', '{"at":"x"}', '{"at":[1,2,3]}', '{'])(
    'are not counted from %j, and counting goes on',
    (stored) => {
      const { count } = aCount(stored);
      expect([count.tryLeave(), count.tryLeave(), count.tryLeave()]).toEqual([true, true, false]);
    },
  );
});

test('no window of a minute ever holds three departures, whenever they are tried', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 90_000 }), { maxLength: 40 }), (pauses) => {
      const { count, clock } = aCount();
      const left: number[] = [];
      for (const pause of pauses) {
        clock.now = epochMs(clock.now + pause);
        if (count.tryLeave()) left.push(clock.now);
      }
      for (const [index, at] of left.entries()) {
        const third = left[index + 2];
        if (third !== undefined) expect(third - at).toBeGreaterThanOrEqual(MINUTE_MS);
      }
    }),
    { numRuns: 10_000 },
  );
});

test('a clock that was set back never opens the gate early, and opens it a minute after the next try at the latest', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 400 * DAY_MS }), (setBack) => {
      const { count, clock } = aCount();
      count.tryLeave();
      count.tryLeave();
      clock.now = epochMs(START - setBack);
      expect(count.tryLeave()).toBe(false);
      clock.now = epochMs(START - setBack + MINUTE_MS - 1);
      expect(count.tryLeave()).toBe(false);
      clock.now = epochMs(START - setBack + MINUTE_MS);
      expect(count.tryLeave()).toBe(true);
    }),
    { numRuns: 1_000 },
  );
});
