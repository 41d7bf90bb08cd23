import * as v from 'valibot';
import type { Api } from '../entra/clouds.ts';
import type { KeyValueStore } from '../std/key-value-store.ts';

/** What a person chose about looks and habits. Nothing secret, nothing about a person. */
export type Preferences = {
  readonly theme: 'system' | 'light' | 'dark';
  /** The API to read from, when it is not the configured one. */
  readonly api: Api | null;
};

export const PREFERENCES_KEY = 'gatehouse.preferences';

const DEFAULTS: Preferences = { theme: 'system', api: null };

const schema = v.object({
  theme: v.fallback(v.picklist(['system', 'light', 'dark']), DEFAULTS.theme),
  api: v.fallback(v.nullable(v.picklist(['defender-xdr', 'graph-security'])), DEFAULTS.api),
});

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
      preferences = { ...preferences, ...change };
      store.setItem(PREFERENCES_KEY, JSON.stringify(preferences));
      for (const listener of listeners) listener();
    },
  };
}

function readPreferences(store: KeyValueStore): Preferences {
  try {
    const held: unknown = JSON.parse(store.getItem(PREFERENCES_KEY) ?? '{}');
    const parsed = v.safeParse(schema, { ...DEFAULTS, ...(typeof held === 'object' ? held : {}) });
    return parsed.success ? parsed.output : DEFAULTS;
  } catch {
    return DEFAULTS;
  }
}
