import type { Session } from '../../access/session.ts';
import { createIncidentSource, type IncidentSource } from '../../defender/incident-source.ts';
import type { Api } from '../../entra/clouds.ts';
import type { Clock } from '../../std/time.ts';
import type { KeyValueStore } from '../../storage/key-value-store.ts';
import type { Wiring } from './wiring.ts';

/** The incident sources of this page: one per tenant and API, so that all callers share its quota. */
export type IncidentSources = {
  sourceFor(tenantId: string, api: Api): IncidentSource;
};

export type IncidentSourcesOptions = {
  readonly session: Session;
  readonly wiring: Wiring;
  /** The folder of the page: what a same-origin `apiBaseUrl` is relative to. */
  readonly base: string;
  readonly clock: Clock;
  readonly requestHistoryStore: KeyValueStore;
  readonly isOnline: () => boolean;
  readonly probeOrigin: () => Promise<boolean>;
  readonly random: () => number;
};

/** Makes sources on demand and keeps them. Only tenants and APIs that are really asked for get one. */
export function createIncidentSources(options: IncidentSourcesOptions): IncidentSources {
  const { session, wiring, clock, requestHistoryStore, isOnline, probeOrigin, random } = options;
  const made = new Map<string, IncidentSource>();
  return {
    sourceFor: (tenantId, api) => {
      const key = `${tenantId} ${api}`;
      const source =
        made.get(key) ??
        createIncidentSource({
          access: session.accessContext({ tenantId, api }),
          api,
          apiBaseUrl: apiBaseUrlOf(wiring, api, options.base),
          portalOrigin: wiring.configuration.cloud.portalOrigin,
          fetch: wiring.fetch,
          clock,
          random,
          isOnline,
          requestHistoryStore,
          probeOrigin,
        });
      made.set(key, source);
      return source;
    },
  };
}

/**
 * Where an API is asked. The configured base counts for the configured API only: switching to the other API goes
 * to that API's own host.
 */
function apiBaseUrlOf(wiring: Wiring, api: Api, base: string): string {
  const { configuration } = wiring;
  const own = configuration.cloud.apiOrigins[api];
  if (configuration.apiBaseUrl === null || api !== configuration.api) return own;
  return new URL(configuration.apiBaseUrl, base).href.replace(/\/$/, '');
}
