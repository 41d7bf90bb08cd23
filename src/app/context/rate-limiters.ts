import { openRateLimiter } from '../../defender/limits/open-rate-limiter.ts';
import type { RateLimiter } from '../../defender/limits/rate-limiter.ts';
import type { QuotaOwner } from '../../defender/probe-api.ts';
import type { Api } from '../../entra/clouds.ts';
import type { RequestLimiter } from '../../http/fetch-protected-resource.ts';
import type { Clock } from '../../std/time.ts';
import { createMemoryStore, type KeyValueStore } from '../../storage/key-value-store.ts';

/**
 * Gates for single calls with whatever token is at hand. A token of this application for the tenant signed in to, or for
 * a configured customer, counts with the queue's own calls, over the store that tabs share. Any other has a quota of its
 * own at the service: its gate is remembered as long as the page, and its names, which are anybody's text, are written
 * nowhere.
 */
export function createRateLimiters(options: {
  readonly store: KeyValueStore;
  readonly clock: Clock;
  readonly configuration: {
    readonly clientId: string | null;
    readonly customers: readonly { readonly tenantId: string }[];
  };
}): (owner: QuotaOwner, api: Api, signedInTenantId: string | null) => RateLimiter & RequestLimiter {
  const { store, clock, configuration } = options;
  const customerIds = configuration.customers.map(({ tenantId }) => tenantId);
  const others = new Map<string, RateLimiter & RequestLimiter>();
  return (owner, api, signedInTenantId) => {
    const tenantId = [signedInTenantId, ...customerIds].find((known) => sameId(owner.tenantId, known));
    const isOurs = sameId(owner.clientId, configuration.clientId);
    if (isOurs && tenantId != null) return openRateLimiter({ tenantId, api, store, clock });
    const key = `${owner.tenantId} ${owner.clientId} ${api}`.toLowerCase();
    const gate = others.get(key) ?? openRateLimiter({ tenantId: key, api, store: createMemoryStore(), clock });
    others.set(key, gate);
    return gate;
  };
}

function sameId(one: string, other: string | null): boolean {
  return one !== '' && one.toLowerCase() === other?.toLowerCase();
}
