import type { KeyValueStore } from '../std/key-value-store.ts';
import { mayReloadFor } from './reload-once.ts';

/**
 * Watches for files of the app that cannot be loaded: reloads once for each build, then calls `explain`. The address,
 * and with it the page and its view, survives the reload.
 */
export function watchChunks(store: KeyValueStore, explain: () => void): void {
  window.addEventListener('vite:preloadError', (event) => {
    event.preventDefault();
    if (mayReloadFor(import.meta.url, store)) location.reload();
    else explain();
  });
}
