import { createMemoryStore, type KeyValueStore } from './key-value-store.ts';

/**
 * The browser's storage, or memory where it is blocked, full or missing. Reading never throws; a value that could
 * not be written is kept for the life of the page.
 */
export function openBrowserStorage(open: () => Storage): KeyValueStore {
  const memory = createMemoryStore();
  const attempt = <Value>(use: (storage: Storage) => Value, otherwise: () => Value): Value => {
    try {
      return use(open());
    } catch {
      return otherwise();
    }
  };
  return {
    getItem: (key) =>
      memory.getItem(key) ??
      attempt(
        (storage) => storage.getItem(key),
        () => null,
      ),
    setItem: (key, value) => {
      memory.removeItem(key);
      attempt(
        (storage) => storage.setItem(key, value),
        () => memory.setItem(key, value),
      );
    },
    removeItem: (key) => {
      memory.removeItem(key);
      attempt(
        (storage) => storage.removeItem(key),
        () => undefined,
      );
    },
  };
}

/** The browser's storage itself, or `null` where asking for it is already refused. */
export function storageOrNull(open: () => Storage): Storage | null {
  try {
    return open();
  } catch {
    return null;
  }
}
