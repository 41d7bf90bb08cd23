import { describe, expect, it } from 'vitest';
import { createMemoryStore } from '../../storage/key-value-store.ts';
import { PREFERENCES_KEY } from '../../storage/storage-keys.ts';
import { createPreferenceStore } from './preferences.ts';

function aStoreWith(text: string) {
  const store = createMemoryStore();
  store.setItem(PREFERENCES_KEY, text);
  return store;
}

describe('the preference store', () => {
  it('keeps preferences for the next page load', () => {
    const store = createMemoryStore();
    createPreferenceStore(store).change({ theme: 'dark', table: { density: 'compact' } });
    expect(createPreferenceStore(store).state()).toMatchObject({
      theme: 'dark',
      table: { density: 'compact' },
    });
  });

  it.each([['nonsense'], ['null'], ['7'], ['[]'], ['{"theme":"pink"}']])('uses the defaults for %s', (text) => {
    expect(createPreferenceStore(aStoreWith(text)).state()).toMatchObject({ theme: 'system', table: null });
  });

  it('keeps each valid value beside an invalid one', () => {
    expect(createPreferenceStore(aStoreWith('{"theme":"dark","table":7}')).state()).toMatchObject({
      theme: 'dark',
    });
  });

  it('leaves single-letter shortcuts on unless the user turned them off', () => {
    expect(createPreferenceStore(aStoreWith('{}')).state().letterKeys).toBe(true);
    expect(createPreferenceStore(aStoreWith('{"letterKeys":"no"}')).state().letterKeys).toBe(true);
    expect(createPreferenceStore(aStoreWith('{"letterKeys":false}')).state().letterKeys).toBe(false);
  });

  it('keeps changes made in another tab', () => {
    const store = createMemoryStore();
    const [one, other] = [createPreferenceStore(store), createPreferenceStore(store)];
    one.change({ views: { first: 'severity=high' } });
    other.change({ theme: 'dark' });
    expect(createPreferenceStore(store).state()).toMatchObject({ theme: 'dark', views: { first: 'severity=high' } });
  });

  it('notifies its listeners, and keeps the same snapshot until a change', () => {
    const store = createPreferenceStore(createMemoryStore());
    let notifications = 0;
    store.subscribe(() => {
      notifications += 1;
    });
    const before = store.state();
    expect(store.state()).toBe(before);
    store.change({ theme: 'light' });
    expect([notifications, store.state().theme]).toEqual([1, 'light']);
  });
});
