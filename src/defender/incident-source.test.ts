import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Api } from '../entra/clouds.ts';
import { anIncidentSource, aService, BASE_URLS } from './incident-source.fixture.ts';
import type { IncidentSource } from './incident-source.ts';
import type { IncidentList } from './paging/incident-list.ts';
import { EMPTY_LIST, syncIncidents } from './paging/incident-sync.ts';
import graphItem from './samples/graph-get-or-update-incident.response.docs.json';
import graphList from './samples/graph-list-incidents.docs.json';
import graphListWithAlerts from './samples/graph-list-incidents-expand-alerts.docs.json';
import xdrList from './samples/xdr-list-incidents.docs.json';
import xdrNewerList from './samples/xdr-list-incidents.xsoar-testdata.excerpt.json';

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2026-11-20T10:00:00Z') });
});
afterEach(() => {
  vi.useRealTimers();
});

const going = () => new AbortController().signal;
const FIRST_PAGE = { conditions: [], skip: 0, nextLink: null };

async function settled<Value>(promise: Promise<Value>): Promise<Value> {
  const watched = promise.catch(() => undefined);
  await vi.runAllTimersAsync();
  await watched;
  return promise;
}

async function readAll(source: IncidentSource): Promise<IncidentList> {
  let list = EMPTY_LIST;
  for await (const next of syncIncidents(list, source, going())) list = next;
  return list;
}

test.each<readonly [string, Api, { value: readonly unknown[] }, readonly string[]]>([
  ['documented list of Defender XDR', 'defender-xdr', xdrList, xdrList.value.map((row) => String(row.incidentId))],
  [
    'captured list of Defender XDR',
    'defender-xdr',
    xdrNewerList,
    xdrNewerList.value.map((row) => String(row.incidentId)),
  ],
  ['documented list of Graph', 'graph-security', graphList, ['2972395']],
  ['documented list of Graph with alerts', 'graph-security', graphListWithAlerts, ['2972395']],
])('lists the %s completely from a plain stub', async (_what, api, body, ids) => {
  const { fetch, requestedUrls } = aService(() => ({ body }));
  const list = await settled(readAll(anIncidentSource(api, fetch)));
  expect(list.incidents.map((incident) => incident.id).sort()).toEqual([...ids].sort());
  expect(list).toMatchObject({ progress: 'complete', brokenRows: [] });
  expect(list.completeAsOf).not.toBeNull();
  expect(requestedUrls).toHaveLength(1);
});

test('asks for one incident by its id, encoded, with alerts where they must be asked for', async () => {
  const { fetch, requestedUrls } = aService(() => ({ body: graphItem }));
  const incident = await settled(anIncidentSource('graph-security', fetch).fetchIncident('29/72', going()));
  expect(incident.id).toBe('2972395');
  expect(requestedUrls[0]?.href).toBe('https://graph.microsoft.com/v1.0/security/incidents/29%2F72?$expand=alerts');
});

test.each(['', '.', '..', '\ud800'])(
  'sends no token anywhere for the id %j, which names no place below the list',
  async (id) => {
    const { fetch, requestedUrls } = aService(() => ({ body: graphItem }));
    const asking = settled(anIncidentSource('defender-xdr', fetch).fetchIncident(id, going()));
    await expect(asking).rejects.toMatchObject({
      code: 'not-found',
      status: 404,
      context: { kind: 'user', tenantId: 't-1', operation: 'read-incident' },
      requiredPermissions: ['Incident.Read', 'Incident.ReadWrite', 'Incident.Read.All', 'Incident.ReadWrite.All'],
    });
    expect(requestedUrls).toEqual([]);
  },
);

test('asks behind a same-origin proxy under its path', async () => {
  const { fetch, requestedUrls } = aService(() => ({ body: { value: [] } }));
  const source = anIncidentSource('defender-xdr', fetch, { apiBaseUrl: 'https://gatehouse.example/xdr' });
  await settled(source.fetchPage(FIRST_PAGE, going()));
  expect(requestedUrls[0]?.href).toBe('https://gatehouse.example/xdr/api/incidents?$top=100');
});

test.each([{ value: null }, [], 'x'])('says that %j is not what was promised', async (body) => {
  const { fetch } = aService(() => ({ body }));
  await expect(settled(anIncidentSource('defender-xdr', fetch).fetchPage(FIRST_PAGE, going()))).rejects.toMatchObject({
    code: 'not-as-promised',
    context: {
      kind: 'user',
      tenantId: 't-1',
      operation: 'list-incidents',
      origin: 'https://api.security.microsoft.com',
    },
  });
  await expect(settled(anIncidentSource('defender-xdr', fetch).fetchIncident('1', going()))).rejects.toMatchObject({
    code: 'not-as-promised',
    context: { operation: 'read-incident' },
  });
});

test('reads on without alerts where Graph fails for ever with them, and says so', async () => {
  const { fetch, requestedUrls } = aService((url) =>
    url.searchParams.has('$expand') ? { status: 500, body: {} } : { body: { value: [{ id: '1' }] } },
  );
  const source = anIncidentSource('graph-security', fetch);
  const list = await settled(readAll(source));
  expect(list).toMatchObject({ alertsIncluded: false, progress: 'complete', incidents: [{ id: '1', alerts: [] }] });
  await settled(source.fetchPage(FIRST_PAGE, going()));
  expect(requestedUrls.map((url) => url.searchParams.has('$expand'))).toEqual([true, true, true, false, true, false]);
});

