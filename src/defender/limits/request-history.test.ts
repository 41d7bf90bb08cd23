import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type EpochMs, epochMs, HOUR_MS, MINUTE_MS } from '../../std/time.ts';
import { DEFENDER_XDR } from '../dialects/defender-xdr-dialect.ts';
import type { RateLimit } from '../dialects/dialect.ts';
import { GRAPH_SECURITY } from '../dialects/graph-security-dialect.ts';
import {
  EMPTY_HISTORY,
  historyAt,
  nextRequestAt,
  parseRequestHistory,
  type RequestHistory,
  remainingRequests,
  serializeRequestHistory,
  withPause,
  withRequest,
} from './request-history.ts';

const NOW = epochMs(1_800_000_000_000);

/** Sends requests as early as the history allows, on a clock that may be set back, and returns their true times. */
function trace(
  limits: readonly RateLimit[],
  steps: readonly { readonly waitMs: number; readonly setBackMs: number }[],
) {
  let trueMs = 0;
  let offsetMs: number = NOW;
  let history: RequestHistory = EMPTY_HISTORY;
  const times: number[] = [];
  for (const { waitMs, setBackMs } of steps) {
    trueMs += waitMs;
    offsetMs -= setBackMs;
    for (;;) {
      const now = epochMs(trueMs + offsetMs);
      // Round-trips through the store every time, as the rate limiter does.
      history = historyAt(parseRequestHistory(serializeRequestHistory(history)) ?? EMPTY_HISTORY, now);
      const delayMs = nextRequestAt(history, limits, 'list-incidents', now) - now;
      if (delayMs <= 0) break;
      trueMs += delayMs;
    }
    history = withRequest(history, 'list-incidents', epochMs(trueMs + offsetMs));
    times.push(trueMs);
  }
  return times;
}

function mostWithin(times: readonly number[], windowMs: number): number {
  let most = 0;
  let start = 0;
  for (const [index, time] of times.entries()) {
    while ((times[start] ?? time) <= time - windowMs) start += 1;
    most = Math.max(most, index - start + 1);
  }
  return most;
}

const step = fc.record({
  waitMs: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 200 }), fc.integer({ min: 0, max: 90_000 })),
  setBackMs: fc.oneof(
    { weight: 9, arbitrary: fc.constant(0) },
    { weight: 1, arbitrary: fc.integer({ min: 0, max: 600_000 }) },
  ),
});

test('no window exceeds its limit, for any trace and any backward clock change (security law)', () => {
  const limits: readonly RateLimit[] = [
    { operations: ['list-incidents'], windowMs: MINUTE_MS, maxRequests: 5 },
    { operations: ['list-incidents'], windowMs: HOUR_MS, maxRequests: 20 },
  ];
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const times = trace(limits, steps);
      expect(mostWithin(times, MINUTE_MS)).toBeLessThanOrEqual(5);
      expect(mostWithin(times, HOUR_MS)).toBeLessThanOrEqual(20);
    }),
    { numRuns: 10_000 },
  );
});

test('allows Defender XDR exactly 50 list requests a minute and 1,500 an hour', () => {
  const times = trace(
    DEFENDER_XDR.rateLimits,
    Array.from({ length: 3_200 }, () => ({ waitMs: 0, setBackMs: 0 })),
  );
  expect(mostWithin(times, MINUTE_MS)).toBe(50);
  expect(mostWithin(times, HOUR_MS)).toBe(1_500);
  expect(times[49]).toBe(0);
  expect(times[50]).toBe(61_000);
});

test('counts requests for one incident separately from lists', () => {
  let history = EMPTY_HISTORY;
  for (let count = 0; count < 50; count += 1) history = withRequest(history, 'list-incidents', NOW);
  expect(nextRequestAt(history, DEFENDER_XDR.rateLimits, 'list-incidents', NOW)).toBe(NOW + 61_000);
  expect(nextRequestAt(history, DEFENDER_XDR.rateLimits, 'read-incident', NOW)).toBe(NOW);
});

test('counts operations together if one limit covers both', () => {
  const both: RateLimit = { operations: ['list-incidents', 'read-incident'], windowMs: MINUTE_MS, maxRequests: 2 };
  const history = withRequest(withRequest(EMPTY_HISTORY, 'read-incident', NOW), 'list-incidents', NOW);
  expect(nextRequestAt(history, [both], 'read-incident', NOW)).toBe(NOW + 61_000);
  expect(remainingRequests(history, both, NOW)).toBe(0);
});

test('pauses until the time of a 429 plus a second of margin, at most 15 minutes', () => {
  const closed = withPause(EMPTY_HISTORY, epochMs(NOW + 8_000));
  expect(nextRequestAt(historyAt(closed, NOW), [], 'read-incident', NOW)).toBe(NOW + 9_000);
  expect(withPause(closed, epochMs(NOW + 1_000)).resumesAt).toBe(NOW + 9_000);
  const setBack = epochMs(NOW - HOUR_MS);
  expect(historyAt(closed, setBack).resumesAt).toBe(setBack + 15 * MINUTE_MS + 1_000);
});

test('drops requests older than an hour', () => {
  const history = withRequest(EMPTY_HISTORY, 'list-incidents', NOW);
  expect(historyAt(history, epochMs(NOW + HOUR_MS + 1_000)).requests['list-incidents']).toEqual([]);
});

test.each([null, '', '[]', '{"requests":1}', '{"requests":{}', 'null'])(
  'rejects %j, which is not a history',
  (text) => {
    expect(parseRequestHistory(text)?.requests['list-incidents'] ?? []).toEqual([]);
  },
);

test('parses any stored text without throwing', () => {
  const history = fc.record({ requests: fc.anything(), resumesAt: fc.anything() });
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.json(),
        history.map((value) => JSON.stringify(value) ?? ''),
      ),
      (text) => {
        const read: RequestHistory | null = parseRequestHistory(text);
        const next: EpochMs = nextRequestAt(
          historyAt(read ?? EMPTY_HISTORY, NOW),
          DEFENDER_XDR.rateLimits,
          'list-incidents',
          NOW,
        );
        expect(next).toBeLessThanOrEqual(NOW + HOUR_MS + 1_000);
      },
    ),
    { numRuns: 10_000 },
  );
});

test('counts changes on their own in Defender XDR (50 a minute, 1,500 an hour), and with all others in Graph', () => {
  const fifty = Array.from({ length: 50 }).reduce<RequestHistory>(
    (history) => withRequest(history, 'update-incident', NOW),
    EMPTY_HISTORY,
  );
  const next = (limits: readonly RateLimit[], operation: Parameters<typeof nextRequestAt>[2]) =>
    nextRequestAt(fifty, limits, operation, NOW) - NOW;
  expect(next(DEFENDER_XDR.rateLimits, 'update-incident')).toBe(61_000);
  expect(next(DEFENDER_XDR.rateLimits, 'read-incident')).toBe(0);
  const full = Array.from({ length: 100 }).reduce<RequestHistory>(
    (history) => withRequest(history, 'comment-incident', NOW),
    fifty,
  );
  expect(nextRequestAt(full, GRAPH_SECURITY.rateLimits, 'read-incident', NOW) - NOW).toBe(61_000);
});

test('reads a history that an earlier version stored, which counted no changes', () => {
  const stored = '{"requests":{"list-incidents":[1],"read-incident":[2]},"resumesAt":null}';
  expect(parseRequestHistory(stored)?.requests).toEqual({
    'list-incidents': [1],
    'read-incident': [2],
    'update-incident': [],
    'comment-incident': [],
  });
});
