import { Hono } from 'hono';
import type { Result } from '../../std/result.ts';
import { createAccessCheck, GRAPH_RULES, type Visibility } from '../api/access-check.ts';
import type { SimulatorContext } from '../api/api-context.ts';
import { createBrokenRowTest } from '../api/broken-row.ts';
import type { BodyProblem } from '../api/change-body.ts';
import { applyWithDeviation, checkChange, type IncidentChange } from '../api/incident-change.ts';
import { createQuota, perMinute } from '../api/quota.ts';
import { isVisible, visibleAlerts } from '../api/visible-incidents.ts';
import type { VerifiedCaller } from '../entra/bearer.ts';
import type { IncidentRecord } from '../world/incident-record.ts';
import { guidFor } from '../world/prng.ts';
import { driftRow } from './drift.ts';
import type { EnumMembers } from './enum-members.ts';
import { alertJson, commentsJson, incidentJson } from './incident-json.ts';
import { comparing, filterValue, type ListQuery, parseListQuery } from './list-query.ts';
import {
  accessRefusalResponse,
  bodyRefusalResponse,
  errorResponse,
  okResponse,
  type Trace,
  throttledResponse,
} from './responses.ts';
import { parseNewComment, parseUpdate } from './update-request.ts';

const REQUESTS_PER_MINUTE = 150;
/** So low that reading the incidents of `throttled` exceeds it. */
const LOW_REQUESTS_PER_MINUTE = 5;
const LIST_PATH = '/v1.0/security/incidents';

type Refused = { readonly ok: false; readonly response: Response };
type Entered = {
  readonly ok: true;
  readonly trace: Trace;
  readonly caller: VerifiedCaller;
  readonly visibility: Visibility;
  readonly author: string;
};

/**
 * List, get, update and new comments of `/v1.0/security/incidents` according to documentation, metadata and captures. Adds no
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

  /** Counts reading and writing together: the throttling page has one limit for all requests. */
  async function enter(request: Request, operation: 'read' | 'write'): Promise<Entered | Refused> {
    world.advance(clock());
    const trace = traceOf(request);
    const decision = check(await context.verifyBearer(request), operation);
    if (!decision.allowed) return { ok: false, response: accessRefusalResponse(decision.refusal, trace) };
    const { caller, visibility, author } = decision;
    const refusal = quota.take(`${caller.tenantId} ${caller.clientId}`, limits, clock());
    return refusal === null
      ? { ok: true, trace, caller, visibility, author }
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
    const entry = await enter(c.req.raw, 'read');
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
    const entry = await enter(c.req.raw, 'read');
    if (!entry.ok) return entry.response;
    const { trace, visibility } = entry;
    const url = new URL(c.req.url);
    const unknown = [...url.searchParams.keys()].find((name) => name.startsWith('$') && name !== '$expand');
    const expand = url.searchParams.get('$expand');
    if (unknown !== undefined || (expand !== null && expand !== 'alerts')) {
      return errorResponse(400, 'BadRequest', `Query option '${unknown ?? '$expand'}' is not allowed so.`, trace);
    }
    const found = findIncident(c.req.param('incidentId'), entry);
    if (!found.ok) return found.response;
    const members = membersFor(c.req.raw);
    const body = {
      '@odata.context': `${url.origin}/v1.0/$metadata#security/incidents${expand === null ? '' : '(alerts())'}/$entity`,
      ...serialized(found.incident, visibility, members, expand === null ? 'omitted' : 'expanded'),
    };
    return okResponse(body, trace, preferenceApplied(members));
  });

  routes.patch(`${LIST_PATH}/:incidentId`, async (c) => {
    const entry = await change(c.req.raw, c.req.param('incidentId'), parseUpdate);
    if (!entry.ok) return entry.response;
    const members = membersFor(c.req.raw);
    const body = {
      '@odata.context': `${new URL(c.req.url).origin}/v1.0/$metadata#security/incidents/$entity`,
      ...serialized(entry.incident, entry.visibility, members, 'omitted'),
    };
    return okResponse(body, entry.trace, preferenceApplied(members));
  });

  routes.post(`${LIST_PATH}/:incidentId/comments`, async (c) => {
    const entry = await change(c.req.raw, c.req.param('incidentId'), parseNewComment);
    if (!entry.ok) return entry.response;
    const { incident, trace } = entry;
    const body = {
      '@odata.context': `${new URL(c.req.url).origin}/v1.0/$metadata#security/incidents('${incident.id}')/comments`,
      value: commentsJson(incident),
    };
    return okResponse(body, trace);
  });

  for (const [path, allowed] of [
    [LIST_PATH, 'GET'],
    [`${LIST_PATH}/:incidentId`, 'GET, PATCH'],
    [`${LIST_PATH}/:incidentId/comments`, 'POST'],
  ] as const) {
    routes.all(path, (c) => {
      const message = 'Specified HTTP method is not allowed for the request target.';
      return errorResponse(405, 'Request_BadRequest', message, traceOf(c.req.raw), { Allow: allowed });
    });
  }

  /** Finds an incident that the caller can see. */
  function findIncident(
    id: string,
    { caller, visibility, trace }: Entered,
  ): { readonly ok: true; readonly incident: IncidentRecord } | Refused {
    const incident = /^\d{1,15}$/.test(id) ? world.find(caller.tenantId, Number(id)) : null;
    if (incident !== null && isVisible(incident, visibility)) return { ok: true, incident };
    return { ok: false, response: errorResponse(404, 'ResourceNotFound', `Incident ${id} was not found.`, trace) };
  }

  async function change(
    request: Request,
    id: string,
    parse: (request: Request) => Promise<Result<IncidentChange, BodyProblem>>,
  ): Promise<(Entered & { readonly incident: IncidentRecord }) | Refused> {
    const entry = await enter(request, 'write');
    if (!entry.ok) return entry;
    const found = findIncident(id, entry);
    if (!found.ok) return found;
    const parsed = await parse(request);
    if (!parsed.ok) return { ok: false, response: bodyRefusalResponse(parsed.problem, entry.trace) };
    const checked = checkChange(found.incident, parsed.value);
    if (!checked.ok) return { ok: false, response: errorResponse(400, 'BadRequest', checked.problem, entry.trace) };
    const by = { author: entry.author, nowMs: clock(), deviation: context.deviationOf(request) };
    return { ...entry, incident: applyWithDeviation(world, found.incident, checked.value, by) };
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

/** Graph does not encode the dollar signs. */
function nextLink(url: URL, skip: number): string {
  const next = new URL(url);
  next.searchParams.set('$skip', String(skip));
  return next.href.replaceAll('%24', '$');
}
