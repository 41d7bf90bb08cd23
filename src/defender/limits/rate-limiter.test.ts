import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { epochMs, HOUR_MS, MINUTE_MS } from '../../std/time.ts';
import { createMemoryStore, type KeyValueStore } from '../../storage/key-value-store.ts';
import type { RateLimit } from '../dialects/dialect.ts';
import { createRateLimiter } from './rate-limiter.ts';

const LIMITS: readonly RateLimit[] = [
  { operations: ['list-incidents'], windowMs: MINUTE_MS, maxRequests: 3 },
  { operations: ['list-incidents'], windowMs: HOUR_MS, maxRequests: 10 },
];

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2026-11-20T10:00:00Z') });
});
afterEach(() => {
  vi.useRealTimers();
});

function aRateLimiter(store: KeyValueStore | null = createMemoryStore()) {
  return createRateLimiter({
    key: 'gatehouse.requests.t-1.defender-xdr',
    limits: LIMITS,
    store,
    clock: () => epochMs(Date.now()),
  });
}

test('a pause that the user ends lets waiting requests start at once, and keeps the documented limits', async () => {
  const rateLimiter = aRateLimiter();
  rateLimiter.pauseUntil(epochMs(Date.now() + HOUR_MS));
  const started: number[] = [];
  const acquire = async () => {
    await rateLimiter.acquire('list-incidents', notAborted());
    started.push(Date.now());
  };
  const all = Promise.all([acquire(), acquire(), acquire(), acquire()]);
  await vi.advanceTimersByTimeAsync(12_345);
  expect(started).toEqual([]);
  const endedAt = Date.now();
  rateLimiter.endPause();
  await vi.advanceTimersByTimeAsync(1);
  expect(started).toEqual([endedAt, endedAt, endedAt]);
  expect(rateLimiter.state()).toMatchObject({ limitedBy: 'quota' });
  await vi.runAllTimersAsync();
  await all;
  expect(started[3]).toBeGreaterThanOrEqual(endedAt + MINUTE_MS);
});

const notAborted = () => new AbortController().signal;

async function acquireTimes(rateLimiter: ReturnType<typeof aRateLimiter>, count: number): Promise<number[]> {
  const started = Date.now();
  const times: number[] = [];
  const all = Promise.all(
    Array.from({ length: count }, async () => {
      await rateLimiter.acquire('list-incidents', notAborted());
      times.push(Date.now() - started);
    }),
  );
  await vi.runAllTimersAsync();
  await all;
  return times;
}

test('allows a burst at once and the rest after the minute', async () => {
  expect(await acquireTimes(aRateLimiter(), 5)).toEqual([0, 0, 0, 61_000, 61_000]);
});

test('reports the remaining requests and when it resumes', async () => {
  const rateLimiter = aRateLimiter();
  expect(rateLimiter.state()).toEqual({
    remainingThisMinute: 3,
    remainingThisHour: 10,
    resumesAt: null,
    limitedBy: null,
  });
  await acquireTimes(rateLimiter, 3);
  expect(rateLimiter.state()).toEqual({
    remainingThisMinute: 0,
    remainingThisHour: 7,
    resumesAt: Date.now() + 61_000,
    limitedBy: 'quota',
  });
});

test('delays every caller until the time of a 429', async () => {
  const rateLimiter = aRateLimiter();
  rateLimiter.pauseUntil(epochMs(Date.now() + 8_000));
  expect(rateLimiter.state()).toMatchObject({ resumesAt: Date.now() + 9_000, limitedBy: 'service' });
  expect(await acquireTimes(rateLimiter, 2)).toEqual([9_000, 9_000]);
});

test('keeps the identity of its state until something changes, and then notifies its listeners', async () => {
  const rateLimiter = aRateLimiter();
  const before = rateLimiter.state();
  expect(rateLimiter.state()).toBe(before);
  const listener = vi.fn();
  const unsubscribe = rateLimiter.subscribe(listener);
  await acquireTimes(rateLimiter, 1);
  expect(listener).toHaveBeenCalled();
  expect(rateLimiter.state()).not.toBe(before);
  unsubscribe();
  listener.mockClear();
  await acquireTimes(rateLimiter, 1);
  expect(listener).not.toHaveBeenCalled();
});

test('shares its log with other tabs and the next page load', async () => {
  const store = createMemoryStore();
  await acquireTimes(aRateLimiter(store), 2);
  const otherTab = aRateLimiter(store);
  expect(otherTab.state().remainingThisMinute).toBe(1);
  otherTab.pauseUntil(epochMs(Date.now() + 30_000));
  expect(aRateLimiter(store).state().limitedBy).toBe('service');
});

test.each<readonly [string, KeyValueStore | null]>([
  ['is missing', null],
  ['throws', { getItem: fails, setItem: fails, removeItem: fails }],
  ['is full', { ...createMemoryStore(), setItem: fails }],
  ['holds an invalid history', { ...createMemoryStore(), getItem: () => '{"requests":"many"}' }],
])('keeps the limits when the store %s', async (_what, store) => {
  expect(await acquireTimes(aRateLimiter(store), 4)).toEqual([0, 0, 0, 61_000]);
});

function fails(): never {
  throw new DOMException('no', 'QuotaExceededError');
}

test('stops waiting when the caller aborts, without counting a request', async () => {
  const rateLimiter = aRateLimiter();
  await acquireTimes(rateLimiter, 3);
  const caller = new AbortController();
  const waiting = rateLimiter.acquire('list-incidents', caller.signal);
  caller.abort();
  await waiting;
  expect(rateLimiter.state().remainingThisHour).toBe(7);
});
