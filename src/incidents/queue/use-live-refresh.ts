import { focusManager, onlineManager } from '@tanstack/react-query';
import { use, useEffect, useEffectEvent, useSyncExternalStore } from 'react';
import { type EpochMs, SECOND_MS } from '../../std/time.ts';
import { ClockContext } from '../../ui/clock-provider.tsx';
import { canAutoRefresh, refreshDueAt } from '../rows/refresh-due.ts';
import type { SourceState } from '../rows/source-state.ts';

/** `nextAt` is `null` while a tenant is loading, and if no tenant can be refreshed automatically. */
export type LiveRefresh =
  | { readonly state: 'paused' }
  | { readonly state: 'offline' }
  | { readonly state: 'on'; readonly nextAt: EpochMs | null };

/**
 * Calls `onRefresh` every `everyMs` after the last load. Stops while the page is hidden or the browser is offline, and
 * refreshes once when that ends if a refresh is overdue.
 */
export function useLiveRefresh(options: {
  readonly states: readonly SourceState[];
  readonly everyMs: number;
  readonly isLive: boolean;
  readonly onRefresh: (states: readonly SourceState[]) => void;
}): LiveRefresh {
  const clock = use(ClockContext);
  const isOnline = useSyncExternalStore(subscribeToNetwork, () => onlineManager.isOnline());
  const isVisible = useSyncExternalStore(subscribeToFocus, () => focusManager.isFocused());
  const nextAt = options.isLive ? refreshDueAt(options.states, options.everyMs) : null;
  const refresh = useEffectEvent(() => options.onRefresh(options.states.filter(canAutoRefresh)));
  useEffect(() => {
    if (clock === null || nextAt === null || !isOnline || !isVisible) return;
    const timer = setTimeout(refresh, Math.max(SECOND_MS, nextAt - clock()));
    return () => clearTimeout(timer);
  }, [clock, nextAt, isOnline, isVisible]);
  if (!options.isLive) return { state: 'paused' };
  return isOnline ? { state: 'on', nextAt } : { state: 'offline' };
}

function subscribeToNetwork(listener: () => void): () => void {
  return onlineManager.subscribe(listener);
}

function subscribeToFocus(listener: () => void): () => void {
  return focusManager.subscribe(listener);
}
