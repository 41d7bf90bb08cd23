import { sufficientPermissions } from '../entra/apis.ts';
import type { Api } from '../entra/clouds.ts';
import type { AccessContextId } from '../http/access-context-id.ts';
import { createBearer } from '../http/bearer.ts';
import { delay } from '../http/delay.ts';
import {
  fetchProtectedResource,
  MAX_SILENT_DELAY_MS,
  type RequestLimiter,
  type RequestTurns,
  type ResourceEffects,
} from '../http/fetch-protected-resource.ts';
import { HttpError } from '../http/http-error.ts';
import { NetworkError } from '../http/network-error.ts';
import type { Fetch, ProtectedResourceAccess } from '../http/protected-resource.ts';
import type { RequestContext } from '../http/request-context.ts';
import { retryDelayMs } from '../http/retry-after.ts';
import { ShapeError } from '../http/shape-error.ts';
import type { Clock, EpochMs } from '../std/time.ts';
import { allowedNextLink } from './dialects/next-link.ts';
import { parseIncident, parsePage } from './dialects/parse-page.ts';
import { DIALECTS } from './limits/open-rate-limiter.ts';
import type { RateLimiter } from './limits/rate-limiter.ts';
import type { Incident } from './model/incident.ts';
import { isIncidentId } from './model/incident-id.ts';
import type { PageRequest, ResponsePage } from './model/response-page.ts';
import type { PageFetcher } from './paging/page-prefetch.ts';

export type IncidentSourceOptions = {
  readonly access: ProtectedResourceAccess;
  readonly api: Api;
  /** Absolute URL without a trailing slash: scheme, host and, behind a same-origin proxy, a path. */
  readonly apiBaseUrl: string;
  /** The origin of this cloud's Defender portal: the only target allowed for incident links. */
  readonly portalOrigin: string;
  readonly fetch: Fetch;
  readonly clock: Clock;
  /** Like `Math.random`. Spreads retries. */
  readonly random: () => number;
  /** Like `navigator.onLine`: only a hint. */
  readonly isOnline: () => boolean;
  /** Shared by all sources. Without it, requests start at once. */
  readonly turns?: RequestTurns;
  /** Shared with every other caller of the same tenant, application and API. */
  readonly rateLimiter: RateLimiter & RequestLimiter;
  /** Whether our own origin responds, which distinguishes a blocked request from being offline. */
  readonly probeOrigin: () => Promise<boolean>;
};

/** The incidents that one access context can see: those of one tenant, read through one API. */
export type IncidentSource = PageFetcher & {
  /** The id of the access context: the key of everything that is kept for this source. */
  readonly contextId: AccessContextId;
  readonly tenantId: string;
  readonly api: Api;
  readonly portalOrigin: string;
  readonly rateLimiter: RateLimiter;
  /** The list request as it is sent, without the token. For display only: sends nothing. */
  listRequest(request: PageRequest): { readonly url: string; readonly headers: Readonly<Record<string, string>> };
  /**
   * Fetches one incident. A merged one has `redirectedTo` and no alerts. An id that cannot be one is `not-found` without
   * a request.
   */
  fetchIncident(incidentId: string, signal: AbortSignal): Promise<Incident>;
};

/**
 * The attempts for a page, at most 6 in total: with alerts; if those fail, without; if that works, once more with alerts,
 * because the service may have recovered meanwhile. Only then are alerts omitted. The next sync tries them again once.
 */
const ATTEMPTS = { expanded: 3, omitted: 2, retried: 1 };

/**
 * Creates the source. Create one per access context and keep it: it remembers what it learnt about the service. Its
 * requests are retried and throttled, and reject with the errors of the access context, a `NetworkError`, an `HttpError`
 * or a `ShapeError`.
 */
