import { delay } from '../../http/delay.ts';
import type { RequestLimiter } from '../../http/fetch-protected-resource.ts';
import { type Clock, type EpochMs, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../std/time.ts';
import type { KeyValueStore } from '../../storage/key-value-store.ts';
import type { RateLimit } from '../dialects/dialect.ts';
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

/** The quota of list requests, for display. A snapshot that keeps its identity until one of its values changes. */
export type RateLimiterState = {
  readonly remainingThisMinute: number;
  /** `null` if the service has no hourly limit. */
  readonly remainingThisHour: number | null;
  /** When the next list request may start; `null` if it may start now. */
  readonly resumesAt: EpochMs | null;
  /** `service`: it responded with 429. `quota`: another request would exceed a documented limit. */
  readonly limitedBy: 'service' | 'quota' | null;
};

/**
 * One per quota, shared by every caller and, through the stored history, by every tab and the next page load. Listeners
 * are called when a request is sent or the limiter is paused, not when time passes.
 */
export type RateLimiter = {
  readonly subscribe: (listener: () => void) => () => void;
  readonly state: () => RateLimiterState;
  /** Ends a pause that a 429 imposed, in every tab. The documented limits still apply. */
  readonly endPause: () => void;
};

/** A long delay is split into steps, because the clock jumps when a computer wakes from sleep. */
const MAX_STEP_MS = 5 * SECOND_MS;

/** Allows a burst until a limit is reached, then delays each request until the window has room. Works without a store. */
export function createRateLimiter(options: {
  readonly key: string;
  readonly limits: readonly RateLimit[];
  readonly store: KeyValueStore | null;
  readonly clock: Clock;
}): RateLimiter & RequestLimiter {
  const { limits, clock } = options;
  const listeners = new Set<() => void>();
  let ownHistory: RequestHistory = EMPTY_HISTORY;
  let snapshot: RateLimiterState | null = null;
  let waiting = new AbortController();

  const read = (now: EpochMs): RequestHistory => {
    try {
      // If storage is cleared or corrupt, this tab's own requests must still count.
      return historyAt(parseRequestHistory(options.store?.getItem(options.key) ?? null) ?? ownHistory, now);
    } catch {
      return historyAt(ownHistory, now);
    }
  };
  const write = (history: RequestHistory) => {
    ownHistory = history;
    try {
      options.store?.setItem(options.key, serializeRequestHistory(history));
    } catch {
      // Storage is full or blocked. An outdated entry would hide the requests sent since.
      forgetStored();
    }
  };
  const forgetStored = () => {
    try {
      options.store?.removeItem(options.key);
    } catch {
      // Then reading fails too, and this tab's own history counts.
    }
  };
  const notify = () => {
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
        const history = read(now);
        const waitMs = nextRequestAt(history, limits, operation, now) - now;
        write(waitMs > 0 ? history : withRequest(history, operation, now));
        notify();
        if (waitMs <= 0) return;
        await delay(Math.min(waitMs, MAX_STEP_MS), AbortSignal.any([signal, waiting.signal]));
      }
    },
    endPause() {
      write({ ...read(clock()), resumesAt: null });
      waiting.abort();
      waiting = new AbortController();
      notify();
    },
    pauseUntil(moment) {
      const now = clock();
      write(historyAt(withPause(read(now), moment), now));
      notify();
    },
  };
}

function stateOf(history: RequestHistory, limits: readonly RateLimit[], now: EpochMs): RateLimiterState {
  const ofList = limits.filter((limit) => limit.operations.includes('list-incidents'));
  const left = (windowMs: number) =>
    ofList.filter((limit) => limit.windowMs === windowMs).map((limit) => remainingRequests(history, limit, now));
  const [thisHour = null] = left(HOUR_MS);
  const next = nextRequestAt(history, limits, 'list-incidents', now);
  const limitedBy = history.resumesAt !== null && history.resumesAt >= next ? 'service' : 'quota';
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
