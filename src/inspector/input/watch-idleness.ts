import { type Clock, MINUTE_MS } from '../../std/time.ts';

/** How long a token that somebody pasted may lie about. */
export const IDLE_MINUTES = 15;

/**
 * Calls back when nothing was done for `IDLE_MINUTES`, once until something is. `act` tells of a sign of life, `look`
 * compares the clock; nothing happens by itself.
 */
export function watchIdleness(
  clock: Clock,
  onIdle: () => void,
): { readonly look: () => void; readonly act: () => void } {
  let lastAct: number | null = clock();
  function look() {
    if (lastAct === null || clock() - lastAct < IDLE_MINUTES * MINUTE_MS) return;
    lastAct = null;
    onIdle();
  }
  return {
    look,
    act: () => {
      // What wakes the page must not count as having been there.
      look();
      lastAct = clock();
    },
  };
}
