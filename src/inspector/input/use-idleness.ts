import { useEffect, useEffectEvent } from 'react';
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
    const { check, recordActivity } = createIdleDetector({ clock: now, onIdle: idle });
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

/** Detects `IDLE_MINUTES` without activity. It has no timer: the caller runs `check` from time to time. */
export function createIdleDetector(options: { readonly clock: Clock; readonly onIdle: () => void }): {
  readonly check: () => void;
  readonly recordActivity: () => void;
} {
  const { clock, onIdle } = options;
  let lastActivity: number | null = clock();
  function check() {
    if (lastActivity === null || clock() - lastActivity < IDLE_MINUTES * MINUTE_MS) return;
    lastActivity = null;
    onIdle();
  }
  return {
    check,
    recordActivity: () => {
      // The input that wakes a sleeping page must not hide the time it was idle.
      check();
      lastActivity = clock();
    },
  };
}
