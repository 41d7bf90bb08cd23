import type { Api } from '../../entra/clouds.ts';
import { createStore, type ReadableStore } from '../../std/store.ts';
import type { KeyValueStore } from '../../storage/key-value-store.ts';
import { apiChoiceKey } from '../../storage/storage-keys.ts';

/** The API this tab uses: the configured one until the user switches. */
export type ApiChoice = ReadableStore<Api> & {
  switchApi(): void;
};

/**
 * Creates the choice. `store` belongs to the tab, so the choice survives a redirect to the sign-in page. Live and demo mode
 * have separate keys, so that a switch in the demo doesn't change the live app.
 */
export function createApiChoice(options: {
  readonly store: KeyValueStore;
  readonly mode: 'live' | 'demo';
  readonly configured: Api;
}): ApiChoice {
  const { store, mode, configured } = options;
  const key = apiChoiceKey(mode);
  const isSwitched = store.getItem(key) === otherApi(configured);
  const choice = createStore(isSwitched ? otherApi(configured) : configured);
  return {
    subscribe: choice.subscribe,
    state: choice.state,
    switchApi: () => {
      const api = otherApi(choice.state());
      if (api === configured) store.removeItem(key);
      else store.setItem(key, api);
      choice.set(api);
    },
  };
}

/** Returns the API to switch to. */
export function otherApi(api: Api): Api {
  return api === 'defender-xdr' ? 'graph-security' : 'defender-xdr';
}
