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

const notAborted = () => new AbortController().signal;
const FIRST_PAGE = { conditions: [], skip: 0, nextLink: null };

async function settled<Value>(promise: Promise<Value>): Promise<Value> {
  const watched = promise.catch(() => undefined);
  await vi.runAllTimersAsync();
  await watched;
  return promise;
}

async function readAll(source: IncidentSource): Promise<IncidentList> {
  let list = EMPTY_LIST;
  for await (const next of syncIncidents(list, source, notAborted())) list = next;
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
])('loads the %s completely from a plain stub', async (_what, api, body, ids) => {
  const { fetch, requestedUrls } = aService(() => ({ body }));
  const list = await settled(readAll(anIncidentSource(api, fetch)));
  expect(list.incidents.map((incident) => incident.id).sort()).toEqual([...ids].sort());
  expect(list).toMatchObject({ progress: 'complete', brokenRows: [] });
  expect(list.completeAsOf).not.toBeNull();
  expect(requestedUrls).toHaveLength(1);
});

test('requests one incident by its encoded id, with alerts expanded if the API needs that', async () => {
  const { fetch, requestedUrls } = aService(() => ({ body: graphItem }));
  const incident = await settled(anIncidentSource('graph-security', fetch).fetchIncident('29/72', notAborted()));
  expect(incident.id).toBe('2972395');
  expect(requestedUrls[0]?.href).toBe('https://graph.microsoft.com/v1.0/security/incidents/29%2F72?$expand=alerts');
});

test.each(['', '.', '..', '\ud800'])('sends no request for the id %j, which cannot be a path segment', async (id) => {
  const { fetch, requestedUrls } = aService(() => ({ body: graphItem }));
  const fetching = settled(anIncidentSource('defender-xdr', fetch).fetchIncident(id, notAborted()));
  await expect(fetching).rejects.toMatchObject({
    code: 'not-found',
    status: 404,
    context: { kind: 'user', tenantId: 't-1', operation: 'read-incident' },
    requiredPermissions: ['Incident.Read', 'Incident.ReadWrite', 'Incident.Read.All', 'Incident.ReadWrite.All'],
  });
  expect(requestedUrls).toEqual([]);
});

test('sends requests through a same-origin proxy under its path', async () => {
  const { fetch, requestedUrls } = aService(() => ({ body: { value: [] } }));
  const source = anIncidentSource('defender-xdr', fetch, { apiBaseUrl: 'https://gatehouse.example/xdr' });
  await settled(source.fetchPage(FIRST_PAGE, notAborted()));
  expect(requestedUrls[0]?.href).toBe('https://gatehouse.example/xdr/api/incidents?$top=100');
});

test.each([{ value: null }, [], 'x'])('rejects %j as not-as-promised', async (body) => {
  const { fetch } = aService(() => ({ body }));
  await expect(
    settled(anIncidentSource('defender-xdr', fetch).fetchPage(FIRST_PAGE, notAborted())),
  ).rejects.toMatchObject({
    code: 'not-as-promised',
    context: {
      kind: 'user',
      tenantId: 't-1',
      operation: 'list-incidents',
      origin: 'https://api.security.microsoft.com',
    },
  });
  await expect(settled(anIncidentSource('defender-xdr', fetch).fetchIncident('1', notAborted()))).rejects.toMatchObject(
    {
      code: 'not-as-promised',
      context: { operation: 'read-incident' },
    },
  );
});

test('loads without alerts, and reports it, when Graph always fails with them', async () => {
  const { fetch, requestedUrls } = aService((url) =>
    url.searchParams.has('$expand') ? { status: 500, body: {} } : { body: { value: [{ id: '1' }] } },
  );
  const source = anIncidentSource('graph-security', fetch);
  const list = await settled(readAll(source));
  expect(list).toMatchObject({ alertsIncluded: false, progress: 'complete', incidents: [{ id: '1', alerts: [] }] });
  await settled(source.fetchPage(FIRST_PAGE, notAborted()));
  expect(requestedUrls.map((url) => url.searchParams.has('$expand'))).toEqual([true, true, true, false, true, false]);
});

test('keeps the alerts of a service that recovers once they are omitted', async () => {
  const { fetch, requestedUrls } = aService((_url, requestNumber) =>
    requestNumber <= 3 ? { status: 503, body: {} } : { body: { value: [{ id: '1', alerts: [{ id: 'a-1' }] }] } },
  );
  const list = await settled(readAll(anIncidentSource('graph-security', fetch)));
  expect(list).toMatchObject({ alertsIncluded: true, incidents: [{ alerts: [{ id: 'a-1' }] }] });
  expect(requestedUrls).toHaveLength(5);
});

test('sends at most 6 requests for a page, with and without alerts', async () => {
  const { fetch, requestedUrls } = aService(() => ({ status: 503, body: {} }));
  const source = anIncidentSource('graph-security', fetch);
  await expect(settled(source.fetchPage(FIRST_PAGE, notAborted()))).rejects.toMatchObject({ code: 'server-error' });
  expect(requestedUrls.length).toBeLessThanOrEqual(6);
});

test('does not omit alerts after a failure of another kind', async () => {
  const { fetch } = aService((_url, requestNumber) => {
    if (requestNumber <= 3) return { status: 500, body: {} };
    return requestNumber === 5 ? { status: 403, body: {} } : { body: { value: [] } };
  });
  const source = anIncidentSource('graph-security', fetch);
  await expect(settled(source.fetchPage(FIRST_PAGE, notAborted()))).rejects.toMatchObject({ code: 'forbidden' });
  expect(await settled(source.fetchPage(FIRST_PAGE, notAborted()))).toMatchObject({ alertsIncluded: true });
});

test('does not omit alerts while the service sends Retry-After', async () => {
  let isUnavailable = true;
  const requestedUrls: string[] = [];
  const source = anIncidentSource('graph-security', (url) => {
    requestedUrls.push(url);
    const busy = new Response('{}', { status: 503, headers: { 'Retry-After': '300' } });
    return Promise.resolve(isUnavailable ? busy : new Response('{"value":[]}'));
  });
  await expect(settled(source.fetchPage(FIRST_PAGE, notAborted()))).rejects.toMatchObject({ code: 'server-error' });
  expect(requestedUrls).toHaveLength(1);
  isUnavailable = false;
  expect(await settled(source.fetchPage(FIRST_PAGE, notAborted()))).toMatchObject({ alertsIncluded: true });
});

test('keeps requesting alerts after a service failed with and without them', async () => {
  let isUnavailable = true;
  const { fetch } = aService(() => (isUnavailable ? { status: 503, body: {} } : { body: { value: [] } }));
  const source = anIncidentSource('graph-security', fetch);
  await expect(settled(source.fetchPage(FIRST_PAGE, notAborted()))).rejects.toMatchObject({ code: 'server-error' });
  isUnavailable = false;
  expect(await settled(source.fetchPage(FIRST_PAGE, notAborted()))).toMatchObject({ alertsIncluded: true });
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

test('follows the links of a service that pages in no other way', async () => {
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

test('reports each broken row once although pages overlap', async () => {
  const { fetch } = aService(() => ({
    body: { value: [{ incidentId: 1, lastUpdateTime: '2026-11-20T09:00:00Z' }, { incidentName: 'lost' }] },
  }));
  const source = anIncidentSource('defender-xdr', fetch);
  let list = await settled(readAll(source));
  const again = async () => {
    for await (const next of syncIncidents(list, source, notAborted())) list = next;
  };
  await settled(again());
  expect(list.brokenRows).toEqual([{ position: 1, reason: 'no-id', excerpt: '{"incidentName":"lost"}' }]);
});
