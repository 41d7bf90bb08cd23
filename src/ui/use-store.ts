import { useSyncExternalStore } from 'react';
import type { ReadableStore } from '../std/store.ts';

/** Returns the store's value and re-renders when it changes. */
export function useStore<State>(store: ReadableStore<State>): State {
  return useSyncExternalStore(store.subscribe, store.state);
}
