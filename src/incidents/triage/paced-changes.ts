import type { ReadableStore } from '../../std/store.ts';
import type { TriageState } from './triage-state.ts';

/** Twice a second: often enough for progress, and seldom enough for a queue of thousands to stay smooth meanwhile. */
const PACE_MS = 500;

/**
 * Returns a `subscribe` that calls listeners at once for everything the user does and for single changes. The progress of
 * a batch, several changes of state per incident, is collected: each call renders the queue again.
 */
export function pacedSubscribe(
  store: ReadableStore<TriageState>,
  delay: (ms: number) => Promise<void>,
): ReadableStore<TriageState>['subscribe'] {
  const listeners = new Set<() => void>();
  let last = store.state();
  let isCollecting = false;
  const notify = () => {
    isCollecting = false;
    for (const listener of listeners) listener();
  };
  const notifyIfCollecting = () => {
    if (isCollecting) notify();
  };
  store.subscribe(() => {
    const before = last;
    last = store.state();
    if (!isProgress(before, last)) return notify();
    if (isCollecting) return;
    isCollecting = true;
    void delay(PACE_MS).then(notifyIfCollecting);
  });
  return (listener) => {
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  };
}

/** Whether all that changed is how far a running batch has got. */
function isProgress(before: TriageState, after: TriageState): boolean {
  const [was, is] = [before.batch, after.batch];
  return (
    was !== null &&
    is !== null &&
    is.waiting.length > 0 &&
    was.id === is.id &&
    was.isPaused === is.isPaused &&
    was.isDismissed === is.isDismissed &&
    before.question === after.question &&
    before.isPreparing === after.isPreparing
  );
}
