import { use, useEffect, useState } from 'react';
import type { EpochMs } from '../std/time.ts';
import { ClockContext } from './clock-provider.tsx';

/**
 * The time now, read again every `everyMs`; between two readings it may be that much old. For what is shown only:
 * anything that decides must ask the clock itself. Throws outside of a `ClockProvider`.
 */
export function useNow(everyMs: number): EpochMs {
  const clock = use(ClockContext);
  if (clock === null) throw new Error('useNow needs a ClockProvider above it');
  const [now, setNow] = useState(clock);
  useEffect(() => {
    const timer = setInterval(() => setNow(clock()), everyMs);
    return () => clearInterval(timer);
  }, [clock, everyMs]);
  return now;
}
