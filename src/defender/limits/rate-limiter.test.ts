import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { epochMs, HOUR_MS, MINUTE_MS } from '../../std/time.ts';
import { createMemoryStore, type KeyValueStore } from '../../storage/key-value-store.ts';
import { createRateLimiter } from './rate-limiter.ts';
import type { RateLimit } from './request-history.ts';

const LIMITS: readonly RateLimit[] = [
  { operations: ['list-incidents'], windowMs: MINUTE_MS, calls: 3 },
  { operations: ['list-incidents'], windowMs: HOUR_MS, calls: 10 },
];

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2026-11-20T10:00:00Z') });
});
afterEach(() => {
  vi.useRealTimers();
});

function aGate(store: KeyValueStore | null = createMemoryStore()) {
  return createRateLimiter({
    key: 'gatehouse.calls.t-1.defender-xdr',
    limits: LIMITS,
    store,
    clock: () => epochMs(Date.now()),
  });
}

const going = () => new AbortController().signal;

async function passes(gate: ReturnType<typeof aGate>, count: number): Promise<number[]> {
  const started = Date.now();
  const times: number[] = [];
  const all = Promise.all(
    Array.from({ length: count }, async () => {
      await gate.pass('list-incidents', going());
      times.push(Date.now() - started);
    }),
  );
  await vi.runAllTimersAsync();
  await all;
  return times;
}

test('lets a burst through at once and the rest when the minute is over', async () => {
  expect(await passes(aGate(), 5)).toEqual([0, 0, 0, 61_000, 61_000]);
});

test('tells how many calls are left and until when it holds back', async () => {
  const gate = aGate();
  expect(gate.state()).toEqual({ callsLeftThisMinute: 3, callsLeftThisHour: 10, closedUntil: null, closedBy: null });
  await passes(gate, 3);
  expect(gate.state()).toEqual({
    callsLeftThisMinute: 0,
    callsLeftThisHour: 7,
    closedUntil: Date.now() + 61_000,
    closedBy: 'quota',
  });
});

test('is closed for everybody until the time of a 429', async () => {
  const gate = aGate();
  gate.closeUntil(epochMs(Date.now() + 8_000));
  expect(gate.state()).toMatchObject({ closedUntil: Date.now() + 9_000, closedBy: 'service' });
  expect(await passes(gate, 2)).toEqual([9_000, 9_000]);
});

test('keeps the identity of its state while nothing changes, and tells listeners when something does', async () => {
  const gate = aGate();
  const before = gate.state();
  expect(gate.state()).toBe(before);
  const listener = vi.fn();
  const leave = gate.subscribe(listener);
  await passes(gate, 1);
  expect(listener).toHaveBeenCalled();
  expect(gate.state()).not.toBe(before);
  leave();
  listener.mockClear();
  await passes(gate, 1);
  expect(listener).not.toHaveBeenCalled();
});

test('shares its log with other tabs and the next page load', async () => {
  const store = createMemoryStore();
  await passes(aGate(store), 2);
  const otherTab = aGate(store);
  expect(otherTab.state().callsLeftThisMinute).toBe(1);
  otherTab.closeUntil(epochMs(Date.now() + 30_000));
  expect(aGate(store).state().closedBy).toBe('service');
});

test.each<readonly [string, KeyValueStore | null]>([
  ['is none', null],
  ['throws', { getItem: fails, setItem: fails, removeItem: fails }],
  ['is full', { ...createMemoryStore(), setItem: fails }],
  ['holds nonsense', { ...createMemoryStore(), getItem: () => '{"calls":"many"}' }],
])('keeps the limits where the store %s', async (_what, store) => {
  expect(await passes(aGate(store), 4)).toEqual([0, 0, 0, 61_000]);
});

function fails(): never {
  throw new DOMException('no', 'QuotaExceededError');
}

test('stops waiting when the caller no longer wants to, without counting a call', async () => {
  const gate = aGate();
  await passes(gate, 3);
  const caller = new AbortController();
  const waiting = gate.pass('list-incidents', caller.signal);
  caller.abort();
  await waiting;
  expect(gate.state().callsLeftThisHour).toBe(7);
});
