import { focusManager, onlineManager } from '@tanstack/react-query';
import { use, useEffect, useEffectEvent, useSyncExternalStore } from 'react';
import { type EpochMs, SECOND_MS } from '../../std/time.ts';
import { ClockContext } from '../../ui/clock-provider.tsx';
import { canRefreshItself, refreshDueAt } from '../rows/refresh-due.ts';
import type { SourceReading } from '../rows/source-reading.ts';

/** `nextAt` is `null` while reading, and where nothing can be refreshed by itself. */
export type LiveRefresh =
  | { readonly state: 'paused' }
  | { readonly state: 'offline' }
  | { readonly state: 'on'; readonly nextAt: EpochMs | null };

/**
 * Refreshes by itself, `everyMs` after each tenant was last read. Stops while the page is hidden or the browser offline,
 * and makes good for it once when it is back.
 */
export function useLiveRefresh(options: {
  readonly readings: readonly SourceReading[];
  readonly everyMs: number;
  readonly isLive: boolean;
  readonly onRefresh: (readings: readonly SourceReading[]) => void;
}): LiveRefresh {
  const clock = use(ClockContext);
  const isOnline = useSyncExternalStore(subscribeToNetwork, () => onlineManager.isOnline());
  const isSeen = useSyncExternalStore(subscribeToFocus, () => focusManager.isFocused());
  const nextAt = options.isLive ? refreshDueAt(options.readings, options.everyMs) : null;
  const refresh = useEffectEvent(() => options.onRefresh(options.readings.filter(canRefreshItself)));
  useEffect(() => {
    if (clock === null || nextAt === null || !isOnline || !isSeen) return;
    const timer = setTimeout(refresh, Math.max(SECOND_MS, nextAt - clock()));
    return () => clearTimeout(timer);
  }, [clock, nextAt, isOnline, isSeen]);
  if (!options.isLive) return { state: 'paused' };
  return isOnline ? { state: 'on', nextAt } : { state: 'offline' };
}

function subscribeToNetwork(listener: () => void): () => void {
  return onlineManager.subscribe(listener);
}

function subscribeToFocus(listener: () => void): () => void {
  return focusManager.subscribe(listener);
}
