import type { Api } from '../entra/clouds.ts';
import { accessContextId, type ContextKind } from '../http/access-context-id.ts';
import type { Fetch, ProtectedResourceAccess } from '../http/protected-resource.ts';
import { epochMs } from '../std/time.ts';
import { createMemoryStore } from '../storage/key-value-store.ts';
import { createIncidentSource, type IncidentSourceOptions } from './incident-source.ts';
import { openRateLimiter } from './limits/open-rate-limiter.ts';

export const BASE_URLS: { readonly [Name in Api]: string } = {
  'defender-xdr': 'https://api.security.microsoft.com',
  'graph-security': 'https://graph.microsoft.com',
};

/** For tests: access to one tenant. All sources with the defaults share one context. */
export function anAccess(
  change: {
    readonly api?: Api;
    readonly tenantId?: string;
    readonly kind?: ContextKind;
    readonly clientId?: string;
  } = {},
): ProtectedResourceAccess {
  const { api = 'defender-xdr', tenantId = 't-1', kind = 'user', clientId = 'client' } = change;
  const id = accessContextId({
    ...(kind === 'user' ? { kind, accountId: 'account' } : { kind }),
    tenantId,
    clientId,
    api,
  });
  return { id, kind, tenantId, clientId, accessToken: () => Promise.resolve('token') };
}

/** For tests: the real source with the given `fetch`. */
export function anIncidentSource(api: Api, fetch: Fetch, more: Partial<IncidentSourceOptions> = {}) {
  const clock = more.clock ?? (() => epochMs(Date.now()));
  const access = more.access ?? anAccess({ api });
  return createIncidentSource({
    access,
    api,
    apiBaseUrl: BASE_URLS[api],
    portalOrigin: 'https://security.microsoft.com',
    fetch,
    clock,
    random: () => 0,
    isOnline: () => true,
    rateLimiter: openRateLimiter({ quota: { ...access, api }, store: createMemoryStore(), clock }),
    probeOrigin: () => Promise.resolve(true),
    ...more,
  });
}

/** For tests: a `fetch` that responds with the JSON that `respond` returns for the URL, and records the URLs. */
export function aService(
  respond: (url: URL, requestNumber: number) => { readonly status?: number; readonly body: unknown } | 'unreachable',
) {
  const requestedUrls: URL[] = [];
  const fetch: Fetch = (input) => {
    const url = new URL(input);
    requestedUrls.push(url);
    const response = respond(url, requestedUrls.length);
    if (response === 'unreachable') return Promise.reject(new TypeError('Failed to fetch'));
    return Promise.resolve(new Response(JSON.stringify(response.body), { status: response.status ?? 200 }));
  };
  return { fetch, requestedUrls };
}

/** For tests: `count` rows of Defender XDR, created a second apart, newest first, with the ids `count` to 1. */
export function xdrRows(count: number): readonly { incidentId: number; createdTime: string; lastUpdateTime: string }[] {
  return Array.from({ length: count }, (_none, index) => {
    const id = count - index;
    const created = new Date(Date.parse('2026-11-01T00:00:00Z') + id * 1_000).toISOString();
    // The order of updates differs from the order of creation, so that one page reveals which order it is in.
    const updated = new Date(Date.parse('2026-11-10T00:00:00Z') + ((id * 7_919) % 99_991) * 1_000).toISOString();
    return { incidentId: id, createdTime: created, lastUpdateTime: updated };
  });
}

/** For tests: the response of Defender XDR to a list request. */
export function xdrPage(url: URL, rows: ReturnType<typeof xdrRows>) {
  const bounds = [...(url.searchParams.get('$filter') ?? '').matchAll(/(createdTime|lastUpdateTime) (le|ge) (\S+)/g)];
  const matching = rows.filter((row) =>
    bounds.every(([, field, operator, value]) => {
      const moment = Date.parse(field === 'createdTime' ? row.createdTime : row.lastUpdateTime);
      return operator === 'le' ? moment <= Date.parse(value ?? '') : moment >= Date.parse(value ?? '');
    }),
  );
  const skip = Number(url.searchParams.get('$skip') ?? 0);
  return { value: matching.slice(skip, skip + Number(url.searchParams.get('$top'))) };
}

/** For tests: the response of Graph to a list request. */
export function graphPage(url: URL, rows: ReturnType<typeof xdrRows>) {
  const asXdr = new URL(url.href.replaceAll('DateTime', 'Time'));
  const written = xdrPage(asXdr, rows).value.map((row) => ({
    id: String(row.incidentId),
    createdDateTime: row.createdTime,
    lastUpdateDateTime: row.lastUpdateTime,
  }));
  return { value: written };
}
