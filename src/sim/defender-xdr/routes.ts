import { Hono } from 'hono';
import { createAccessCheck, DEFENDER_XDR_RULES, type Visibility } from '../api/access-check.ts';
import type { SimulatorContext } from '../api/api-context.ts';
import { createBrokenRowTest } from '../api/broken-row.ts';
import { createQuota, perHour, perMinute, type QuotaLimit } from '../api/quota.ts';
import { isVisible, visibleAlerts } from '../api/visible-incidents.ts';
import type { VerifiedCaller } from '../entra/bearer.ts';
import type { IncidentRecord } from '../world/incident-record.ts';
import { guidFor } from '../world/prng.ts';
import { driftRow } from './drift.ts';
import { incidentStatusMember } from './enum-members.ts';
import { incidentJson } from './incident-json.ts';
import { parseListQuery } from './list-query.ts';
import {
  accessRefusalResponse,
  errorResponse,
  odataErrorResponse,
  okResponse,
  throttledResponse,
} from './responses.ts';

/** The documented requests per minute and hour. */
const QUOTAS = { listPerMinute: 50, getPerMinute: 100, perHour: 1_500 };
/** So low that reading the incidents of `throttled` exceeds them. */
const LOW_QUOTAS = { listPerMinute: 3, getPerMinute: 5, perHour: 1_500 };

type Entry =
  | { readonly ok: true; readonly caller: VerifiedCaller; readonly visibility: Visibility }
  | { readonly ok: false; readonly response: Response };

/**
 * List and get of `/api/incidents` as documented. Everything else gets the 400 of an OData service.
 * Adds no CORS headers; `createSimulator` does.
 *
 * @see https://learn.microsoft.com/en-us/defender-xdr/api-list-incidents
 */
export function createDefenderXdrRoutes(context: SimulatorContext): Hono {
  const { world, switches, clock } = context;
  const routes = new Hono();
  const check = createAccessCheck(DEFENDER_XDR_RULES, switches);
  const quota = createQuota();
  const limits = limitsOf(context);
  const newestFirst = createOrder(context);
  const isBroken = createBrokenRowTest(world);
  let requests = 0;

  function trackingId(): string {
    requests += 1;
    return guidFor(`defender-xdr ${context.seed} ${requests}`);
  }

  async function enter(request: Request, operation: string, operationLimits: readonly QuotaLimit[]): Promise<Entry> {
    world.advance(clock());
    const decision = check(await context.verifyBearer(request));
    if (!decision.allowed) return { ok: false, response: accessRefusalResponse(decision.refusal, trackingId()) };
    const { caller, visibility } = decision;
    const refusal = quota.take(`${operation} ${caller.tenantId} ${caller.clientId}`, operationLimits, clock());
    if (refusal === null) return { ok: true, caller, visibility };
    const header = switches.xdrRetryAfter === true ? 'retry-after' : 'body-only';
    return { ok: false, response: throttledResponse(refusal, trackingId(), header) };
  }

  routes.get('/api/incidents', async (c) => {
    const entry = await enter(c.req.raw, 'list', limits.list);
    if (!entry.ok) return entry.response;
    const url = new URL(c.req.url);
    const query = parseListQuery(url.searchParams, switches);
    if (!query.ok) return odataErrorResponse(query.problem, trackingId());
    const { matches, top, skip } = query.value;
    const rows = newestFirst(entry.caller.tenantId).filter(
      (incident) => isVisible(incident, entry.visibility) && matches((property) => filterValue(incident, property)),
    );
    const page = rows.slice(skip, skip + top);
    return okResponse({
      '@odata.context': `${url.origin}/api/$metadata#Incidents`,
      value: page.map((incident) => serialized(incident, entry.visibility)),
      ...(switches.xdrNextLink === true && page.length > 0 && skip + top < rows.length
        ? { '@odata.nextLink': nextLink(url, top, skip + top) }
        : {}),
    });
  });

  routes.get('/api/incidents/:incidentId', async (c) => {
    const entry = await enter(c.req.raw, 'get', limits.get);
    if (!entry.ok) return entry.response;
    const id = c.req.param('incidentId');
    if (!/^\d{1,15}$/.test(id)) return odataErrorResponse(`The key value '${id}' is not a number.`, trackingId());
    const incident = world.find(entry.caller.tenantId, Number(id));
    if (incident === null || !isVisible(incident, entry.visibility)) {
      const message = `Incident ${id} was not found`;
      return errorResponse(404, { code: 'ResourceNotFound', message, target: trackingId() });
    }
    const origin = new URL(c.req.url).origin;
    return okResponse({
      '@odata.context': `${origin}/api/$metadata#Incidents/$entity`,
      ...serialized(incident, entry.visibility),
    });
  });

  for (const path of ['/api/incidents', '/api/incidents/:incidentId']) {
    routes.all(path, () => {
      const message = 'The method is not allowed for this resource.';
      return errorResponse(405, { code: 'BadRequest', message, target: trackingId() }, { Allow: 'GET' });
    });
  }

  function serialized(incident: IncidentRecord, visibility: Visibility): Record<string, unknown> {
    const row = incidentJson(incident, visibleAlerts(incident, visibility));
    return context.scenario === 'drift' ? driftRow(row, isBroken(incident) ? 'beyond-repair' : 'readable') : row;
  }

  return routes;
}

function limitsOf({ scenario, quotaFactor }: SimulatorContext) {
  const quotas = scenario === 'throttled' ? LOW_QUOTAS : QUOTAS;
  const factor = scenario === 'throttled' ? 1 : quotaFactor;
  const hour = perHour(quotas.perHour * factor);
  return {
    list: [perMinute(quotas.listPerMinute * factor), hour],
    get: [perMinute(quotas.getPerMinute * factor), hour],
  } as const;
}

function filterValue(incident: IncidentRecord, property: string): string | null {
  switch (property) {
    case 'lastUpdateTime':
      return incident.updated;
    case 'createdTime':
      return incident.created;
    case 'status':
      return incidentStatusMember(incident.status);
    default:
      return incident.assignedTo;
  }
}

/** A tenant's incidents, newest first. Sorted once per version of the world. */
function createOrder({ world, switches }: SimulatorContext): (tenantId: string) => readonly IncidentRecord[] {
  const key = switches.xdrOrder === 'lastUpdateTime' ? 'updated' : 'created';
  const sorted = new Map<string, { readonly version: number; readonly rows: readonly IncidentRecord[] }>();
  return (tenantId) => {
    const version = world.version(tenantId);
    const known = sorted.get(tenantId);
    if (known?.version === version) return known.rows;
    const rows = world
      .incidents(tenantId)
      .toSorted((a, b) => (a[key] < b[key] ? 1 : a[key] > b[key] ? -1 : b.id - a.id));
    sorted.set(tenantId, { version, rows });
    return rows;
  };
}

function nextLink(url: URL, top: number, skip: number): string {
  const next = new URL(url);
  next.searchParams.set('$top', String(top));
  next.searchParams.set('$skip', String(skip));
  return next.href.replaceAll('%24', '$');
}
