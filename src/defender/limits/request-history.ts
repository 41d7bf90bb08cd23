import * as v from 'valibot';
import type { RequestContext } from '../../http/request-context.ts';
import { MAX_RETRY_DELAY_MS } from '../../http/retry-after.ts';
import { addMs, type EpochMs, epochMs, HOUR_MS, SECOND_MS } from '../../std/time.ts';
import type { RateLimit } from '../dialects/dialect.ts';

type Operation = RequestContext['operation'];

/** When requests were sent, oldest first, and when the service accepts the next one after a 429. */
export type RequestHistory = {
  readonly requests: { readonly [Name in Operation]: readonly EpochMs[] };
  readonly resumesAt: EpochMs | null;
};

/** Added to every window, because the service's clock and the network latency differ from ours. */
const MARGIN_MS = SECOND_MS;

const MAX_ENTRIES = 5_000;
const Moments = v.fallback(v.pipe(v.array(v.pipe(v.number(), v.finite())), v.maxLength(MAX_ENTRIES)), []);
const StoredHistory = v.object({
  requests: v.object({
    'list-incidents': Moments,
    'read-incident': Moments,
    // A tab with an earlier version of this app stores neither.
    'update-incident': v.optional(Moments, []),
    'comment-incident': v.optional(Moments, []),
  }),
  resumesAt: v.fallback(v.nullable(v.pipe(v.number(), v.finite())), null),
});

export const EMPTY_HISTORY: RequestHistory = {
  requests: { 'list-incidents': [], 'read-incident': [], 'update-incident': [], 'comment-incident': [] },
  resumesAt: null,
};

function mapRequests<Moment extends number>(
  requests: { readonly [Name in Operation]: readonly Moment[] },
  map: (moments: readonly Moment[]) => readonly EpochMs[],
): RequestHistory['requests'] {
  return {
    'list-incidents': map(requests['list-incidents']),
    'read-incident': map(requests['read-incident']),
    'update-incident': map(requests['update-incident']),
    'comment-incident': map(requests['comment-incident']),
  };
}

/** Parses a stored history; `null` if the text is not one. */
export function parseRequestHistory(text: string | null): RequestHistory | null {
  if (text === null) return null;
  try {
    const { requests, resumesAt } = v.parse(StoredHistory, JSON.parse(text));
    const moments = (list: readonly number[]) => [...list].sort((a, b) => a - b).map(epochMs);
    return {
      requests: mapRequests(requests, moments),
      resumesAt: resumesAt === null ? null : epochMs(resumesAt),
    };
  } catch {
    return null;
  }
}

export function serializeRequestHistory(history: RequestHistory): string {
  return JSON.stringify(history);
}

/**
 * The history as it counts at `now`: entries older than an hour are dropped, and a request from the future, left by a
 * clock that was set back, counts as sent now. So no window exceeds its limit, and none stays blocked forever.
 */
export function historyAt(history: RequestHistory, now: EpochMs): RequestHistory {
  const kept = (moments: readonly EpochMs[]): readonly EpochMs[] =>
    moments.filter((moment) => moment > now - HOUR_MS - MARGIN_MS).map((moment) => epochMs(Math.min(moment, now)));
  const { resumesAt } = history;
  return {
    requests: mapRequests(history.requests, kept),
    resumesAt:
      resumesAt === null || resumesAt <= now
        ? null
        : epochMs(Math.min(resumesAt, now + MAX_RETRY_DELAY_MS + MARGIN_MS)),
  };
}

/** When the next request of the operation may start: `now` or later. Expects a history as of `now`. */
export function nextRequestAt(
  history: RequestHistory,
  limits: readonly RateLimit[],
  operation: Operation,
  now: EpochMs,
): EpochMs {
  let next = Math.max(now, history.resumesAt ?? now);
  for (const limit of limits) {
    if (!limit.operations.includes(operation)) continue;
    const moments = momentsOf(history, limit);
    const blocking = moments[moments.length - limit.maxRequests];
    if (blocking !== undefined) next = Math.max(next, blocking + limit.windowMs + MARGIN_MS);
  }
  return epochMs(next);
}

/** How many requests a limit still allows at `now`. Expects a history as of `now`. */
export function remainingRequests(history: RequestHistory, limit: RateLimit, now: EpochMs): number {
  const start = now - limit.windowMs - MARGIN_MS;
  return Math.max(0, limit.maxRequests - momentsOf(history, limit).filter((moment) => moment > start).length);
}

export function withRequest(history: RequestHistory, operation: Operation, now: EpochMs): RequestHistory {
  return { ...history, requests: { ...history.requests, [operation]: [...history.requests[operation], now] } };
}

/** Keeps the later of the two moments and adds a margin to the new one. */
export function withPause(history: RequestHistory, moment: EpochMs): RequestHistory {
  return { ...history, resumesAt: epochMs(Math.max(history.resumesAt ?? 0, addMs(moment, MARGIN_MS))) };
}

function momentsOf(history: RequestHistory, limit: RateLimit): readonly EpochMs[] {
  const lists = limit.operations.map((operation) => history.requests[operation]);
  return lists.length === 1 ? (lists[0] ?? []) : lists.flat().sort((a, b) => a - b);
}