export function createIncidentSource(options: IncidentSourceOptions): IncidentSource {
  const { access, api, clock } = options;
  const { id: contextId, kind, tenantId } = access;
  const dialect = DIALECTS[api];
  const listUrl = `${options.apiBaseUrl}${dialect.listPath}`;
  const { rateLimiter } = options;
  const effects: ResourceEffects = {
    fetch: options.fetch,
    clock,
    random: options.random,
    isOnline: options.isOnline,
    probeOrigin: options.probeOrigin,
    bearer: createBearer(access),
    respondingOrigins: new Set(),
    rateLimiter,
    ...(options.turns === undefined ? {} : { turns: { ...options.turns, owner: contextId } }),
  };
  const contextOf = (operation: RequestContext['operation']): RequestContext => ({
    kind,
    tenantId,
    operation,
    origin: new URL(listUrl).origin,
  });
  const send = (operation: RequestContext['operation'], url: string, signal: AbortSignal, attempts?: number) =>
    fetchProtectedResource(
      effects,
      {
        url,
        context: contextOf(operation),
        headers: dialect.headers,
        requiredPermissions: sufficientPermissions(api, operation),
        ...(attempts === undefined ? {} : { attempts }),
      },
      signal,
    );
  let alerts: 'expanded' | 'retrying' | 'omitted' = dialect.alertsAreExpanded ? 'expanded' : 'omitted';
  const exhaustion = (error: unknown) => {
    if (!isExhausted(error, clock())) throw error;
    return { error };
  };

  const urlOf = (request: PageRequest, withAlerts: boolean) =>
    request.nextLink ?? `${listUrl}${dialect.listQuery(request, withAlerts)}`;
  const fetchPageOnce = async (
    request: PageRequest,
    withAlerts: boolean,
    signal: AbortSignal,
    attempts?: number,
  ): Promise<ResponsePage> => {
    const response = await send('list-incidents', urlOf(request, withAlerts), signal, attempts);
    const page = parsePage(dialect, response.body, tenantId);
    if (page === null) throw new ShapeError('not-as-promised', contextOf('list-incidents'), response.requestId);
    return {
      rows: page.rows,
      brokenRows: page.brokenRows,
      isFull: page.rowCount >= dialect.pageSize,
      hasLink: typeof page.nextLink === 'string' && page.nextLink.trim() !== '',
      nextLink: allowedNextLink(page.nextLink, listUrl),
      alertsIncluded: withAlerts || !dialect.alertsAreExpanded,
    };
  };

  return {
    contextId,
    tenantId,
    api,
    portalOrigin: options.portalOrigin,
    rateLimiter,
    listRequest: (request) => ({ url: urlOf(request, alerts !== 'omitted'), headers: dialect.headers }),
    createStuckError: () => new ShapeError('not-as-promised', contextOf('list-incidents'), null),
    beginSync() {
      if (dialect.alertsAreExpanded && alerts === 'omitted') alerts = 'retrying';
    },
    async fetchPage(request, signal) {
      if (alerts === 'omitted') return fetchPageOnce(request, false, signal);
      const isRetrying = alerts === 'retrying';
      const attempts = isRetrying ? ATTEMPTS.retried : ATTEMPTS.expanded;
      const first = await fetchPageOnce(request, true, signal, attempts).catch(exhaustion);
      if ('rows' in first) {
        alerts = 'expanded';
        return first;
      }
      await delay(retryDelayMs(first.error, clock()), signal);
      // In large tenants $expand=alerts always fails with 500. A service that also fails without it is just unavailable.
      const withoutAlerts = await fetchPageOnce(request, false, signal, ATTEMPTS.omitted);
      const retried = isRetrying
        ? null
        : await fetchPageOnce(request, true, signal, ATTEMPTS.retried).catch(exhaustion);
      if (retried !== null && 'rows' in retried) return retried;
      alerts = 'omitted';
      return withoutAlerts;
    },
    async fetchIncident(incidentId, signal) {
      if (!isIncidentId(incidentId)) throw notFound(contextOf('read-incident'), api);
      const url = `${listUrl}/${encodeURIComponent(incidentId)}${dialect.itemQuery()}`;
      const response = await send('read-incident', url, signal);
      const incident = parseIncident(dialect, response.body, tenantId);
      if (incident === null) throw new ShapeError('not-as-promised', contextOf('read-incident'), response.requestId);
      return incident;
    },
  };
}

/** The error that the service would return. */
function notFound(context: RequestContext, api: Api): HttpError {
  return new HttpError({
    code: 'not-found',
    context,
    status: 404,
    apiCode: null,
    apiMessage: null,
    requestId: null,
    retryAt: null,
    requiredPermissions: sufficientPermissions(api, context.operation),
    claims: null,
  });
}

function isExhausted(error: unknown, now: EpochMs): boolean {
  if (error instanceof NetworkError) return error.code === 'timed-out';
  const isServerError = error instanceof HttpError && error.code === 'server-error';
  return isServerError && retryDelayMs(error, now) <= MAX_SILENT_DELAY_MS;
}
