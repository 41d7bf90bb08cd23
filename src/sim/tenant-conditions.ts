import { SECOND_MS } from '../std/time.ts';
import type { SimulatorContext } from './api/api-context.ts';
import { createQuota, perMinute, type QuotaRefusal } from './api/quota.ts';
import * as defenderXdr from './defender-xdr/responses.ts';
import * as graph from './graph-security/responses.ts';
import { delay } from './wire/faults.ts';
import { guidFor } from './world/prng.ts';
import type { TenantDirectory } from './world/tenants.ts';

type Api = 'defender-xdr' | 'graph';

/** What other clients leave of the request limit in a tenant in the state `throttled`. */
const LEFT_BY_OTHERS = [perMinute(1)];

/** How long a tenant that is down asks callers to wait (RFC 9110 §10.2.3). */
const DOWN_FOR = { 'Retry-After': '120' };

const DEFAULT_SLOW_MS = 4 * SECOND_MS;

/**
 * Applies the state of the caller's tenant to both incident APIs: returns the error of a tenant that is down or throttled,
 * waits for a slow one, and returns `null` if the API should handle the request. Requests without a valid token are the
 * API's to refuse.
 */
export function createTenantConditions(options: {
  readonly tenants: TenantDirectory;
  readonly verifyBearer: SimulatorContext['verifyBearer'];
  readonly clock: () => number;
  readonly slowTenantMs: number | undefined;
}): (request: Request, api: Api) => Promise<Response | null> {
  const { tenants, verifyBearer, clock, slowTenantMs = DEFAULT_SLOW_MS } = options;
  const quota = createQuota();
  let refused = 0;

  function nextId(): string {
    refused += 1;
    return guidFor(`tenant condition ${refused}`);
  }

  return async (request, api) => {
    const bearer = await verifyBearer(request);
    if ('problem' in bearer) return null;
    switch (tenants.find(bearer.tenantId)?.state) {
      case 'slow':
        await delay(slowTenantMs, request.signal);
        return null;
      case 'down':
        return downResponse(api, request, nextId(), clock());
      case 'throttled': {
        const refusal = quota.take(`${api} ${bearer.tenantId} ${bearer.clientId}`, LEFT_BY_OTHERS, clock());
        return refusal === null ? null : throttledResponse(api, refusal, request, nextId(), clock());
      }
      default:
        return null;
    }
  };
}

function traceOf(request: Request, requestId: string, nowMs: number): graph.Trace {
  return { requestId, clientRequestId: request.headers.get('client-request-id') ?? requestId, nowMs };
}

/** The documented server error: 500 of Defender XDR, 503 of Graph. */
function downResponse(api: Api, request: Request, id: string, nowMs: number): Response {
  if (api === 'graph') {
    const message = 'The service is temporarily unavailable. You may repeat the request after some time.';
    return graph.errorResponse(503, 'serviceNotAvailable', message, traceOf(request, id, nowMs), DOWN_FOR);
  }
  const message = 'An internal error occurred.';
  return defenderXdr.errorResponse(500, { code: 'InternalServerError', message, target: id }, DOWN_FOR);
}

function throttledResponse(api: Api, refusal: QuotaRefusal, request: Request, id: string, nowMs: number): Response {
  if (api === 'graph') return graph.throttledResponse(refusal, traceOf(request, id, nowMs));
  return defenderXdr.throttledResponse(refusal, id, 'body-only');
}
