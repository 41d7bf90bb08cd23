import type { Api } from '../../entra/clouds.ts';
import type { RequestLimiter } from '../../http/fetch-protected-resource.ts';
import type { Clock } from '../../std/time.ts';
import type { KeyValueStore } from '../../storage/key-value-store.ts';
import { requestHistoryKey } from '../../storage/storage-keys.ts';
import { DEFENDER_XDR } from '../dialects/defender-xdr-dialect.ts';
import type { Dialect } from '../dialects/dialect.ts';
import { GRAPH_SECURITY } from '../dialects/graph-security-dialect.ts';
import { createRateLimiter, type RateLimiter } from './rate-limiter.ts';

/** The two APIs, by their names. */
export const DIALECTS: { readonly [Name in Api]: Dialect } = {
  'defender-xdr': DEFENDER_XDR,
  'graph-security': GRAPH_SECURITY,
};

/**
 * The gate of one tenant and API, for whoever calls it. Gates opened over one store count each other's calls and close
 * together, but each tells its own listeners only. The tenant's id is written into the name of the entry: a tenant that
 * somebody's text names belongs into a store of memory.
 */
export function openRateLimiter(options: {
  readonly tenantId: string;
  readonly api: Api;
  readonly store: KeyValueStore | null;
  readonly clock: Clock;
}): RateLimiter & RequestLimiter {
  const { tenantId, api, store, clock } = options;
  return createRateLimiter({
    key: requestHistoryKey(tenantId, api),
    limits: DIALECTS[api].rateLimits,
    store,
    clock,
  });
}
