import { focusManager, QueryClient, QueryObserver } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { incidentListQuery, incidentQuery, loadAllIncidents, refreshIncidents } from './incident-queries.ts';
import { anAccess, anIncidentSource, aService, xdrPage, xdrRows } from './incident-source.fixture.ts';
import type { IncidentList } from './paging/incident-list.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2026-11-20T10:00:00Z') });
});
afterEach(() => {
  focusManager.setFocused(undefined);
  vi.useRealTimers();
});

async function settled<Value>(promise: Promise<Value>): Promise<Value> {
  const watched = promise.catch(() => undefined);
  await vi.advanceTimersByTimeAsync(300_000);
  await watched;
  return promise;
}

function aClient(): QueryClient {
  return new QueryClient();
}

function listed(client: QueryClient): IncidentList | undefined {
  return client.getQueryData<IncidentList>([anAccess().id, 'incidents']);
}

test('loads every incident page by page through the cache', async () => {
  const rows = xdrRows(350);
  const { fetch } = aService((url) => ({ body: xdrPage(url, rows) }));
  const client = aClient();
  const counts: number[] = [];
  client.getQueryCache().subscribe(() => counts.push(listed(client)?.incidents.length ?? 0));
  const list = await settled(client.fetchQuery(incidentListQuery(anIncidentSource('defender-xdr', fetch))));
  expect(list).toMatchObject({ progress: 'complete', pagingMode: 'keyset', orderedBy: 'created' });
  expect(list.incidents).toHaveLength(350);
  expect(list.oldest?.raw).toBe('2026-11-01T00:00:01.000Z');
  expect([...new Set(counts)]).toEqual([0, 100, 199, 293, 350]);
});

test('pauses at 1,000 and loads the rest with loadAllIncidents', async () => {
  const rows = xdrRows(1_700);
  const { fetch } = aService((url) => ({ body: xdrPage(url, rows) }));
  const source = anIncidentSource('defender-xdr', fetch);
  const client = aClient();
  const paused = await settled(client.fetchQuery(incidentListQuery(source)));
  expect(paused.progress).toBe('paused');
  expect(paused.incidents.length).toBeGreaterThanOrEqual(1_000);
  expect(paused.incidents.length).toBeLessThan(1_100);
  await settled(loadAllIncidents(client, source));
  expect(listed(client)).toMatchObject({ progress: 'complete' });
  expect(listed(client)?.incidents).toHaveLength(1_700);
});

test('a refresh does not load more of a paused list', async () => {
  const rows = xdrRows(1_700);
  const { fetch, requestedUrls } = aService((url) => ({ body: xdrPage(url, rows) }));
  const source = anIncidentSource('defender-xdr', fetch);
  const client = aClient();
  await settled(client.fetchQuery(incidentListQuery(source)));
  const before = requestedUrls.length;
  await settled(refreshIncidents(client, source));
  expect(listed(client)?.progress).toBe('paused');
  expect(requestedUrls.length - before).toBeLessThanOrEqual(2);
});

test('refreshes new, updated and unchanged rows with one request', async () => {
  let rows = xdrRows(250);
  const { fetch, requestedUrls } = aService((url) => ({ body: xdrPage(url, rows) }));
  const source = anIncidentSource('defender-xdr', fetch);
  const client = aClient();
  await settled(client.fetchQuery(incidentListQuery(source)));
  const before = listed(client)?.incidents.find((incident) => incident.id === '5');
  const created = { incidentId: 251, createdTime: '2026-11-20T10:00:00Z', lastUpdateTime: '2026-11-20T10:00:00Z' };
  rows = [
    created,
    ...rows.map((row) => (row.incidentId === 9 ? { ...row, lastUpdateTime: '2026-11-20T10:00:01Z' } : row)),
  ];
  const sentBefore = requestedUrls.length;
  await settled(refreshIncidents(client, source));
  expect(requestedUrls.length - sentBefore).toBe(1);
  const list = listed(client);
  expect(list?.incidents).toHaveLength(251);
  expect(list?.incidents.slice(0, 2).map((incident) => incident.id)).toEqual(['9', '251']);
  expect(list?.incidents.find((incident) => incident.id === '5')).toBe(before);
  expect(list?.completeAsOf?.raw).toBe('2026-11-20T10:00:01Z');
});

test('the next refresh finds a change that the service shows up to two minutes late', async () => {
  let rows = xdrRows(250);
  const { fetch, requestedUrls } = aService((url) => ({ body: xdrPage(url, rows) }));
  const source = anIncidentSource('defender-xdr', fetch);
  const client = aClient();
  await settled(client.fetchQuery(incidentListQuery(source)));
  const completeAsOf = listed(client)?.completeAsOf;
  const before = new Date(Date.parse(completeAsOf?.raw ?? '') - 119_500).toISOString();
  rows = [{ incidentId: 251, createdTime: before, lastUpdateTime: before }, ...rows];
  const sentBefore = requestedUrls.length;
  await settled(refreshIncidents(client, source));
  expect(requestedUrls.length - sentBefore).toBe(1);
  expect(listed(client)?.incidents.some((incident) => incident.id === '251')).toBe(true);
  expect(listed(client)?.completeAsOf).toEqual(completeAsOf);
});

