import { Hono } from 'hono';
import { createAccessCheck, DEFENDER_XDR_RULES, type Visibility } from '../api/access-check.ts';
import type { SimulatorContext } from '../api/api-context.ts';
import { createBrokenRowTest } from '../api/broken-row.ts';
import { applyWithDeviation, checkChange } from '../api/incident-change.ts';
import { createQuota, perHour, perMinute } from '../api/quota.ts';
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
  bodyRefusalResponse,
  errorResponse,
  invalidInputResponse,
  odataErrorResponse,
  okResponse,
  throttledResponse,
} from './responses.ts';
import { parseUpdate } from './update-request.ts';

/** The documented requests per minute and hour. */
const QUOTAS = { listPerMinute: 50, getPerMinute: 100, updatePerMinute: 50, perHour: 1_500 };
/** So low that reading the incidents of `throttled` exceeds them. */
const LOW_QUOTAS = { listPerMinute: 3, getPerMinute: 5, updatePerMinute: 3, perHour: 1_500 };

type Entry =
  | { readonly ok: true; readonly caller: VerifiedCaller; readonly visibility: Visibility; readonly author: string }
  | { readonly ok: false; readonly response: Response };

type Found =
  | { readonly ok: true; readonly incident: IncidentRecord }
  | { readonly ok: false; readonly response: Response };

/**
 * List, get and update of `/api/incidents` as documented. Everything else gets the 400 of an OData service.
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

  async function enter(request: Request, operation: keyof typeof limits): Promise<Entry> {
    world.advance(clock());
    const decision = check(await context.verifyBearer(request), operation === 'update' ? 'write' : 'read');
    if (!decision.allowed) return { ok: false, response: accessRefusalResponse(decision.refusal, trackingId()) };
    const { caller, visibility, author } = decision;
    const refusal = quota.take(`${operation} ${caller.tenantId} ${caller.clientId}`, limits[operation], clock());
    if (refusal === null) return { ok: true, caller, visibility, author };
    const header = switches.xdrRetryAfter === true ? 'retry-after' : 'body-only';
    return { ok: false, response: throttledResponse(refusal, trackingId(), header) };
  }

  routes.get('/api/incidents', async (c) => {
    const entry = await enter(c.req.raw, 'list');
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
    const entry = await enter(c.req.raw, 'get');
    if (!entry.ok) return entry.response;
    const found = findIncident(c.req.param('incidentId'), entry);
    return found.ok ? entityResponse(c.req.url, found.incident, entry.visibility) : found.response;
  });

  routes.patch('/api/incidents/:incidentId', async (c) => {
    const entry = await enter(c.req.raw, 'update');
    if (!entry.ok) return entry.response;
    const found = findIncident(c.req.param('incidentId'), entry);
    if (!found.ok) return found.response;
    const update = await parseUpdate(c.req.raw);
    if (!update.ok) return bodyRefusalResponse(update.problem, trackingId());
    const change = checkChange(found.incident, update.value);
    if (!change.ok) return invalidInputResponse(change.problem, trackingId());
    const by = { author: entry.author, nowMs: clock(), deviation: context.deviationOf(c.req.raw) };
    const changed = applyWithDeviation(world, found.incident, change.value, by);
    return entityResponse(c.req.url, changed, entry.visibility);
  });

  for (const [path, allowed] of [
    ['/api/incidents', 'GET'],
    ['/api/incidents/:incidentId', 'GET, PATCH'],
  ] as const) {
    routes.all(path, () => {
      const message = 'The method is not allowed for this resource.';
      return errorResponse(405, { code: 'BadRequest', message, target: trackingId() }, { Allow: allowed });
    });
  }

  /** Finds an incident that the caller can see. */
  function findIncident(id: string, { caller, visibility }: Extract<Entry, { readonly ok: true }>): Found {
    if (!/^\d{1,15}$/.test(id)) {
      return { ok: false, response: odataErrorResponse(`The key value '${id}' is not a number.`, trackingId()) };
    }
    const incident = world.find(caller.tenantId, Number(id));
    if (incident !== null && isVisible(incident, visibility)) return { ok: true, incident };
    const error = { code: 'ResourceNotFound', message: `Incident ${id} was not found`, target: trackingId() };
    return { ok: false, response: errorResponse(404, error) };
  }

  function entityResponse(url: string, incident: IncidentRecord, visibility: Visibility): Response {
    return okResponse({
      '@odata.context': `${new URL(url).origin}/api/$metadata#Incidents/$entity`,
      ...serialized(incident, visibility),
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
    update: [perMinute(quotas.updatePerMinute * factor), hour],
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
