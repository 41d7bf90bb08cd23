import { delay } from '../../http/delay.ts';
import type { RequestLimiter } from '../../http/fetch-protected-resource.ts';
import { type Clock, type EpochMs, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../std/time.ts';
import type { KeyValueStore } from '../../storage/key-value-store.ts';
import type { RateLimit } from '../dialects/dialect.ts';
import {
  EMPTY_HISTORY,
  logAt,
  nextRequestAt,
  parseRequestHistory,
  type RequestHistory,
  remainingRequests,
  serializeRequestHistory,
  withClosing,
  withRequest,
} from './request-history.ts';

/** What people see of the quota of list calls. A snapshot: it keeps its identity until one of its values changes. */
export type RateLimiterState = {
  readonly remainingThisMinute: number;
  /** `null` where the service knows no hourly limit. */
  readonly remainingThisHour: number | null;
  /** When the next list call may start; `null` when it may start now. */
  readonly resumesAt: EpochMs | null;
  /** `service`: it answered 429. `quota`: we hold back so that it does not have to. */
  readonly limitedBy: 'service' | 'quota' | null;
};

/**
 * One per tenant and API, shared by every caller and, through the call log, by every tab and the next page load.
 * `subscribe` and `state` are for `useSyncExternalStore`; listeners are told of calls and closings, not of time passing.
 */
export type RateLimiter = {
  readonly subscribe: (listener: () => void) => () => void;
  readonly state: () => RateLimiterState;
};

/** A long wait is taken in steps, because a computer that slept wakes with another clock. */
const LONGEST_STEP_MS = 5 * SECOND_MS;

/** Lets calls through in a burst until a limit is reached, then as soon as each may. A store that fails is done without. */
export function createRateLimiter(options: {
  readonly key: string;
  readonly limits: readonly RateLimit[];
  readonly store: KeyValueStore | null;
  readonly clock: Clock;
}): RateLimiter & RequestLimiter {
  const { limits, clock } = options;
  const listeners = new Set<() => void>();
  let ownLog: RequestHistory = EMPTY_HISTORY;
  let snapshot: RateLimiterState | null = null;

  const read = (now: EpochMs): RequestHistory => {
    try {
      // Cleared or spoilt storage must not make us forget our own calls.
      return logAt(parseRequestHistory(options.store?.getItem(options.key) ?? null) ?? ownLog, now);
    } catch {
      return logAt(ownLog, now);
    }
  };
  const write = (log: RequestHistory) => {
    ownLog = log;
    try {
      options.store?.setItem(options.key, serializeRequestHistory(log));
    } catch {
      // Full or blocked: what was stored before would be read back as if nothing had been called since.
      forgetStored();
    }
  };
  const forgetStored = () => {
    try {
      options.store?.removeItem(options.key);
    } catch {
      // Then reading fails as well, and the own log counts.
    }
  };
  const tell = () => {
    for (const listener of listeners) listener();
  };

  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    state() {
      const now = clock();
      const fresh = stateOf(read(now), limits, now);
      if (snapshot === null || !isSame(snapshot, fresh)) snapshot = fresh;
      return snapshot;
    },
    async acquire(operation, signal) {
      while (!signal.aborted) {
        const now = clock();
        const log = read(now);
        const waitMs = nextRequestAt(log, limits, operation, now) - now;
        write(waitMs > 0 ? log : withRequest(log, operation, now));
        tell();
        if (waitMs <= 0) return;
        await delay(Math.min(waitMs, LONGEST_STEP_MS), signal);
      }
    },
    pauseUntil(moment) {
      const now = clock();
      write(logAt(withClosing(read(now), moment), now));
      tell();
    },
  };
}

function stateOf(log: RequestHistory, limits: readonly RateLimit[], now: EpochMs): RateLimiterState {
  const ofList = limits.filter((limit) => limit.operations.includes('list-incidents'));
  const left = (windowMs: number) =>
    ofList.filter((limit) => limit.windowMs === windowMs).map((limit) => remainingRequests(log, limit, now));
  const [thisHour = null] = left(HOUR_MS);
  const next = nextRequestAt(log, limits, 'list-incidents', now);
  const limitedBy = log.resumesAt !== null && log.resumesAt >= next ? 'service' : 'quota';
  return {
    remainingThisMinute: Math.min(...left(MINUTE_MS)),
    remainingThisHour: thisHour,
    resumesAt: next > now ? next : null,
    limitedBy: next > now ? limitedBy : null,
  };
}

function isSame(a: RateLimiterState, b: RateLimiterState): boolean {
  return (
    a.remainingThisMinute === b.remainingThisMinute &&
    a.remainingThisHour === b.remainingThisHour &&
    a.resumesAt === b.resumesAt &&
    a.limitedBy === b.limitedBy
  );
}
