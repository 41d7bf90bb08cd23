import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Api } from '../entra/clouds.ts';
import { aCaller, aGraphCaller, anApiContext, HALF_PAST_ELEVEN } from '../sim/api/api-context.fixture.ts';
import { createDefenderXdrRoutes } from '../sim/defender-xdr/routes.ts';
import { createGraphSecurityRoutes } from '../sim/graph-security/routes.ts';
import type { ApiSwitches, ScenarioName } from '../sim/wire/simulator-contract.ts';
import type { PersonaId } from '../sim/world/personas.ts';
import { EXAMPLE_SOC } from '../sim/world/tenants.ts';
import { anIncidentSource } from './incident-source.fixture.ts';
import type { IncidentSource } from './incident-source.ts';
import type { IncidentList } from './paging/incident-list.ts';
import { EMPTY_LIST, syncIncidents, withoutLimit } from './paging/incident-sync.ts';

const LATENCY_MS = 800;

beforeEach(() => {
  vi.useFakeTimers({ now: HALF_PAST_ELEVEN });
});
afterEach(() => {
  vi.useRealTimers();
});

/** The real source over the simulated API, which changes between requests. */
function aRing(api: Api, change: { scenario?: ScenarioName; switches?: ApiSwitches; persona?: PersonaId } = {}) {
  const { persona = 'analyst', ...rest } = change;
  const caller = api === 'defender-xdr' ? aCaller({ persona }) : aGraphCaller({ persona });
  const context = anApiContext({ ...rest, caller, developing: true });
  const routes = api === 'defender-xdr' ? createDefenderXdrRoutes(context) : createGraphSecurityRoutes(context);
  const statuses: number[] = [];
  const source = anIncidentSource(api, async (url, init) => {
    await new Promise((resolve) => setTimeout(resolve, LATENCY_MS));
    context.nowMs = Date.now();
    const response = await routes.request(new Request(url, init));
    statuses.push(response.status);
    return response;
  });
  // The service omits trailing zeros of a fraction.
  const written = (moment: string) => moment.replace(/\.?0+Z$/, 'Z');
  const truth = () =>
    new Map(
      context.world.incidents(EXAMPLE_SOC.tenantId).map((incident) => [String(incident.id), written(incident.updated)]),
    );
  return { source, statuses, truth };
}

async function settled<Value>(promise: Promise<Value>): Promise<Value> {
  let isDone = false;
  const watched = promise.then(
    () => undefined,
    () => undefined,
  );
  void watched.then(() => {
    isDone = true;
  });
  while (!isDone) await vi.advanceTimersByTimeAsync(1_000);
  return promise;
}

async function readAll(source: IncidentSource): Promise<IncidentList> {
  let list = withoutLimit(EMPTY_LIST);
  for await (const next of syncIncidents(list, source, new AbortController().signal)) list = next;
  return list;
}

const updates = (list: IncidentList) => new Map(list.incidents.map(({ id, lastUpdate }) => [id, lastUpdate.raw]));

const WITH_LE: ApiSwitches = { xdrFilter: 'with-le' };
const BY_UPDATE: ApiSwitches = { xdrOrder: 'lastUpdateTime' };

test.each<readonly [Api, ScenarioName, ApiSwitches, IncidentList['pagingMode']]>([
  ['defender-xdr', 'normal', {}, 'keyset'],
  ['defender-xdr', 'busy', {}, 'skip'],
  ['defender-xdr', 'busy', BY_UPDATE, 'skip'],
  ['defender-xdr', 'busy', WITH_LE, 'keyset'],
  ['defender-xdr', 'busy', { ...WITH_LE, ...BY_UPDATE, xdrNextLink: true }, 'keyset'],
  ['graph-security', 'normal', {}, 'keyset'],
  ['graph-security', 'busy', {}, 'keyset'],
])(
  'loads %s in the scenario %s (%j) to the state of its last response',
  async (api, scenario, switches, pagingMode) => {
    const { source, statuses, truth } = aRing(api, { scenario, switches });
    const list = await settled(readAll(source));
    expect(list).toMatchObject({ progress: 'complete', pagingMode, brokenRows: [] });
    expect(updates(list)).toEqual(truth());
    expect(statuses.filter((status) => status !== 200)).toEqual(pagingMode === 'skip' ? [400] : []);
  },
);

test.each(['defender-xdr', 'graph-security'] as const)(
  'loads %s while it throttles, waiting as long as Retry-After says',
  async (api) => {
    const { source, statuses, truth } = aRing(api, { scenario: 'throttled' });
    const list = await settled(readAll(source));
    expect(list.progress).toBe('complete');
    expect(updates(list)).toEqual(truth());
    expect(new Set(statuses)).not.toContain(500);
  },
);

test.each(['defender-xdr', 'graph-security'] as const)(
  'reports the broken row of %s in the drift scenario and loads the others',
  async (api) => {
    const { source, truth } = aRing(api, { scenario: 'drift' });
    const list = await settled(readAll(source));
    expect(list.brokenRows).toHaveLength(1);
    expect(list.incidents).toHaveLength(truth().size - 1);
  },
);

test.each(['defender-xdr', 'graph-security'] as const)(
  'fetches one incident of %s with the same alerts as the list',
  async (api) => {
    const { source } = aRing(api);
    const list = await settled(readAll(source));
    const listed = list.incidents.find((incident) => incident.alerts.length > 1);
    const incident = await settled(source.fetchIncident(listed?.id ?? '', new AbortController().signal));
    expect(incident.id).toBe(listed?.id);
    expect(incident.alerts.map((alert) => alert.id)).toEqual(listed?.alerts.map((alert) => alert.id));
    expect(incident.alerts.every((alert) => alert.evidence.length > 0)).toBe(true);
  },
);

test.each([
  ['defender-xdr', 'Incident.Read'],
  ['graph-security', 'SecurityIncident.Read.All'],
] as const)(
  'reports what %s refuses a caller without a role, and which permission allows it',
  async (api, permission) => {
    const { source, statuses } = aRing(api, { persona: 'no-role' });
    const error = await settled(readAll(source)).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code: 'forbidden', status: 403, context: { operation: 'list-incidents' } });
    expect(error).toHaveProperty('requiredPermissions.0', permission);
    expect(error).toHaveProperty('requestId', expect.stringMatching(/./));
    expect(statuses).toEqual([403]);
  },
);

test('reports a missing incident as not-found', async () => {
  const { source } = aRing('defender-xdr');
  await expect(settled(source.fetchIncident('999999', new AbortController().signal))).rejects.toMatchObject({
    code: 'not-found',
    apiCode: 'ResourceNotFound',
  });
});
