import type { KeyValueStore } from '../../storage/key-value-store.ts';
import { RELOADED_FOR_BUILD_KEY } from '../../storage/storage-keys.ts';

/**
 * Whether a page that could not load one of its own files should reload by itself: once for each build in a tab.
 * The usual reason is a deployment that replaced the files while the tab was open; a second failure has another
 * reason, and is explained instead.
 */
export function mayReloadFor(build: string, store: KeyValueStore): boolean {
  try {
    if (store.getItem(RELOADED_FOR_BUILD_KEY) === build) return false;
    store.setItem(RELOADED_FOR_BUILD_KEY, build);
    return store.getItem(RELOADED_FOR_BUILD_KEY) === build;
  } catch {
    // A store that is full remembers nothing: reloading could go on for ever.
    return false;
  }
}
