import type { KeyValueStore } from '../../storage/key-value-store.ts';
import { RELOADED_FOR_BUILD_KEY } from '../../storage/storage-keys.ts';
import { handleChunkFailures, setLacksStyles } from './when-loaded.ts';

/**
 * Handles chunks that fail to load before the first page is shown: reloads the page once per build, then calls `onFailure`.
 * The URL survives the reload, and with it the page and the view. Never reloads while the host does not respond, because
 * the browser's own error page would replace the app. `store` must belong to the tab and outlive the page; without one
 * (`null`) the page never reloads.
 */
export function watchChunks(options: {
  readonly store: KeyValueStore | null;
  readonly canReload: () => Promise<boolean>;
  readonly onFailure: () => void;
}): void {
  const { store } = options;
  window.addEventListener('vite:preloadError', (event) => {
    // The import resolves to `undefined` instead of rejecting.
    event.preventDefault();
    if (/CSS/.test(event.payload?.message)) setLacksStyles(true);
  });
  handleChunkFailures(async () => {
    if (store !== null && (await options.canReload()) && canReloadFor(import.meta.url, store)) location.reload();
    else options.onFailure();
    return new Promise(() => undefined);
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
