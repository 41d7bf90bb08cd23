import { createContext, type ReactNode, useEffect, useState } from 'react';
import { type Clock, type EpochMs, SECOND_MS } from '../std/time.ts';

export const ClockContext = createContext<Clock | null>(null);

/** The current time, at most ten seconds old. All relative times share it, so they update together. */
export const NowContext = createContext<EpochMs | null>(null);

/** Provides the clock to every component that shows a time. Render it once, at the root. */
export function ClockProvider(props: { clock: Clock; children: ReactNode }) {
  const { clock } = props;
  const [now, setNow] = useState(clock);
  useEffect(() => {
    const timer = setInterval(() => setNow(clock()), 10 * SECOND_MS);
    return () => clearInterval(timer);
  }, [clock]);
  return (
    <ClockContext value={clock}>
      <NowContext value={now}>{props.children}</NowContext>
    </ClockContext>
  );
}