test('keeps the rows of a failed sync, reports the error and continues from there', async () => {
  const rows = xdrRows(350);
  let isDown = false;
  const { fetch, requestedUrls } = aService((url, call) => {
    if (call === 3) isDown = true;
    return isDown
      ? { status: 403, body: { error: { code: 'Forbidden', message: 'no' } } }
      : { body: xdrPage(url, rows) };
  });
  const source = anIncidentSource('defender-xdr', fetch);
  const client = aClient();
  await expect(settled(client.fetchQuery(incidentListQuery(source)))).rejects.toMatchObject({ code: 'forbidden' });
  expect(listed(client)).toMatchObject({ progress: 'loading' });
  expect(listed(client)?.incidents).toHaveLength(199);
  const sentBefore = requestedUrls.length;
  isDown = false;
  await settled(refreshIncidents(client, source));
  expect(listed(client)?.progress).toBe('complete');
  expect(listed(client)?.incidents).toHaveLength(350);
  expect(requestedUrls[sentBefore]?.searchParams.get('$filter')).toContain('createdTime le');
});

test('keeps the rows of a failed refresh', async () => {
  const rows = xdrRows(3);
  let isDown = false;
  const { fetch } = aService((url) => (isDown ? 'unreachable' : { body: xdrPage(url, rows) }));
  const source = anIncidentSource('defender-xdr', fetch);
  const client = aClient();
  await settled(client.fetchQuery(incidentListQuery(source)));
  isDown = true;
  await settled(refreshIncidents(client, source));
  const state = client.getQueryState([anAccess().id, 'incidents']);
  expect(state).toMatchObject({ status: 'error', error: { code: 'interrupted' } });
  expect(listed(client)?.incidents).toHaveLength(3);
});

test('switches to overlapping pages by position when the service refuses the keyset filter', async () => {
  const rows = xdrRows(350);
  const { fetch, requestedUrls } = aService((url) =>
    url.searchParams.get('$filter')?.includes(' le ') === true
      ? { status: 400, body: { error: { code: 'ODataError', message: 'le' } } }
      : { body: xdrPage(url, rows) },
  );
  const source = anIncidentSource('defender-xdr', fetch);
  const list = await settled(aClient().fetchQuery(incidentListQuery(source)));
  expect(list).toMatchObject({ progress: 'complete', pagingMode: 'skip' });
  expect(list.incidents).toHaveLength(350);
  expect(requestedUrls.filter((url) => url.searchParams.get('$filter')?.includes(' le ') === true)).toHaveLength(1);
});

test('starts over after a service repeated one page, and loads everything once it recovers', async () => {
  const rows = xdrRows(350);
  let repeatsPage = true;
  // Like a proxy that drops the query: every request returns the same page.
  const { fetch, requestedUrls } = aService((url) => ({
    body: repeatsPage ? { value: rows.slice(0, 100) } : xdrPage(url, rows),
  }));
  const source = anIncidentSource('defender-xdr', fetch);
  const client = aClient();
  await expect(settled(client.fetchQuery(incidentListQuery(source)))).rejects.toMatchObject({
    code: 'not-as-promised',
  });
  expect(listed(client)?.incidents).toHaveLength(100);
  const sentBefore = requestedUrls.length;
  await settled(refreshIncidents(client, source));
  expect(requestedUrls.length).toBeGreaterThan(sentBefore);
  expect(client.getQueryState(incidentListQuery(source).queryKey)).toMatchObject({
    error: { code: 'not-as-promised' },
  });
  repeatsPage = false;
  await settled(refreshIncidents(client, source));
  expect(listed(client)).toMatchObject({ progress: 'complete', pagingMode: 'keyset' });
  expect(listed(client)?.incidents).toHaveLength(350);
});

/** Switches to another tab and back. */
async function switchTabsAndBack() {
  focusManager.setFocused(false);
  focusManager.setFocused(true);
  await vi.advanceTimersByTimeAsync(300_000);
}

