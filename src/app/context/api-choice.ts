import type { Api } from '../../entra/clouds.ts';
import type { KeyValueStore } from '../../storage/key-value-store.ts';
import { apiChoiceKey } from '../../storage/storage-keys.ts';

/** Which of the two APIs this tab reads from: the configured one until somebody switches. */
export type ApiChoice = {
  readonly subscribe: (listener: () => void) => () => void;
  readonly state: () => Api;
  /** Goes over to the other API. */
  switchApi(): void;
};

/**
 * The choice over a store of the tab, so that it survives the trip to the sign-in page. Live and demo have a key each:
 * what was tried in the demo must not change what the live app asks for.
 */
export function createApiChoice(store: KeyValueStore, mode: 'live' | 'demo', configured: Api): ApiChoice {
  const key = apiChoiceKey(mode);
  const listeners = new Set<() => void>();
  let api = store.getItem(key) === otherApi(configured) ? otherApi(configured) : configured;
  return {
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    state: () => api,
    switchApi: () => {
      api = otherApi(api);
      if (api === configured) store.removeItem(key);
      else store.setItem(key, api);
      for (const listener of listeners) listener();
    },
  };
}

/** There are two. */
export function otherApi(api: Api): Api {
  return api === 'defender-xdr' ? 'graph-security' : 'defender-xdr';
}
