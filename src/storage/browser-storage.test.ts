import { describe, expect, it } from 'vitest';
import { openBrowserStorage, storageOrNull } from './browser-storage.ts';
import { createMemoryStore } from './key-value-store.ts';

function aStorage(change: Partial<Storage> = {}): Storage {
  return { length: 0, key: () => null, clear: () => undefined, ...createMemoryStore(), ...change };
}

const rejectAccess = () => {
  throw new DOMException('no', 'SecurityError');
};

describe('the browser storage', () => {
  it('stores entries in the storage of the browser', () => {
    const storage = aStorage();
    const store = openBrowserStorage(() => storage);
    store.setItem('key', 'value');
    expect(storage.getItem('key')).toBe('value');
    expect(store.getItem('key')).toBe('value');
    store.removeItem('key');
    expect(storage.getItem('key')).toBeNull();
  });

  it('keeps entries in memory if storage is blocked', () => {
    const store = openBrowserStorage(rejectAccess);
    store.setItem('key', 'value');
    expect(store.getItem('key')).toBe('value');
    store.removeItem('key');
    expect(store.getItem('key')).toBeNull();
  });

  it('keeps an entry in memory if storage is full, and returns it instead of the stored one', () => {
    const storage = aStorage();
    storage.setItem('key', 'old');
    const full = aStorage({ getItem: storage.getItem, removeItem: storage.removeItem, setItem: rejectAccess });
    const store = openBrowserStorage(() => full);
    store.setItem('key', 'new');
    expect(store.getItem('key')).toBe('new');
    store.removeItem('key');
    expect(store.getItem('key')).toBeNull();
  });

  it('is null if accessing it throws', () => {
    expect(storageOrNull(rejectAccess)).toBeNull();
    const storage = aStorage();
    expect(storageOrNull(() => storage)).toBe(storage);
  });
});
