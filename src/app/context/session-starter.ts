import type { QueryClient } from '@tanstack/react-query';
import type { LibrarySession } from '../../access/start-session.ts';
import type { IncidentSources } from './incident-sources.ts';
import type { RateLimiters } from './rate-limiters.ts';

/** What exists once sign-in was looked at. `session` is `null` where no client id is configured. */
export type Started = {
  readonly session: LibrarySession | null;
  readonly sources: IncidentSources;
  readonly queryClient: QueryClient;
  readonly rateLimiterFor: RateLimiters;
};

/** Starts sign-in once per page, when it is first needed: the landing paints without it. */
export type SessionStarter = {
  readonly subscribe: (listener: () => void) => () => void;
  /** What was started, or `null` while nothing was. Keeps its identity. */
  readonly started: () => Started | null;
  /** Always the same promise. A sign-in that could not start is a session in the state `failed`; rejects with a fault of the app only. */
  start(): Promise<Started>;
};

/** Makes a starter over the work of starting, which is asked for at most once. */
export function createSessionStarter(begin: () => Promise<Started>): SessionStarter {
  const listeners = new Set<() => void>();
  let started: Started | null = null;
  let starting: Promise<Started> | null = null;
  return {
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    started: () => started,
    start: () => {
      starting ??= begin().then((value) => {
        started = value;
        for (const listener of listeners) listener();
        return value;
      });
      return starting;
    },
  };
}
