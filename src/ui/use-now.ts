import { use, useEffect, useState } from 'react';
import type { EpochMs } from '../std/time.ts';
import { ClockContext } from './clock-provider.tsx';

/**
 * The current time, updated every `everyMs` and therefore up to that old. For display only: logic that depends on the time
 * must read the clock itself. Throws outside a `ClockProvider`.
 */
export function useNow(everyMs: number): EpochMs {
  const clock = use(ClockContext);
  if (clock === null) throw new Error('useNow must be used inside a ClockProvider');
  const [now, setNow] = useState(clock);
  useEffect(() => {
    const timer = setInterval(() => setNow(clock()), everyMs);
    return () => clearInterval(timer);
  }, [clock, everyMs]);
  return now;
}
