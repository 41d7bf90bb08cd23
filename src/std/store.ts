/** A value that can be read and subscribed to: the shape that `useSyncExternalStore` expects. */
export type ReadableStore<State> = {
  /** Calls `listener` after each change. Returns the function that stops it. */
  readonly subscribe: (listener: () => void) => () => void;
  /** The current value. Keeps its identity until it changes. */
  readonly state: () => State;
};

type Store<State> = ReadableStore<State> & {
  /** Replaces the value and calls the listeners, unless it is the same value (`Object.is`). */
  set(state: State): void;
};

/** Creates a store. Listeners are called synchronously, in the order in which they subscribed. */
export function createStore<State>(initial: State): Store<State> {
  const listeners = new Set<() => void>();
  let current = initial;
  return {
    subscribe: (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    state: () => current,
    set: (state) => {
      if (Object.is(state, current)) return;
      current = state;
      for (const listener of listeners) listener();
    },
  };
}
