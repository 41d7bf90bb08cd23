import { createStore, type ReadableStore } from '../std/store.ts';

/** A module that loads on demand. Its state is `null` until it has loaded. */
type LazyModule<Module> = ReadableStore<Module | null> & {
  /** Starts loading, unless the module has loaded or is loading. Ignores failures: the app reports failed chunks globally. */
  readonly fetch: () => void;
};

/** Creates a lazy module. If `load` fails or resolves to `undefined`, the next `fetch` calls it again. */
export function createLazyModule<Module>(load: () => Promise<Module | undefined>): LazyModule<Module> {
  const store = createStore<Module | null>(null);
  let isLoading = false;
  const settle = (module: Module | undefined) => {
    isLoading = false;
    store.set(module ?? null);
  };
  return {
    subscribe: store.subscribe,
    state: store.state,
    fetch: () => {
      if (store.state() !== null || isLoading) return;
      isLoading = true;
      load().then(settle, () => settle(undefined));
    },
  };
}
