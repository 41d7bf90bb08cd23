import { openRateLimiter, type Quota } from '../../defender/limits/open-rate-limiter.ts';
import type { RateLimiter } from '../../defender/limits/rate-limiter.ts';
import type { RequestLimiter } from '../../http/fetch-protected-resource.ts';
import type { Clock } from '../../std/time.ts';
import { createMemoryStore, type KeyValueStore } from '../../storage/key-value-store.ts';

/** Returns the rate limiter of a quota: the same one to every caller on this page. */
export type RateLimiters = (quota: Quota) => RateLimiter & RequestLimiter;

/**
 * Opens one rate limiter per tenant, application and API. Tabs share the history of our own application in known tenants
 * through `store`. Every other history stays in memory: its ids may come from a pasted token or a link, so they must not
 * become storage keys.
 */
export function createRateLimiters(options: {
  readonly store: KeyValueStore;
  readonly clock: Clock;
  /** The client id of this deployment. */
  readonly clientId: string | null;
  /** The tenants that are configured or signed in to, now. */
  readonly knownTenants: () => readonly string[];
  /** See `openRateLimiter`. */
  readonly quotaFactor?: number;
}): RateLimiters {
  const { store, clock, clientId, knownTenants, quotaFactor = 1 } = options;
  const limiters = new Map<string, RateLimiter & RequestLimiter>();
  return (requested) => {
    const quota = {
      tenantId: requested.tenantId.toLowerCase(),
      clientId: requested.clientId.toLowerCase(),
      api: requested.api,
    };
    const key = JSON.stringify([quota.tenantId, quota.clientId, quota.api]);
    const opened = limiters.get(key);
    if (opened !== undefined) return opened;
    const isShared =
      quota.clientId === clientId?.toLowerCase() &&
      knownTenants().some((tenant) => tenant.toLowerCase() === quota.tenantId);
    const limiter = openRateLimiter({ quota, store: isShared ? store : createMemoryStore(), clock, quotaFactor });
    limiters.set(key, limiter);
    return limiter;
  };
}
