import { Hono } from 'hono';
import { createAccessCheck, GRAPH_RULES, type Visibility } from '../api/access-check.ts';
import type { SimulatorContext } from '../api/api-context.ts';
import { createBrokenRowTest } from '../api/broken-row.ts';
import { createQuota, perMinute } from '../api/quota.ts';
import { isVisible, visibleAlerts } from '../api/visible-incidents.ts';
import type { VerifiedCaller } from '../entra/bearer.ts';
import type { IncidentRecord } from '../world/incident-record.ts';
import { guidFor } from '../world/prng.ts';
import { driftRow } from './drift.ts';
import { type EnumMembers, incidentStatusMember } from './enum-members.ts';
import { alertJson, incidentJson } from './incident-json.ts';
import { type ListQuery, parseListQuery } from './list-query.ts';
import { accessRefusalResponse, errorResponse, okResponse, type Trace, throttledResponse } from './responses.ts';

const REQUESTS_PER_MINUTE = 150;
/** So low that reading the incidents of `throttled` exceeds it. */
const LOW_REQUESTS_PER_MINUTE = 5;
const LIST_PATH = '/v1.0/security/incidents';

type Entry =
  | { readonly ok: true; readonly trace: Trace; readonly caller: VerifiedCaller; readonly visibility: Visibility }
  | { readonly ok: false; readonly response: Response };

/**
 * List and get of `/v1.0/security/incidents` according to documentation, metadata and captures. Adds no
 * CORS headers; `createSimulator` does.
 *
 * @see https://learn.microsoft.com/en-us/graph/api/security-list-incidents
 */
