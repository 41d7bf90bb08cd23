import * as v from 'valibot';
import type { RequestContext } from '../../http/request-context.ts';
import { MAX_RETRY_DELAY_MS } from '../../http/retry-after.ts';
import { addMs, type EpochMs, epochMs, HOUR_MS, SECOND_MS } from '../../std/time.ts';
import type { RateLimit } from '../dialects/dialect.ts';

type Operation = RequestContext['operation'];

/** When calls were made, oldest first, and until when the service wants none. */
export type RequestHistory = {
  readonly requests: { readonly [Name in Operation]: readonly EpochMs[] };
  readonly resumesAt: EpochMs | null;
};

/** Kept free on top of every window: the service's clock and its way to us are not ours. */
const MARGIN_MS = SECOND_MS;

const MOST_ENTRIES = 5_000;
const Moments = v.fallback(v.pipe(v.array(v.pipe(v.number(), v.finite())), v.maxLength(MOST_ENTRIES)), []);
const StoredLog = v.object({
  requests: v.object({ 'list-incidents': Moments, 'read-incident': Moments }),
  resumesAt: v.fallback(v.nullable(v.pipe(v.number(), v.finite())), null),
});

export const EMPTY_HISTORY: RequestHistory = {
  requests: { 'list-incidents': [], 'read-incident': [] },
  resumesAt: null,
};

/** Reads a stored log; `null` for anything that is none. */
export function parseRequestHistory(text: string | null): RequestHistory | null {
  if (text === null) return null;
  try {
    const { requests, resumesAt } = v.parse(StoredLog, JSON.parse(text));
    const moments = (list: readonly number[]) => [...list].sort((a, b) => a - b).map(epochMs);
    return {
      requests: {
        'list-incidents': moments(requests['list-incidents']),
        'read-incident': moments(requests['read-incident']),
      },
      resumesAt: resumesAt === null ? null : epochMs(resumesAt),
    };
  } catch {
    return null;
  }
}

export function serializeRequestHistory(log: RequestHistory): string {
  return JSON.stringify(log);
}

/**
 * The log as it counts at `now`: what is older than an hour is dropped, and a call from the future, which a clock set
 * back leaves behind, counts as made now; so no window can hold more calls than it may, and none is closed for ever.
 */
export function logAt(log: RequestHistory, now: EpochMs): RequestHistory {
  const kept = (moments: readonly EpochMs[]) =>
    moments.filter((moment) => moment > now - HOUR_MS - MARGIN_MS).map((moment) => epochMs(Math.min(moment, now)));
  const { resumesAt } = log;
  return {
    requests: {
      'list-incidents': kept(log.requests['list-incidents']),
      'read-incident': kept(log.requests['read-incident']),
    },
    resumesAt:
      resumesAt === null || resumesAt <= now
        ? null
        : epochMs(Math.min(resumesAt, now + MAX_RETRY_DELAY_MS + MARGIN_MS)),
  };
}

/** When the next call of the operation may start: `now` or later. Takes a log as of `now`. */
export function nextRequestAt(
  log: RequestHistory,
  limits: readonly RateLimit[],
  operation: Operation,
  now: EpochMs,
): EpochMs {
  let next = Math.max(now, log.resumesAt ?? now);
  for (const limit of limits) {
    if (!limit.operations.includes(operation)) continue;
    const moments = momentsOf(log, limit);
    const hindering = moments[moments.length - limit.maxRequests];
    if (hindering !== undefined) next = Math.max(next, hindering + limit.windowMs + MARGIN_MS);
  }
  return epochMs(next);
}

/** How many calls of a limit may still be made at `now`. Takes a log as of `now`. */
export function remainingRequests(log: RequestHistory, limit: RateLimit, now: EpochMs): number {
  const start = now - limit.windowMs - MARGIN_MS;
  return Math.max(0, limit.maxRequests - momentsOf(log, limit).filter((moment) => moment > start).length);
}

export function withRequest(log: RequestHistory, operation: Operation, now: EpochMs): RequestHistory {
  return { ...log, requests: { ...log.requests, [operation]: [...log.requests[operation], now] } };
}

/** The later of the two moments holds; a margin is added to the new one. */
export function withClosing(log: RequestHistory, moment: EpochMs): RequestHistory {
  return { ...log, resumesAt: epochMs(Math.max(log.resumesAt ?? 0, addMs(moment, MARGIN_MS))) };
}

function momentsOf(log: RequestHistory, limit: RateLimit): readonly EpochMs[] {
  const lists = limit.operations.map((operation) => log.requests[operation]);
  return lists.length === 1 ? (lists[0] ?? []) : lists.flat().sort((a, b) => a - b);
}
