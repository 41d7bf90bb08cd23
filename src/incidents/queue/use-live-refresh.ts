import { focusManager, onlineManager } from '@tanstack/react-query';
import { use, useEffect, useEffectEvent, useState, useSyncExternalStore } from 'react';
import { type EpochMs, epochMs, SECOND_MS } from '../../std/time.ts';
import { ClockContext } from '../../ui/clock-provider.tsx';
import { countFailures, dueStates, type FailureCounts, type RefreshDue, refreshDue } from '../rows/refresh-due.ts';
import type { SourceState } from '../rows/source-state.ts';

/** `next` is `null` while a tenant is loading, and if no tenant can be refreshed automatically. */
export type LiveRefresh =
  | { readonly state: 'paused' }
  | { readonly state: 'offline' }
  | { readonly state: 'on'; readonly next: RefreshDue | null };

const NO_FAILURES: FailureCounts = new Map();

/**
 * Calls `onRefresh` every `everyMs` after the last load, and at growing intervals after a failure that may end without the
 * user. Stops while the page is hidden or the browser is offline, and refreshes once when that ends if a refresh is overdue.
 */
export function useLiveRefresh(options: {
  readonly states: readonly SourceState[];
  readonly everyMs: number;
  readonly isLive: boolean;
  readonly onRefresh: (states: readonly SourceState[]) => void;
}): LiveRefresh {
  const { states, everyMs, isLive } = options;
  const clock = use(ClockContext);
  const isOnline = useSyncExternalStore(subscribeToNetwork, () => onlineManager.isOnline());
  const isVisible = useSyncExternalStore(subscribeToFocus, () => focusManager.isFocused());
  const [counts, setCounts] = useState(NO_FAILURES);
  const failures = countFailures(counts, states);
  if (failures !== counts) setCounts(failures);
  const next = isLive ? refreshDue(states, failures, everyMs) : null;
  const nextAt = next?.at ?? null;
  // A timer can fire slightly before its time.
  const refresh = useEffectEvent((now: EpochMs) => options.onRefresh(dueStates(states, failures, everyMs, now)));
  useEffect(() => {
    if (clock === null || nextAt === null || !isOnline || !isVisible) return;
    const timer = setTimeout(() => refresh(epochMs(Math.max(clock(), nextAt))), Math.max(SECOND_MS, nextAt - clock()));
    return () => clearTimeout(timer);
  }, [clock, nextAt, isOnline, isVisible]);
  if (!isLive) return { state: 'paused' };
  return isOnline ? { state: 'on', next } : { state: 'offline' };
}

function subscribeToNetwork(listener: () => void): () => void {
  return onlineManager.subscribe(listener);
}

function subscribeToFocus(listener: () => void): () => void {
  return focusManager.subscribe(listener);
}
