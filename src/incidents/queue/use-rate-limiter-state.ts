import { useSyncExternalStore } from 'react';
import type { RateLimiter, RateLimiterState } from '../../defender/limits/rate-limiter.ts';

/** What is left of a source's quota, kept up to date. */
export function useRateLimiterState(gate: RateLimiter): RateLimiterState {
  return useSyncExternalStore(gate.subscribe, gate.state);
}
