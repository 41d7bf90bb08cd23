import { sufficientPermissions } from '../entra/apis.ts';
import type { Api } from '../entra/clouds.ts';
import type { AccessContextId } from '../http/access-context-id.ts';
import { createBearer } from '../http/bearer.ts';
import { type ChangeResponse, changeProtectedResource } from '../http/change-protected-resource.ts';
import type { ResourceEffects } from '../http/fetch-protected-resource.ts';
import type { EpochMs } from '../std/time.ts';
import type { IncidentSourceOptions } from './incident-source.ts';
import { DIALECTS } from './limits/open-rate-limiter.ts';
import type { IncidentChange } from './model/incident-change.ts';
import { isIncidentId } from './model/incident-id.ts';

/** One request of a change, as it is sent, without the token. */
export type PlannedChange = {
  readonly operation: 'update-incident' | 'comment-incident';
  readonly method: 'PATCH' | 'POST';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** JSON. */
  readonly body: string;
  /** The part of the change that this request makes. */
  readonly part: IncidentChange;
};

/**
 * Changes incidents of one tenant through one API. Separate from `IncidentSource`, so that code that reads can't write.
 * `access` returns tokens with the permission to write. Sends each request at most once: use `changeIncident`, which also
 * reads before and after.
 */
export type IncidentWriter = {
  readonly contextId: AccessContextId;
  readonly tenantId: string;
  readonly api: Api;
  /** The requests that make the change. Sends nothing. Empty if the id can't be one. */
  requestsFor(incidentId: string, change: IncidentChange): readonly PlannedChange[];
  /** Never rejects. The signal cancels only what isn't sent yet. */
  send(
    request: PlannedChange,
    options: { readonly signal: AbortSignal; readonly onDelay?: (until: EpochMs) => void },
  ): Promise<ChangeResponse>;
};

/** Creates the writer. Create one per access context and keep it: parallel requests share a token renewal. */
export function createIncidentWriter(options: Omit<IncidentSourceOptions, 'portalOrigin'>): IncidentWriter {
  const { access, api } = options;
  const { kind, tenantId } = access;
  const dialect = DIALECTS[api];
  const listUrl = `${options.apiBaseUrl}${dialect.listPath}`;
  const { origin } = new URL(listUrl);
  const effects: ResourceEffects = {
    fetch: options.fetch,
    clock: options.clock,
    random: options.random,
    isOnline: options.isOnline,
    probeOrigin: options.probeOrigin,
    bearer: createBearer(access),
    respondingOrigins: new Set(),
    rateLimiter: options.rateLimiter,
  };
  return {
    contextId: access.id,
    tenantId,
    api,
    requestsFor(incidentId, change) {
      if (!isIncidentId(incidentId)) return [];
      return dialect.changeRequests(change).map(({ path, body, ...request }) => ({
        ...request,
        url: `${listUrl}/${encodeURIComponent(incidentId)}${path}`,
        headers: { ...dialect.headers, 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      }));
    },
    send: ({ operation, method, url, headers, body }, sending) =>
      changeProtectedResource(
        effects,
        {
          url,
          context: { kind, tenantId, operation, origin },
          headers,
          requiredPermissions: sufficientPermissions(api, operation),
          change: { method, body },
        },
        sending,
      ),
  };
}
