import { describe, expect, test } from 'vitest';
import type { Api } from '../../entra/clouds.ts';
import { aCaller, aGraphCaller, anApiContext } from '../../sim/api/api-context.fixture.ts';
import { createDefenderXdrRoutes } from '../../sim/defender-xdr/routes.ts';
import { createGraphSecurityRoutes } from '../../sim/graph-security/routes.ts';
import type { WriteDeviation } from '../../sim/wire/simulator-contract.ts';
import type { PersonaId } from '../../sim/world/personas.ts';
import { EXAMPLE_SOC } from '../../sim/world/tenants.ts';
import { epochMs } from '../../std/time.ts';
import { createMemoryStore } from '../../storage/key-value-store.ts';
import { anAccess, anIncidentSource, BASE_URLS } from '../incident-source.fixture.ts';
import { createIncidentWriter } from '../incident-writer.ts';
import { openRateLimiter } from '../limits/open-rate-limiter.ts';
import { CLASSIFICATION_DETERMINATIONS } from '../model/incident-change.ts';
import { changeIncident } from './change-incident.ts';
import type { IncidentEdit } from './incident-edit.ts';
import { undoOf } from './undo-change.ts';

const HOME = EXAMPLE_SOC.tenantId;
const SCOPES = { 'defender-xdr': 'Incident.ReadWrite', 'graph-security': 'SecurityIncident.ReadWrite.All' } as const;
const signal = new AbortController().signal;

/** The real source and writer over the simulated API. `beforeWrite` and `afterWrite` run around each change. */
function aRing(
  api: Api,
  options: {
    readonly persona?: PersonaId;
    readonly beforeWrite?: (id: number, edit: (change: { assignedTo?: string; tags?: string[] }) => void) => void;
    readonly afterWrite?: (response: Response) => Response;
  } = {},
) {
  const { persona = 'responder', beforeWrite, afterWrite = (response: Response) => response } = options;
  const caller = (api === 'defender-xdr' ? aCaller : aGraphCaller)({ persona, scopes: [SCOPES[api]] });
  const context = anApiContext({ caller });
  const { world } = context;
  const routes = api === 'defender-xdr' ? createDefenderXdrRoutes(context) : createGraphSecurityRoutes(context);
  const { id } = world.add(HOME, context.nowMs - 60_000, { tags: ['first'] });
  const writes: string[] = [];
  const clock = () => epochMs(context.nowMs);
  const fetch = async (url: string, init?: RequestInit) => {
    const request = new Request(url, init);
    if (request.method === 'GET') return routes.request(request);
    writes.push(request.method);
    beforeWrite?.(id, (change) => world.update(HOME, id, context.nowMs, change));
    return afterWrite(await routes.request(request));
  };
  const access = anAccess({ api });
  const source = anIncidentSource(api, fetch, { clock });
  const writer = createIncidentWriter({
    access,
    api,
    apiBaseUrl: BASE_URLS[api],
    fetch,
    clock,
    random: () => 0,
    isOnline: () => true,
    rateLimiter: openRateLimiter({ quota: { ...access, api }, store: createMemoryStore(), clock }),
    probeOrigin: () => Promise.resolve(true),
  });
  const effects = {
    writer,
    readIncident: (incidentId: string) => source.fetchIncident(incidentId, signal),
    clock,
    delay: () => Promise.resolve(),
  };
  const read = () => source.fetchIncident(String(id), signal);
  return {
    context,
    writes,
    read,
    record: () => world.find(HOME, id),
    deviate: (deviation: WriteDeviation) => {
      context.deviation = deviation;
    },
    change: async (edit: IncidentEdit) => changeIncident(effects, { base: await read(), edit }, { signal }),
    changeFrom: (request: Parameters<typeof changeIncident>[1]) => changeIncident(effects, request, { signal }),
  };
}

const EDITS: readonly (readonly [string, IncidentEdit])[] = [
  ['status', { status: 'resolved' }],
  ['owner', { assignedTo: 'responder@soc.example' }],
  ['tags', { tags: { add: ['second'], remove: ['first'] } }],
  ...CLASSIFICATION_DETERMINATIONS.flatMap(({ classification, determinations }) =>
    determinations.map((determination): readonly [string, IncidentEdit] => [
      `${classification} and ${determination}`,
      { classification: { classification, determination } },
    ]),
  ),
];

describe.each<Api>(['defender-xdr', 'graph-security'])('a change over the simulated %s', (api) => {
  test.each(EDITS)('of the %s is applied and undone', async (_field, edit) => {
    const { change, changeFrom, record } = aRing(api);
    const before = record();
    const report = await change(edit);
    expect(report.outcome).toBe('applied');
    expect(record()?.updated).not.toBe(before?.updated);
    const undo = undoOf(report);
    expect(undo).not.toBeNull();
    if (undo === null) return;
    expect((await changeFrom({ base: undo.base, edit: undo.edit })).outcome).toBe('applied');
    const { status, assignedTo, classification, determination, tags } = record() ?? {};
    expect({ status, assignedTo, classification, determination, tags }).toEqual({
      status: before?.status,
      assignedTo: before?.assignedTo,
      classification: before?.classification,
      determination: before?.determination,
      tags: before?.tags,
    });
  });

  test('with a comment of 30,000 characters is applied', async () => {
    const { change, record } = aRing(api);
    expect((await change({ status: 'inProgress', comment: 'x'.repeat(30_000) })).outcome).toBe('applied');
    expect(record()).toMatchObject({ status: 'inProgress', comments: [{ by: 'responder@soc.example' }] });
  });

  test.each<readonly [WriteDeviation, IncidentEdit, string]>([
    ['ignored', { tags: { add: ['second'], remove: [] }, comment: 'Reviewed.' }, 'ignored'],
    ['tags-reordered', { tags: { add: ['second', 'third'], remove: [] } }, 'applied'],
    [
      'determination-recalculated',
      { classification: { classification: 'truePositive', determination: 'malware' } },
      'replaced',
    ],
  ])('that the service deviates from (%s) is found out by the read after it', async (deviation, edit, outcome) => {
    const { change, deviate } = aRing(api);
    deviate(deviation);
    expect((await change(edit)).outcome).toBe(outcome);
  });

  test('that was applied with a 500 as response is found to be applied, and no comment is sent twice', async () => {
    const { change, record, writes } = aRing(api, { afterWrite: () => new Response('{}', { status: 500 }) });
    expect((await change({ comment: 'Reviewed.' })).outcome).toBe('applied');
    expect([writes.length, record()?.comments.length]).toEqual([1, 1]);
  });

  test('keeps what another editor changed in other fields between its read and its write, and reports it', async () => {
    const { change, record } = aRing(api, { beforeWrite: (_id, edit) => edit({ assignedTo: 'analyst@soc.example' }) });
    const report = await change({ status: 'inProgress' });
    expect(report).toMatchObject({ outcome: 'applied', changedByOthers: ['assignedTo'] });
    expect(record()).toMatchObject({ status: 'inProgress', assignedTo: 'analyst@soc.example' });
  });

  test('with the permission and a role that only reads is refused with a 403, and changes nothing', async () => {
    const { change, record } = aRing(api, { persona: 'read-only-role' });
    const before = record();
    expect(await change({ status: 'resolved' })).toMatchObject({ outcome: 'refused', error: { code: 'forbidden' } });
    expect(record()).toBe(before);
  });
});
