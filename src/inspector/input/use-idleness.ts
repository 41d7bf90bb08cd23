import { useEffect, useEffectEvent } from 'react';
import { type Clock, MINUTE_MS } from '../../std/time.ts';
import { watchIdleness } from './watch-idleness.ts';

const LOOK_EVERY_MS = MINUTE_MS / 2;
const SIGNS_OF_LIFE = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchmove'] as const;

/**
 * Calls back when nothing was pressed, typed or moved for `IDLE_MINUTES`, at most half a minute late, and not again
 * until something was. Goes by the clock, not by a timer: a page that was asleep was idle, and is told on waking.
 */
export function useIdleness(clock: Clock, onIdle: () => void): void {
  const now = useEffectEvent(clock);
  const idle = useEffectEvent(onIdle);
  useEffect(() => {
    const { look, act } = watchIdleness(now, idle);
    const timer = setInterval(look, LOOK_EVERY_MS);
    document.addEventListener('visibilitychange', look);
    for (const sign of SIGNS_OF_LIFE) window.addEventListener(sign, act, { passive: true });
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
      for (const sign of SIGNS_OF_LIFE) window.removeEventListener(sign, act);
    };
  }, []);
}
