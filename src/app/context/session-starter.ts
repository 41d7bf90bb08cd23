import { createStore, type ReadableStore } from '../../std/store.ts';
import { whenLoaded } from '../loading/when-loaded.ts';
import type { SessionDependencies, StartedSession } from './started-session.ts';

/**
 * Starts the session at most once per page load, because the landing page paints without it. The state is `null` until
 * the session has started.
 */
export type SessionStarter = ReadableStore<StartedSession | null> & {
  /**
   * Starts the session, or returns the promise of the start in progress. A failed sign-in is a state of the session; the
   * promise rejects only on a bug in the app.
   */
  start(): Promise<StartedSession>;
};

/** Creates a starter. The sign-in library and the query client are in chunks that load on the first `start`. */
export function createSessionStarter(dependencies: SessionDependencies): SessionStarter {
  const store = createStore<StartedSession | null>(null);
  let starting: Promise<StartedSession> | null = null;
  const begin = async () => {
    const [{ beginSession }, { startFirstLists }] = await Promise.all([
      whenLoaded(() => import('./begin-session.ts')),
      whenLoaded(() => import('./start-first-lists.ts')),
    ]);
    const started = await beginSession(dependencies);
    const { environment, wiring, apiChoice, preferences } = dependencies;
    startFirstLists({
      started,
      fragment: environment.location.hash,
      api: apiChoice.state(),
      customers: wiring.configuration.customers,
      preferences: preferences.state(),
    });
    store.set(started);
    return started;
  };
  return {
    subscribe: store.subscribe,
    state: store.state,
    start: () => {
      starting ??= begin();
      return starting;
    },
  };
}
