import { createStore, type ReadableStore } from '../../std/store.ts';
import type { KeyValueStore } from '../../storage/key-value-store.ts';
import { PREFERENCES_KEY } from '../../storage/storage-keys.ts';

/** The user's display preferences. They contain no secret and no personal data. */
export type Preferences = {
  readonly theme: 'system' | 'light' | 'dark';
  /** The queue's table settings, which the queue writes and parses; `null` if it has written none. */
  readonly table: unknown;
  /** The user's saved views; the queue writes and parses them too. */
  readonly views: unknown;
  /** The names, groups and choice of tenants, which the tenants page writes and parses. */
  readonly tenants: unknown;
  /** Whether single-letter shortcuts are on. */
  readonly letterKeys: boolean;
  /** `'utc'` for times in UTC. Any other value means the browser's time zone. */
  readonly timeZone: unknown;
};

const DEFAULTS: Preferences = {
  theme: 'system',
  table: null,
  views: null,
  tenants: null,
  letterKeys: true,
  timeZone: null,
};

const THEMES: readonly Preferences['theme'][] = ['system', 'light', 'dark'];

export type PreferenceStore = ReadableStore<Preferences> & {
  change(change: Partial<Preferences>): void;
};

/** Opens the preferences in a store. If the store is blocked or contains invalid data, they last until the page closes. */
export function createPreferenceStore(store: KeyValueStore): PreferenceStore {
  const preferences = createStore(readPreferences(store));
  return {
    subscribe: preferences.subscribe,
    state: preferences.state,
    change: (change) => {
      // Read again, because another tab may have changed other preferences.
      const changed = { ...readPreferences(store), ...change };
      store.setItem(PREFERENCES_KEY, JSON.stringify(changed));
      preferences.set(changed);
    },
  };
}

/** Parses without the schema library, because this runs before the first paint. */
function readPreferences(store: KeyValueStore): Preferences {
  try {
    const stored: unknown = JSON.parse(store.getItem(PREFERENCES_KEY) ?? '{}');
    const entries = new Map<string, unknown>(Object.entries(stored ?? {}));
    return {
      theme: THEMES.find((theme) => theme === entries.get('theme')) ?? DEFAULTS.theme,
      table: entries.get('table') ?? null,
      views: entries.get('views') ?? null,
      tenants: entries.get('tenants') ?? null,
      letterKeys: entries.get('letterKeys') !== false,
      timeZone: entries.get('timeZone'),
    };
  } catch {
    return DEFAULTS;
  }
}

/** Shows a theme; `system` follows the browser's colour scheme. */
export function applyTheme(theme: Preferences['theme']): void {
  if (theme === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}

/** Switches between light and dark, starting from the theme on screen. */
export function toggleTheme(preferences: PreferenceStore): void {
  const preferred = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  const current = document.documentElement.dataset.theme ?? preferred;
  preferences.change({ theme: current === 'dark' ? 'light' : 'dark' });
}
