import { useLayoutEffect } from 'react';
import { TIME_ZONE, type TimeZone } from '../../ui/time-zone.ts';
import { useStore } from '../../ui/use-store.ts';
import { useTimeZone } from '../../ui/use-time-zone.ts';
import { useAppState } from './use-app-state.ts';

/** Applies the preferred time zone to every time on screen, and renders the caller again when it changes. */
export function useChosenTimeZone(): TimeZone {
  const { preferences } = useAppState();
  const preferred = useStore(preferences).timeZone === 'utc' ? 'utc' : 'local';
  // Before the first paint: no time shows in the other zone first.
  useLayoutEffect(() => TIME_ZONE.set(preferred), [preferred]);
  return useTimeZone();
}
