import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../../std/time.ts';

export type QuotaLimit = { readonly calls: number; readonly withinMs: number };

/** The exceeded limit, and how long to wait until it allows a request again. */
export type QuotaRefusal = { readonly limit: QuotaLimit; readonly waitMs: number };

export type Quota = {
  /** Counts a request for this key. Returns the exceeded limit instead, without counting, if there is one. */
  take(key: string, limits: readonly QuotaLimit[], nowMs: number): QuotaRefusal | null;
};

export const perMinute = (calls: number): QuotaLimit => ({ calls, withinMs: MINUTE_MS });
export const perHour = (calls: number): QuotaLimit => ({ calls, withinMs: HOUR_MS });

/** A quota with rolling windows: a request counts for the length of the window. */
export function createQuota(): Quota {
  const callsByKey = new Map<string, number[]>();
  return {
    take(key, limits, nowMs) {
      const longest = limits.reduce((length, limit) => Math.max(length, limit.withinMs), 0);
      const calls = (callsByKey.get(key) ?? []).filter((at) => at > nowMs - longest);
      callsByKey.set(key, calls);
      let refusal: QuotaRefusal | null = null;
      for (const limit of limits) {
        const counted = calls.filter((at) => at > nowMs - limit.withinMs);
        const freeing = counted[counted.length - limit.calls];
        if (freeing === undefined) continue;
        const waitMs = freeing + limit.withinMs - nowMs;
        if (refusal === null || waitMs > refusal.waitMs) refusal = { limit, waitMs };
      }
      if (refusal === null) calls.push(nowMs);
      return refusal;
    },
  };
}

/** The wait in whole seconds, rounded up, at least one. */
export function secondsToWait(refusal: QuotaRefusal): number {
  return Math.max(1, Math.ceil(refusal.waitMs / SECOND_MS));
}

/** Formats a window as `00:01:00`, as in the observed message. */
export function formatWindow(limit: QuotaLimit): string {
  const seconds = Math.round(limit.withinMs / SECOND_MS);
  return [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60, seconds % 60]
    .map((part) => String(part).padStart(2, '0'))
    .join(':');
}
