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

const going = () => new AbortController().signal;

async function passes(rateLimiter: ReturnType<typeof aRateLimiter>, count: number): Promise<number[]> {
  const started = Date.now();
  const times: number[] = [];
  const all = Promise.all(
    Array.from({ length: count }, async () => {
      await rateLimiter.acquire('list-incidents', going());
      times.push(Date.now() - started);
    }),
  );
  await vi.runAllTimersAsync();
  await all;
  return times;
}

test('lets a burst through at once and the rest when the minute is over', async () => {
  expect(await passes(aRateLimiter(), 5)).toEqual([0, 0, 0, 61_000, 61_000]);
});

test('tells how many calls are left and until when it holds back', async () => {
  const rateLimiter = aRateLimiter();
  expect(rateLimiter.state()).toEqual({
    remainingThisMinute: 3,
    remainingThisHour: 10,
    resumesAt: null,
    limitedBy: null,
  });
  await passes(rateLimiter, 3);
  expect(rateLimiter.state()).toEqual({
    remainingThisMinute: 0,
    remainingThisHour: 7,
    resumesAt: Date.now() + 61_000,
    limitedBy: 'quota',
  });
});

test('is closed for everybody until the time of a 429', async () => {
  const rateLimiter = aRateLimiter();
  rateLimiter.pauseUntil(epochMs(Date.now() + 8_000));
  expect(rateLimiter.state()).toMatchObject({ resumesAt: Date.now() + 9_000, limitedBy: 'service' });
  expect(await passes(rateLimiter, 2)).toEqual([9_000, 9_000]);
});

test('keeps the identity of its state while nothing changes, and tells listeners when something does', async () => {
  const rateLimiter = aRateLimiter();
  const before = rateLimiter.state();
  expect(rateLimiter.state()).toBe(before);
  const listener = vi.fn();
  const leave = rateLimiter.subscribe(listener);
  await passes(rateLimiter, 1);
  expect(listener).toHaveBeenCalled();
  expect(rateLimiter.state()).not.toBe(before);
  leave();
  listener.mockClear();
  await passes(rateLimiter, 1);
  expect(listener).not.toHaveBeenCalled();
});

test('shares its log with other tabs and the next page load', async () => {
  const store = createMemoryStore();
  await passes(aRateLimiter(store), 2);
  const otherTab = aRateLimiter(store);
  expect(otherTab.state().remainingThisMinute).toBe(1);
  otherTab.pauseUntil(epochMs(Date.now() + 30_000));
  expect(aRateLimiter(store).state().limitedBy).toBe('service');
});

test.each<readonly [string, KeyValueStore | null]>([
  ['is none', null],
  ['throws', { getItem: fails, setItem: fails, removeItem: fails }],
  ['is full', { ...createMemoryStore(), setItem: fails }],
  ['holds nonsense', { ...createMemoryStore(), getItem: () => '{"requests":"many"}' }],
])('keeps the limits where the store %s', async (_what, store) => {
  expect(await passes(aRateLimiter(store), 4)).toEqual([0, 0, 0, 61_000]);
});

function fails(): never {
  throw new DOMException('no', 'QuotaExceededError');
}

test('stops waiting when the caller no longer wants to, without counting a call', async () => {
  const rateLimiter = aRateLimiter();
  await passes(rateLimiter, 3);
  const caller = new AbortController();
  const waiting = rateLimiter.acquire('list-incidents', caller.signal);
  caller.abort();
  await waiting;
  expect(rateLimiter.state().remainingThisHour).toBe(7);
});
