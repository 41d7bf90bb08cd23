import { sufficientPermissions } from '../entra/apis.ts';
import type { Api } from '../entra/clouds.ts';
import type { AccessContextId } from '../http/access-context-id.ts';
import { createBearer } from '../http/bearer.ts';
import { delay } from '../http/delay.ts';
import { retryDelayMs } from '../http/errors.ts';
import {
  fetchProtectedResource,
  MAX_SILENT_DELAY_MS,
  type RequestLimiter,
  type ResourceEffects,
} from '../http/fetch-protected-resource.ts';
import { HttpError } from '../http/http-error.ts';
import { NetworkError } from '../http/network-error.ts';
import type { Fetch, ProtectedResourceAccess } from '../http/protected-resource.ts';
import type { RequestContext } from '../http/request-context.ts';
import { ShapeError } from '../http/shape-error.ts';
import type { Clock, EpochMs } from '../std/time.ts';
import { allowedNextLink } from './dialects/next-link.ts';
import { parseIncident, parsePage } from './dialects/parse-page.ts';
import { DIALECTS } from './limits/open-rate-limiter.ts';
import type { RateLimiter } from './limits/rate-limiter.ts';
import type { Incident } from './model/incident.ts';
import type { PageRequest, ResponsePage } from './model/response-page.ts';
import type { PageFetcher } from './paging/page-prefetch.ts';

export type IncidentSourceOptions = {
  readonly access: ProtectedResourceAccess;
  readonly api: Api;
  /** Absolute URL without a trailing slash: scheme, host and, behind a same-origin proxy, a path. */
  readonly apiBaseUrl: string;
  /** Origin of the Defender portal of this cloud: the only place incident links may lead to. */
  readonly portalOrigin: string;
  readonly fetch: Fetch;
  readonly clock: Clock;
  /** As `Math.random`: spreads retries. */
  readonly random: () => number;
  /** As `navigator.onLine`: a hint only. */
  readonly isOnline: () => boolean;
  /** Shared with every other caller of the same tenant, application and API. */
  readonly rateLimiter: RateLimiter & RequestLimiter;
  /** Whether our own origin answers: tells a blocked call from being offline. */
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
  /** The list call of a request as it is sent, but for the token: to be explained, not to be made. */
  listRequest(request: PageRequest): { readonly url: string; readonly headers: Readonly<Record<string, string>> };
  /**
   * One incident, read afresh. A merged one comes back with `redirectedTo` and no alerts. What cannot be an id is
   * `not-found` without a call.
   */
  fetchIncident(incidentId: string, signal: AbortSignal): Promise<Incident>;
};

/**
 * How often a page is asked for, 6 times in all: with alerts; where that fails, without; where that works, once more with
 * alerts, because the service may have recovered in between. Only then reading goes on without. The next reading finds out
 * with one attempt whether they are to be had again.
 */
const ATTEMPTS = { withAlerts: 3, without: 2, again: 1 };

/**
 * Makes the source. Make one per access context and keep it: it remembers what it learnt about the service. Its requests
 * are retried and throttled, and reject with whatever the access rejects with, a `NetworkError`, an `HttpError` or a
 * `ShapeError`.
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
  };
  const contextOf = (operation: RequestContext['operation']): RequestContext => ({
    kind,
    tenantId,
    operation,
    origin: new URL(listUrl).origin,
  });
  const ask = (operation: RequestContext['operation'], url: string, signal: AbortSignal, attempts?: number) =>
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
  let alerts: 'expanded' | 'doubtful' | 'left-out' = dialect.alertsAreExpanded ? 'expanded' : 'left-out';
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
    const answer = await ask('list-incidents', urlOf(request, withAlerts), signal, attempts);
    const page = parsePage(dialect, answer.body, tenantId);
    if (page === null) throw new ShapeError('not-as-promised', contextOf('list-incidents'), answer.requestId);
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
    listRequest: (request) => ({ url: urlOf(request, alerts !== 'left-out'), headers: dialect.headers }),
    createStuckError: () => new ShapeError('not-as-promised', contextOf('list-incidents'), null),
    beginSync() {
      if (dialect.alertsAreExpanded && alerts === 'left-out') alerts = 'doubtful';
    },
    async fetchPage(request, signal) {
      if (alerts === 'left-out') return fetchPageOnce(request, false, signal);
      const isDoubtful = alerts === 'doubtful';
      const attempts = isDoubtful ? ATTEMPTS.again : ATTEMPTS.withAlerts;
      const failed = await fetchPageOnce(request, true, signal, attempts).catch(exhaustion);
      if ('rows' in failed) {
        alerts = 'expanded';
        return failed;
      }
      await delay(retryDelayMs(failed.error, clock()), signal);
      // Large tenants get 500 for ever with alerts expanded; one that fails without them as well is just ill.
      const bare = await fetchPageOnce(request, false, signal, ATTEMPTS.without);
      const again = isDoubtful ? null : await fetchPageOnce(request, true, signal, ATTEMPTS.again).catch(exhaustion);
      if (again !== null && 'rows' in again) return again;
      alerts = 'left-out';
      return bare;
    },
    async fetchIncident(incidentId, signal) {
      if (!isPathSegment(incidentId)) throw notFound(contextOf('read-incident'), api);
      const url = `${listUrl}/${encodeURIComponent(incidentId)}${dialect.itemQuery()}`;
      const answer = await ask('read-incident', url, signal);
      const incident = parseIncident(dialect, answer.body, tenantId);
      if (incident === null) throw new ShapeError('not-as-promised', contextOf('read-incident'), answer.requestId);
      return incident;
    },
  };
}

/** Whether the id names a place right below the list: dots would lead the token elsewhere, half a character cannot be sent. */
function isPathSegment(incidentId: string): boolean {
  return incidentId !== '' && incidentId !== '.' && incidentId !== '..' && !/\p{Surrogate}/u.test(incidentId);
}

/** What the service would say. */
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
