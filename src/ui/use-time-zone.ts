import { TIME_ZONE, type TimeZone } from './time-zone.ts';
import { useStore } from './use-store.ts';

/** The time zone of every time on screen. A page that calls this renders again when the user changes it. */
export function useTimeZone(): TimeZone {
  return useStore(TIME_ZONE);
}
