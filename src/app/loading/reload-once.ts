import type { KeyValueStore } from '../../std/key-value-store.ts';

const KEY = 'gatehouse.reloaded-for-build';

/**
 * Whether a page that could not load one of its own files should reload by itself: once for each build in a tab.
 * The usual reason is a deployment that replaced the files while the tab was open; a second failure has another
 * reason, and is explained instead.
 */
export function mayReloadFor(build: string, store: KeyValueStore): boolean {
  try {
    if (store.getItem(KEY) === build) return false;
    store.setItem(KEY, build);
    return store.getItem(KEY) === build;
  } catch {
    // A store that is full remembers nothing: reloading could go on for ever.
    return false;
  }
}
