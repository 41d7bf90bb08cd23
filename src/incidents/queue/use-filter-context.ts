import { useMemo } from 'react';
import { MINUTE_MS } from '../../std/time.ts';
import { useNow } from '../../ui/use-now.ts';
import { useTimeZone } from '../../ui/use-time-zone.ts';
import type { FilterContext } from '../rows/queue-filter.ts';

/** What filters are relative to: the signed-in user and the current minute. Keeps its identity until one changes. */
export function useFilterContext(user: string | null): FilterContext {
  const me = user?.toLowerCase() ?? null;
  const now = useNow(MINUTE_MS);
  const zone = useTimeZone();
  // Days begin at other times in another time zone, so everything is counted again.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the context changes with the time zone
  return useMemo(() => ({ me, now }), [me, now, zone]);
}
