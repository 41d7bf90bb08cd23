import type { QueryClient } from '@tanstack/react-query';
import type { LibrarySession } from '../../access/start-session.ts';
import type { InspectorEffects } from '../../defender/probe-api.ts';
import { createStore, type ReadableStore } from '../../std/store.ts';
import { whenLoaded } from '../loading/when-loaded.ts';
import type { Environment } from './environment.ts';
import type { IncidentSources } from './incident-sources.ts';
import type { RequestLog } from './request-log.ts';
import type { Wiring } from './wiring.ts';

/** Everything that exists once the session has started. `session` is `null` without a client id. */
export type StartedSession = {
  readonly session: LibrarySession | null;
  readonly sources: IncidentSources;
  readonly queryClient: QueryClient;
  readonly inspectorEffects: InspectorEffects;
  /** The last requests, to quote to support. */
  readonly requests: RequestLog;
  /** Deletes everything this tab has stored about signing in, then reloads the page. */
  resetSignIn(): void;
};

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

export type SessionDependencies = {
  readonly wiring: Wiring;
  readonly environment: Environment;
};

/** Creates a starter. The sign-in library and the query client are in chunks that load on the first `start`. */
export function createSessionStarter(dependencies: SessionDependencies): SessionStarter {
  const store = createStore<StartedSession | null>(null);
  let starting: Promise<StartedSession> | null = null;
  const begin = async () => {
    const { beginSession } = await whenLoaded(import('./begin-session.ts'));
    const started = await beginSession(dependencies);
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
