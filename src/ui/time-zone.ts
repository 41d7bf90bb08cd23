import { createStore } from '../std/store.ts';
import { DAY_MS, type EpochMs, epochMs, MINUTE_MS } from '../std/time.ts';

/** The browser's time zone, or UTC. */
export type TimeZone = 'local' | 'utc';

/**
 * The time zone of every time on screen, which the user chooses. Pages subscribe with `useTimeZone`; what they render
 * reads it while formatting.
 */
export const TIME_ZONE = createStore<TimeZone>('local');

/** Midnight in the time zone, `days` after the day of `moment`. Local days have 23 or 25 hours at clock changes. */
export function startOfDay(moment: EpochMs, days: number, zone: TimeZone = TIME_ZONE.state()): EpochMs {
  const date = new Date(moment);
  if (zone === 'local') {
    return epochMs(new Date(date.getFullYear(), date.getMonth(), date.getDate() + days).getTime());
  }
  return epochMs(Math.floor(moment / DAY_MS) * DAY_MS + days * DAY_MS);
}

/** How far the time zone is ahead of UTC at `moment`. */
export function offsetMs(moment: EpochMs, zone: TimeZone = TIME_ZONE.state()): number {
  return zone === 'utc' ? 0 : -new Date(moment).getTimezoneOffset() * MINUTE_MS;
}