test.each([
  ['does not refetch after a 403', { status: 403, body: {} }, 0],
  ['does not refetch after an unreadable response', { body: 'x' }, 0],
  ['refetches after a network error', 'unreachable', 1],
] as const)(
  '%s when the user returns to the window or the page, except by a manual refresh',
  async (_what, response, more) => {
    const { fetch, requestedUrls } = aService(() => response);
    const source = anIncidentSource('defender-xdr', fetch);
    const client = aClient();
    client.mount();
    const observers = [
      () => new QueryObserver(client, incidentListQuery(source)).subscribe(() => undefined),
      () => new QueryObserver(client, incidentQuery(source, '1')).subscribe(() => undefined),
    ];
    for (const observe of observers) {
      const sentBefore = requestedUrls.length;
      const leave = observe();
      await vi.advanceTimersByTimeAsync(300_000);
      expect(requestedUrls.length - sentBefore).toBe(1);
      await switchTabsAndBack();
      expect(requestedUrls.length - sentBefore).toBe(1 + more);
      leave();
      const leaveAgain = observe();
      await vi.advanceTimersByTimeAsync(300_000);
      expect(requestedUrls.length - sentBefore).toBe(1 + 2 * more);
      leaveAgain();
    }
    const sentBefore = requestedUrls.length;
    await settled(refreshIncidents(client, source));
    expect(requestedUrls.length - sentBefore).toBe(1);
    client.unmount();
  },
);

test('reads the changes when the user returns to a stale list', async () => {
  const { fetch, requestedUrls } = aService((url) => ({ body: xdrPage(url, xdrRows(3)) }));
  const client = aClient();
  client.mount();
  new QueryObserver(client, incidentListQuery(anIncidentSource('defender-xdr', fetch))).subscribe(() => undefined);
  await vi.advanceTimersByTimeAsync(300_000);
  await switchTabsAndBack();
  expect(requestedUrls).toHaveLength(2);
  client.unmount();
});

test('keeps the rows and stops loading when the last observer leaves', async () => {
  const rows = xdrRows(350);
  const { fetch, requestedUrls } = aService((url) => ({ body: xdrPage(url, rows) }));
  const client = aClient();
  const observer = new QueryObserver(client, incidentListQuery(anIncidentSource('defender-xdr', fetch)));
  const leave = observer.subscribe(() => {
    if ((listed(client)?.incidents.length ?? 0) >= 100) leave();
  });
  await vi.advanceTimersByTimeAsync(60_000);
  expect(listed(client)).toMatchObject({ progress: 'loading' });
  expect(listed(client)?.incidents.length).toBeLessThan(350);
  expect(requestedUrls.length).toBeLessThanOrEqual(2);
});

test('writes nothing into a cache that was cleared at sign-out', async () => {
  const rows = xdrRows(350);
  const { fetch } = aService((url) => ({ body: xdrPage(url, rows) }));
  const client = aClient();
  const observer = new QueryObserver(client, incidentListQuery(anIncidentSource('defender-xdr', fetch)));
  observer.subscribe(() => {
    if ((listed(client)?.incidents.length ?? 0) >= 100) client.clear();
  });
  await vi.advanceTimersByTimeAsync(60_000);
  expect(listed(client)).toBeUndefined();
});

test('shows the listed row until the incident is loaded', async () => {
  const { fetch } = aService(() => ({ body: { incidentId: 5, incidentName: 'fresh' } }));
  const source = anIncidentSource('defender-xdr', fetch);
  const client = aClient();
  const list = xdrRows(5).map((row) => ({ ...row, incidentName: 'listed' }));
  const { fetch: fetchList } = aService((url) => ({ body: xdrPage(url, list) }));
  const { incidents } = await settled(
    client.fetchQuery(incidentListQuery(anIncidentSource('defender-xdr', fetchList))),
  );
  const row = incidents.find((incident) => incident.id === '5');
  const observer = new QueryObserver(client, incidentQuery(source, '5', row));
  expect(observer.getCurrentResult()).toMatchObject({ isPlaceholderData: true, data: { name: 'listed' } });
  observer.subscribe(() => undefined);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(observer.getCurrentResult()).toMatchObject({ isPlaceholderData: false, data: { name: 'fresh' } });
});

test.each([
  ['an application', anAccess({ kind: 'application' })],
  ['another application', anAccess({ clientId: 'another' })],
])('two contexts of one tenant and API share no row and no query: a user and %s', async (_who, access) => {
  const ofUser = anIncidentSource('defender-xdr', aService((url) => ({ body: xdrPage(url, xdrRows(3)) })).fetch);
  const fetch = aService((url) => ({ body: xdrPage(url, xdrRows(1)) })).fetch;
  const ofOther = anIncidentSource('defender-xdr', fetch, { access });
  const client = aClient();
  const [user, other] = [incidentListQuery(ofUser), incidentListQuery(ofOther)];
  expect((await settled(client.fetchQuery(user))).incidents).toHaveLength(3);
  expect(client.getQueryData(other.queryKey)).toBeUndefined();
  expect((await settled(client.fetchQuery(other))).incidents).toHaveLength(1);
  expect(client.getQueryData(user.queryKey)).toMatchObject({ incidents: { length: 3 } });
  expect(incidentQuery(ofUser, '1').queryKey).not.toEqual(incidentQuery(ofOther, '1').queryKey);
});
