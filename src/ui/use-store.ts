import { useSyncExternalStore } from 'react';
import type { ReadableStore } from '../std/store.ts';

/** The store's value; renders again when it changes. */
export function useStore<State>(store: ReadableStore<State>): State {
  return useSyncExternalStore(store.subscribe, store.state);
}
