import { useEffect, useEffectEvent } from 'react';
import { createIdleDetector } from '../../std/idle-detector.ts';
import { type Clock, MINUTE_MS } from '../../std/time.ts';

/** How long a pasted token may stay on an unattended page. */
export const IDLE_MINUTES = 15;

const CHECK_EVERY_MS = MINUTE_MS / 2;
const ACTIVITY_EVENTS = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchmove'] as const;

/**
 * Calls `onIdle` after `IDLE_MINUTES` without input, at most half a minute late, and not again until the next input.
 * Compares clock readings instead of using one long timer, because timers pause while the computer sleeps.
 */
export function useIdleness(clock: Clock, onIdle: () => void): void {
  const now = useEffectEvent(clock);
  const idle = useEffectEvent(onIdle);
  useEffect(() => {
    const { check, recordActivity } = createIdleDetector({
      clock: now,
      idleMs: IDLE_MINUTES * MINUTE_MS,
      onIdle: idle,
    });
    const timer = setInterval(check, CHECK_EVERY_MS);
    document.addEventListener('visibilitychange', check);
    for (const type of ACTIVITY_EVENTS) window.addEventListener(type, recordActivity, { passive: true });
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', check);
      for (const type of ACTIVITY_EVENTS) window.removeEventListener(type, recordActivity);
    };
  }, []);
}
