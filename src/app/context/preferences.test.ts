import { describe, expect, it } from 'vitest';
import { createMemoryStore } from '../../storage/key-value-store.ts';
import { PREFERENCES_KEY } from '../../storage/storage-keys.ts';
import { createPreferenceStore } from './preferences.ts';

function aStoreHolding(text: string) {
  const store = createMemoryStore();
  store.setItem(PREFERENCES_KEY, text);
  return store;
}

describe('preferences', () => {
  it('are kept, and read back by the next page', () => {
    const store = createMemoryStore();
    createPreferenceStore(store).change({ theme: 'dark', table: { density: 'compact' } });
    expect(createPreferenceStore(store).state()).toMatchObject({
      theme: 'dark',
      table: { density: 'compact' },
    });
  });

  it.each([['nonsense'], ['null'], ['7'], ['[]'], ['{"theme":"pink"}']])('fall back for %s', (text) => {
    expect(createPreferenceStore(aStoreHolding(text)).state()).toMatchObject({ theme: 'system', table: null });
  });

  it('fall back value by value', () => {
    expect(createPreferenceStore(aStoreHolding('{"theme":"dark","table":7}')).state()).toMatchObject({
      theme: 'dark',
    });
  });

  it('let keys of one character act unless they were switched off', () => {
    expect(createPreferenceStore(aStoreHolding('{}')).state().letterKeys).toBe(true);
    expect(createPreferenceStore(aStoreHolding('{"letterKeys":"no"}')).state().letterKeys).toBe(true);
    expect(createPreferenceStore(aStoreHolding('{"letterKeys":false}')).state().letterKeys).toBe(false);
  });

  it('keep what another tab changed meanwhile', () => {
    const store = createMemoryStore();
    const [one, other] = [createPreferenceStore(store), createPreferenceStore(store)];
    one.change({ views: { first: 'severity=high' } });
    other.change({ theme: 'dark' });
    expect(createPreferenceStore(store).state()).toMatchObject({ theme: 'dark', views: { first: 'severity=high' } });
  });

  it('tell whoever listens, with a new snapshot only when something changed', () => {
    const store = createPreferenceStore(createMemoryStore());
    let told = 0;
    store.subscribe(() => {
      told += 1;
    });
    const before = store.state();
    expect(store.state()).toBe(before);
    store.change({ theme: 'light' });
    expect([told, store.state().theme]).toEqual([1, 'light']);
  });
});
