import { createStore, type ReadableStore } from '../../std/store.ts';
import type { Triage } from './open-triage.ts';

/** Opens the changes of this tab once, when a page first needs them; `null` until their chunk has loaded. */
export type TriageOpener = ReadableStore<Triage | null> & {
  open(): void;
  /** Cancels what is not sent yet and forgets every change, at a sign-out. */
  end(): void;
};

export function createTriageOpener(load: (signal: AbortSignal) => Promise<Triage>): TriageOpener {
  const store = createStore<Triage | null>(null);
  let current: AbortController | null = null;
  return {
    subscribe: store.subscribe,
    state: store.state,
    open() {
      if (current !== null) return;
      const controller = new AbortController();
      current = controller;
      load(controller.signal).then(
        (triage) => {
          if (!controller.signal.aborted) store.set(triage);
        },
        // The chunk is missing or the network is. The next page tries again; reading works without it.
        () => {
          if (current === controller) current = null;
        },
      );
    },
    end() {
      current?.abort();
      current = null;
      store.set(null);
    },
  };
}
