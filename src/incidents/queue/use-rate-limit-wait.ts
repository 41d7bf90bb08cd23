import type { RateLimiter } from '../../defender/limits/rate-limiter.ts';
import { type EpochMs, SECOND_MS } from '../../std/time.ts';
import { useNow } from '../../ui/use-now.ts';
import { useRateLimiterState } from './use-rate-limiter-state.ts';

/** A shorter wait is over before anybody could read of it. */
const SHORTEST_WAIT_MS = 2 * SECOND_MS;

/** Until when the next call has to wait, and who says so; `null` when it need not, or not for long. */
export function useRateLimitWait(
  gate: RateLimiter,
): { readonly until: EpochMs; readonly by: 'service' | 'quota' } | null {
  const { limitedBy, resumesAt } = useRateLimiterState(gate);
  const now = useNow(SECOND_MS);
  if (resumesAt === null || resumesAt - now < SHORTEST_WAIT_MS) return null;
  return { until: resumesAt, by: limitedBy ?? 'quota' };
}