test('keeps the alerts of a service that was ill only until they were left out', async () => {
  const { fetch, requestedUrls } = aService((_url, call) =>
    call <= 3 ? { status: 503, body: {} } : { body: { value: [{ id: '1', alerts: [{ id: 'a-1' }] }] } },
  );
  const list = await settled(readAll(anIncidentSource('graph-security', fetch)));
  expect(list).toMatchObject({ alertsIncluded: true, incidents: [{ alerts: [{ id: 'a-1' }] }] });
  expect(requestedUrls).toHaveLength(5);
});

test('asks at most 6 times for a page, with alerts and without', async () => {
  const { fetch, requestedUrls } = aService(() => ({ status: 503, body: {} }));
  const source = anIncidentSource('graph-security', fetch);
  await expect(settled(source.fetchPage(FIRST_PAGE, going()))).rejects.toMatchObject({ code: 'server-error' });
  expect(requestedUrls.length).toBeLessThanOrEqual(6);
});

test('learns nothing about alerts from a failure of another kind', async () => {
  const { fetch } = aService((_url, call) => {
    if (call <= 3) return { status: 500, body: {} };
    return call === 5 ? { status: 403, body: {} } : { body: { value: [] } };
  });
  const source = anIncidentSource('graph-security', fetch);
  await expect(settled(source.fetchPage(FIRST_PAGE, going()))).rejects.toMatchObject({ code: 'forbidden' });
  expect(await settled(source.fetchPage(FIRST_PAGE, going()))).toMatchObject({ alertsIncluded: true });
});

test('leaves no alerts out while the service asks to wait', async () => {
  let isBusy = true;
  const requestedUrls: string[] = [];
  const source = anIncidentSource('graph-security', (url) => {
    requestedUrls.push(url);
    const busy = new Response('{}', { status: 503, headers: { 'Retry-After': '300' } });
    return Promise.resolve(isBusy ? busy : new Response('{"value":[]}'));
  });
  await expect(settled(source.fetchPage(FIRST_PAGE, going()))).rejects.toMatchObject({ code: 'server-error' });
  expect(requestedUrls).toHaveLength(1);
  isBusy = false;
  expect(await settled(source.fetchPage(FIRST_PAGE, going()))).toMatchObject({ alertsIncluded: true });
});

test('goes on asking for alerts after a service that failed either way', async () => {
  let isIll = true;
  const { fetch } = aService(() => (isIll ? { status: 503, body: {} } : { body: { value: [] } }));
  const source = anIncidentSource('graph-security', fetch);
  await expect(settled(source.fetchPage(FIRST_PAGE, going()))).rejects.toMatchObject({ code: 'server-error' });
  isIll = false;
  expect(await settled(source.fetchPage(FIRST_PAGE, going()))).toMatchObject({ alertsIncluded: true });
});

test.each([
  ['defender-xdr', 'a short page', 1],
  ['graph-security', 'a short page', 1],
  ['defender-xdr', 'full pages', 100],
  ['graph-security', 'full pages', 50],
] as const)('sends the token of %s to its list only, when %s links elsewhere', async (api, _what, rowCount) => {
  const foreign = {
    value: Array.from({ length: rowCount }, (_none, index) => ({ id: String(index), incidentId: index })),
    '@odata.nextLink': 'https://evil.example/api/incidents?$skip=1',
  };
  const { fetch, requestedUrls } = aService(() => ({ body: foreign }));
  const reading = settled(readAll(anIncidentSource(api, fetch)));
  if (rowCount === 1) await expect(reading).resolves.toMatchObject({ progress: 'complete', isEndUnconfirmed: true });
  else await expect(reading).rejects.toMatchObject({ code: 'not-as-promised' });
  expect(new Set(requestedUrls.map((url) => url.origin))).toEqual(new Set([BASE_URLS[api]]));
});

test('follows the links of a service that knows no other way to page', async () => {
  const list = `${BASE_URLS['defender-xdr']}/api/incidents`;
  const { fetch } = aService((url) => {
    const part = Number(url.searchParams.get('$skiptoken') ?? 0);
    const next = part < 3 ? { '@odata.nextLink': `${list}?$skiptoken=${part + 1}` } : {};
    return { body: { value: [{ incidentId: part * 2 }, { incidentId: part * 2 + 1 }], ...next } };
  });
  const read = await settled(readAll(anIncidentSource('defender-xdr', fetch)));
  expect(read.incidents.map((incident) => incident.id).sort()).toEqual(['0', '1', '2', '3', '4', '5', '6', '7']);
  expect(read).toMatchObject({ progress: 'complete', pagingMode: 'skip' });
});

test('reports broken rows once, though pages overlap', async () => {
  const { fetch } = aService(() => ({
    body: { value: [{ incidentId: 1, lastUpdateTime: '2026-11-20T09:00:00Z' }, { incidentName: 'lost' }] },
  }));
  const source = anIncidentSource('defender-xdr', fetch);
  let list = await settled(readAll(source));
  const again = async () => {
    for await (const next of syncIncidents(list, source, going())) list = next;
  };
  await settled(again());
  expect(list.brokenRows).toEqual([{ position: 1, reason: 'no-id', excerpt: '{"incidentName":"lost"}' }]);
});
