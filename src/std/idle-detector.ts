import type { Clock } from './time.ts';

/**
 * Calls `onIdle` after `idleMs` without activity, once until the next activity. It has no timer: the caller runs `check`
 * from time to time. Compares clock readings, because timers pause while the computer sleeps.
 */
export function createIdleDetector(options: {
  readonly clock: Clock;
  readonly idleMs: number;
  readonly onIdle: () => void;
}): {
  readonly check: () => void;
  readonly recordActivity: () => void;
} {
  const { clock, idleMs, onIdle } = options;
  let lastActivity: number | null = clock();
  function check() {
    if (lastActivity === null || clock() - lastActivity < idleMs) return;
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
