/** A part of the app that is fetched when it is first needed. */
export type LazyModule<Module> = {
  readonly subscribe: (listener: () => void) => () => void;
  /** `null` until it is there. */
  readonly state: () => Module | null;
  /** Fetches it, unless it is there or under way. Says nothing of a failure: the page hears of that by itself. */
  readonly fetch: () => void;
};

/** `load` may be asked again where it came back with nothing or failed. */
export function createLazyModule<Module>(load: () => Promise<Module | undefined>): LazyModule<Module> {
  const listeners = new Set<() => void>();
  let module: Module | null = null;
  let isUnderWay = false;
  const settle = (loaded: Module | undefined) => {
    isUnderWay = false;
    module = loaded ?? null;
    for (const listener of listeners) listener();
  };
  return {
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    state: () => module,
    fetch: () => {
      if (module !== null || isUnderWay) return;
      isUnderWay = true;
      load().then(settle, () => settle(undefined));
    },
  };
}
