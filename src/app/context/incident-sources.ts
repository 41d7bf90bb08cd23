import type { AccessContext, ChangeAccess } from '../../access/access-context.ts';
import {
  createIncidentSource,
  type IncidentSource,
  type IncidentSourceOptions,
} from '../../defender/incident-source.ts';
import type { Api } from '../../entra/clouds.ts';
import type { AccessContextId } from '../../http/access-context-id.ts';
import { createFairQueue } from '../../http/fair-queue.ts';
import type { Clock } from '../../std/time.ts';
import type { RateLimiters } from './rate-limiters.ts';
import type { Wiring } from './wiring.ts';

/** The incident sources of this page: one per access context. */
export type IncidentSources = {
  sourceFor(context: AccessContext): IncidentSource;
  /** The host that receives the requests for an API. */
  hostOf(api: Api): string;
  /** What a writer for the source needs; `null` if the source's access only reads. */
  writingFor(source: IncidentSource): WritingOptions | null;
};

type WritingOptions = Omit<IncidentSourceOptions, 'portalOrigin' | 'access' | 'turns'> & {
  readonly access: ChangeAccess;
};

type IncidentSourcesOptions = {
  readonly wiring: Pick<Wiring, 'configuration' | 'fetch'>;
  /** The folder of the page, which a same-origin `apiBaseUrl` is relative to. */
  readonly base: string;
  readonly rateLimiterFor: RateLimiters;
  readonly clock: Clock;
  readonly isOnline: () => boolean;
  readonly probeOrigin: () => Promise<boolean>;
  readonly random: () => number;
};

/** Makes sources on demand and keeps them. A context with the id of an earlier one gets the same source. */
export function createIncidentSources(options: IncidentSourcesOptions): IncidentSources {
  const { wiring, rateLimiterFor, clock, isOnline, probeOrigin, random } = options;
  // Enough to keep a slow tenant from being noticed, and few enough for a browser's connections and the sign-in service.
  const turns = { tokens: createFairQueue(6), lists: createFairQueue(12) };
  const made = new Map<
    AccessContextId,
    { readonly source: IncidentSource; readonly forChanges: ChangeAccess | null }
  >();
  const optionsFor = (context: AccessContext) => ({
    api: context.api,
    apiBaseUrl: apiBaseUrlOf(wiring, context.api, options.base),
    fetch: wiring.fetch,
    clock,
    random,
    isOnline,
    rateLimiter: rateLimiterFor(context),
    probeOrigin,
  });
  return {
    hostOf: (api) => new URL(apiBaseUrlOf(wiring, api, options.base)).host,
    sourceFor: (context) => {
      const { portalOrigin } = wiring.configuration.cloud;
      const known = made.get(context.id);
      if (known !== undefined) return known.source;
      const source = createIncidentSource({ ...optionsFor(context), access: context, portalOrigin, turns });
      made.set(context.id, { source, forChanges: context.forChanges });
      return source;
    },
    writingFor: ({ contextId, api }) => {
      const access = made.get(contextId)?.forChanges ?? null;
      return access === null ? null : { ...optionsFor({ ...access, api, forChanges: access }), access };
    },
  };
}

/**
 * The base URL of an API. The configured base URL applies to the configured API only; the other API is always at its own
 * host.
 */
export function apiBaseUrlOf(wiring: Pick<Wiring, 'configuration'>, api: Api, base: string): string {
  const { configuration } = wiring;
  const own = configuration.cloud.apiOrigins[api];
  if (configuration.apiBaseUrl === null || api !== configuration.api) return own;
  return new URL(configuration.apiBaseUrl, base).href.replace(/\/$/, '');
}
