import type { KeyValueStore } from '../../storage/key-value-store.ts';
import { RELOADED_FOR_BUILD_KEY } from '../../storage/storage-keys.ts';

/**
 * Handles chunks that fail to load: reloads the page once per build, then calls `onFailure`. The URL survives the reload,
 * and with it the page and the view. `store` must belong to the tab and outlive the page; without one (`null`) the page
 * never reloads.
 */
export function watchChunks(store: KeyValueStore | null, onFailure: () => void): void {
  window.addEventListener('vite:preloadError', (event) => {
    event.preventDefault();
    if (store !== null && canReloadFor(import.meta.url, store)) location.reload();
    else onFailure();
  });
}

/**
 * Whether the page may reload for this build. A chunk usually fails because a deployment replaced the files while the tab
 * was open, and one reload fixes that. A second failure has another cause.
 */
export function canReloadFor(build: string, store: KeyValueStore): boolean {
  try {
    if (store.getItem(RELOADED_FOR_BUILD_KEY) === build) return false;
    store.setItem(RELOADED_FOR_BUILD_KEY, build);
    return store.getItem(RELOADED_FOR_BUILD_KEY) === build;
  } catch {
    // A full store remembers nothing, so the page could reload for ever.
    return false;
  }
}
