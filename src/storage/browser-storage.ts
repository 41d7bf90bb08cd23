import { createMemoryStore, type KeyValueStore } from './key-value-store.ts';

/**
 * Wraps the browser's storage and falls back to memory if it is blocked, full or missing. Never throws. A value that cannot
 * be written is kept until the page unloads.
 */
export function openBrowserStorage(open: () => Storage): KeyValueStore {
  const memory = createMemoryStore();
  const attempt = <Value>(use: (storage: Storage) => Value, fallback: () => Value): Value => {
    try {
      return use(open());
    } catch {
      return fallback();
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

/** Returns the browser's storage itself, or `null` if accessing it throws. */
export function storageOrNull(open: () => Storage): Storage | null {
  try {
    return open();
  } catch {
    return null;
  }
}
