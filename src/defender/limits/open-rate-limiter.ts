import type { Api } from '../../entra/clouds.ts';
import type { RequestLimiter } from '../../http/fetch-protected-resource.ts';
import type { Clock } from '../../std/time.ts';
import type { KeyValueStore } from '../../storage/key-value-store.ts';
import { requestHistoryKey } from '../../storage/storage-keys.ts';
import { DEFENDER_XDR } from '../dialects/defender-xdr-dialect.ts';
import type { Dialect } from '../dialects/dialect.ts';
import { GRAPH_SECURITY } from '../dialects/graph-security-dialect.ts';
import { createRateLimiter, type RateLimiter } from './rate-limiter.ts';

/** The dialect of each API. */
export const DIALECTS: { readonly [Name in Api]: Dialect } = {
  'defender-xdr': DEFENDER_XDR,
  'graph-security': GRAPH_SECURITY,
};

/** The services count the requests of one application in one tenant to one API, for all users together. */
export type Quota = { readonly tenantId: string; readonly clientId: string; readonly api: Api };

/**
 * Opens the rate limiter of one quota. Limiters opened over one store count each other's requests and pause together,
 * but each notifies only its own listeners. The ids become part of the storage key, so for ids from an untrusted source
 * pass a store that lives in memory.
 */
export function openRateLimiter(options: {
  readonly quota: Quota;
  readonly store: KeyValueStore | null;
  readonly clock: Clock;
  /** Multiplies the documented limits. Default 1; the demo's simulated services accept more. */
  readonly quotaFactor?: number;
}): RateLimiter & RequestLimiter {
  const { quota, store, clock, quotaFactor = 1 } = options;
  return createRateLimiter({
    key: requestHistoryKey(quota),
    limits: DIALECTS[quota.api].rateLimits.map((limit) => ({ ...limit, maxRequests: limit.maxRequests * quotaFactor })),
    store,
    clock,
  });
}
