import type { RateLimiter } from '../../defender/limits/rate-limiter.ts';
import { type EpochMs, SECOND_MS } from '../../std/time.ts';
import { useNow } from '../../ui/use-now.ts';
import { useStore } from '../../ui/use-store.ts';

/** A shorter wait ends before the user could read a notice about it. */
const SHORTEST_WAIT_MS = 2 * SECOND_MS;

/** When the next request may start, and what limits it; `null` if it may start now or soon. */
export function useRateLimitWait(
  rateLimiter: RateLimiter,
): { readonly until: EpochMs; readonly by: 'service' | 'quota' } | null {
  const { limitedBy, resumesAt } = useStore(rateLimiter);
  const now = useNow(SECOND_MS);
  if (resumesAt === null || resumesAt - now < SHORTEST_WAIT_MS) return null;
  return { until: resumesAt, by: limitedBy ?? 'quota' };
}
