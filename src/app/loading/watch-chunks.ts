import type { KeyValueStore } from '../../storage/key-value-store.ts';
import { mayReloadFor } from './reload-once.ts';

/**
 * Watches for files of the app that cannot be loaded: reloads once for each build, then calls `explain`. The address,
 * and with it the page and its view, survives the reload. `store` must be the tab's own and outlive the page: where
 * there is none (`null`), nothing reloads by itself.
 */
export function watchChunks(store: KeyValueStore | null, explain: () => void): void {
  window.addEventListener('vite:preloadError', (event) => {
    event.preventDefault();
    if (store !== null && mayReloadFor(import.meta.url, store)) location.reload();
    else explain();
  });
}