export function createGraphSecurityRoutes(context: SimulatorContext): Hono {
  const { world, switches, clock } = context;
  const routes = new Hono();
  const check = createAccessCheck(GRAPH_RULES, switches);
  const quota = createQuota();
  const isThrottled = context.scenario === 'throttled';
  const limits = [perMinute(isThrottled ? LOW_REQUESTS_PER_MINUTE : REQUESTS_PER_MINUTE * context.quotaFactor)];
  const isBroken = createBrokenRowTest(world);
  let requests = 0;

  function traceOf(request: Request): Trace {
    requests += 1;
    const requestId = guidFor(`graph ${context.seed} ${requests}`);
    return { requestId, clientRequestId: request.headers.get('client-request-id') ?? requestId, nowMs: clock() };
  }

  async function enter(request: Request): Promise<Entry> {
    world.advance(clock());
    const trace = traceOf(request);
    const decision = check(await context.verifyBearer(request));
    if (!decision.allowed) return { ok: false, response: accessRefusalResponse(decision.refusal, trace) };
    const { caller, visibility } = decision;
    const refusal = quota.take(`${caller.tenantId} ${caller.clientId}`, limits, clock());
    return refusal === null
      ? { ok: true, trace, caller, visibility }
      : { ok: false, response: throttledResponse(refusal, trace) };
  }

  function serialized(
    incident: IncidentRecord,
    visibility: Visibility,
    members: EnumMembers,
    alerts: ListQuery['alerts'],
  ): Record<string, unknown> {
    const plain = incidentJson(incident, members);
    const row =
      alerts === 'omitted'
        ? plain
        : { ...plain, alerts: visibleAlerts(incident, visibility).map((alert) => alertJson(alert, incident, members)) };
    return context.scenario === 'drift' ? driftRow(row, isBroken(incident) ? 'beyond-repair' : 'readable') : row;
  }

  routes.get(LIST_PATH, async (c) => {
    const entry = await enter(c.req.raw);
    if (!entry.ok) return entry.response;
    const { trace, caller, visibility } = entry;
    const url = new URL(c.req.url);
    const query = parseListQuery(url.searchParams);
    if (!query.ok) return errorResponse(400, 'BadRequest', query.problem, trace);
    const { matches, top, skip, order, alerts, count } = query.value;
    const rows = world
      .incidents(caller.tenantId)
      .filter((incident) => isVisible(incident, visibility) && matches((property) => filterValue(incident, property)))
      .toSorted(comparing(order));
    const page = rows.slice(skip, skip + top);
    const members = membersFor(c.req.raw);
    const body = {
      '@odata.context': `${url.origin}/v1.0/$metadata#security/incidents${alerts === 'expanded' ? '(alerts())' : ''}`,
      ...(count === 'counted' ? { '@odata.count': rows.length } : {}),
      ...(page.length > 0 && skip + top < rows.length ? { '@odata.nextLink': nextLink(url, skip + top) } : {}),
      value: page.map((incident) => serialized(incident, visibility, members, alerts)),
    };
    return okResponse(body, trace, preferenceApplied(members));
  });

  routes.get(`${LIST_PATH}/:incidentId`, async (c) => {
    const entry = await enter(c.req.raw);
    if (!entry.ok) return entry.response;
    const { trace, caller, visibility } = entry;
    const url = new URL(c.req.url);
    const unknown = [...url.searchParams.keys()].find((name) => name.startsWith('$') && name !== '$expand');
    const expand = url.searchParams.get('$expand');
    if (unknown !== undefined || (expand !== null && expand !== 'alerts')) {
      return errorResponse(400, 'BadRequest', `Query option '${unknown ?? '$expand'}' is not allowed so.`, trace);
    }
    const id = c.req.param('incidentId');
    const incident = /^\d{1,15}$/.test(id) ? world.find(caller.tenantId, Number(id)) : null;
    if (incident === null || !isVisible(incident, visibility)) {
      return errorResponse(404, 'ResourceNotFound', `Incident ${id} was not found.`, trace);
    }
    const members = membersFor(c.req.raw);
    const body = {
      '@odata.context': `${url.origin}/v1.0/$metadata#security/incidents${expand === null ? '' : '(alerts())'}/$entity`,
      ...serialized(incident, visibility, members, expand === null ? 'omitted' : 'expanded'),
    };
    return okResponse(body, trace, preferenceApplied(members));
  });

  for (const path of [LIST_PATH, `${LIST_PATH}/:incidentId`]) {
    routes.all(path, (c) =>
      errorResponse(
        405,
        'Request_BadRequest',
        'Specified HTTP method is not allowed for the request target.',
        traceOf(c.req.raw),
        {
          Allow: 'GET',
        },
      ),
    );
  }

  return routes;
}

function membersFor(request: Request): EnumMembers {
  const preferences = (request.headers.get('prefer') ?? '').split(',').map((preference) => preference.trim());
  return preferences.includes('include-unknown-enum-members') ? 'all' : 'known';
}

function preferenceApplied(members: EnumMembers): Readonly<Record<string, string>> {
  return members === 'all' ? { 'Preference-Applied': 'include-unknown-enum-members' } : {};
}

function filterValue(incident: IncidentRecord, property: string): string | null {
  switch (property) {
    case 'createdDateTime':
      return incident.created;
    case 'lastUpdateDateTime':
      return incident.updated;
    case 'status':
      return incidentStatusMember(incident.status, 'all');
    case 'severity':
      return incident.severity;
    case 'classification':
      return incident.classification;
    case 'determination':
      return incident.determination;
    default:
      return incident.assignedTo;
  }
}

function comparing({ by, direction }: ListQuery['order']): (a: IncidentRecord, b: IncidentRecord) => number {
  const sign = direction === 'asc' ? 1 : -1;
  return (a, b) => sign * (a[by] < b[by] ? -1 : a[by] > b[by] ? 1 : a.id - b.id);
}

/** Graph does not encode the dollar signs. */
function nextLink(url: URL, skip: number): string {
  const next = new URL(url);
  next.searchParams.set('$skip', String(skip));
  return next.href.replaceAll('%24', '$');
}
