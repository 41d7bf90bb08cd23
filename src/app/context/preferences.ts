import type { KeyValueStore } from '../../storage/key-value-store.ts';
import { PREFERENCES_KEY } from '../../storage/storage-keys.ts';

/** What a person chose about looks and habits. Nothing secret, nothing about a person. */
export type Preferences = {
  readonly theme: 'system' | 'light' | 'dark';
  /** How the queue's table is set up, as the queue wrote it: it reads and proves it itself. `null` when nothing was. */
  readonly table: unknown;
  /** One's own views of the queue, likewise. */
  readonly views: unknown;
  /** Whether keys of one character act. */
  readonly letterKeys: boolean;
};

const DEFAULTS: Preferences = { theme: 'system', table: null, views: null, letterKeys: true };

const THEMES: readonly Preferences['theme'][] = ['system', 'light', 'dark'];

export type PreferenceStore = {
  readonly subscribe: (listener: () => void) => () => void;
  readonly state: () => Preferences;
  change(change: Partial<Preferences>): void;
};

/** Preferences over a store that may be blocked or hold nonsense: then they last as long as the page. */
export function createPreferenceStore(store: KeyValueStore): PreferenceStore {
  const listeners = new Set<() => void>();
  let preferences = readPreferences(store);
  return {
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    state: () => preferences,
    change: (change) => {
      // Another tab may have changed something since.
      preferences = { ...readPreferences(store), ...change };
      store.setItem(PREFERENCES_KEY, JSON.stringify(preferences));
      for (const listener of listeners) listener();
    },
  };
}

/** Word by word and without the schema library: this is read before the first paint. */
function readPreferences(store: KeyValueStore): Preferences {
  try {
    const held: unknown = JSON.parse(store.getItem(PREFERENCES_KEY) ?? '{}');
    const entries = new Map<string, unknown>(Object.entries(held ?? {}));
    return {
      theme: THEMES.find((theme) => theme === entries.get('theme')) ?? DEFAULTS.theme,
      table: entries.get('table') ?? null,
      views: entries.get('views') ?? null,
      letterKeys: entries.get('letterKeys') !== false,
    };
  } catch {
    return DEFAULTS;
  }
}
