import { QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { incidentListQuery, loadAllIncidents, refreshIncidents, stopLoadingAll } from './incident-queries.ts';
import { anIncidentSource, aService, graphPage, xdrRows } from './incident-source.fixture.ts';
import type { IncidentList } from './paging/incident-list.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2026-11-20T10:00:00Z') });
});
afterEach(() => {
  vi.useRealTimers();
});

async function settled<Value>(promise: Promise<Value>): Promise<Value> {
  await vi.advanceTimersByTimeAsync(120_000);
  return promise;
}

/** Graph, failing with alerts and answering without, until it is well; while it is closed it refuses all but first pages. */
function anIllGraph(count: number, isIllFor: (url: URL) => boolean = () => true) {
  const state = { isIll: true, isClosed: false, rows: xdrRows(count) };
  const { fetch, requestedUrls } = aService((url) => {
    const withAlerts = url.searchParams.has('$expand');
    if (state.isClosed && url.searchParams.get('$filter')?.includes(' le ') === true) return { status: 403, body: {} };
    if (withAlerts && state.isIll && isIllFor(url)) return { status: 500, body: {} };
    const { value } = graphPage(url, state.rows);
    const alerts = (id: string) => (withAlerts ? { alerts: [{ id: `alert-of-${id}` }] } : {});
    return { body: { value: value.map((row) => ({ ...row, ...alerts(row.id) })) } };
  });
  const source = anIncidentSource('graph-security', fetch);
  const client = new QueryClient();
  const list = () => client.getQueryData<IncidentList>(incidentListQuery(source).queryKey);
  const expansions = (from: number) => requestedUrls.slice(from).map((url) => url.searchParams.has('$expand'));
  return { state, requestedUrls, source, client, list, expansions };
}

test.each([120, 5_000])('a refresh gets the alerts of all %d incidents once Graph gives them again', async (count) => {
  const { state, source, client, list } = anIllGraph(count);
  await settled(client.fetchQuery(incidentListQuery(source)));
  const { progress, incidents } = list() ?? {};
  expect(list()?.alertsIncluded).toBe(false);
  expect(incidents?.every(({ alerts }) => alerts.length === 0)).toBe(true);
  state.isIll = false;
  await settled(refreshIncidents(client, source));
  expect(list()).toMatchObject({ alertsIncluded: true, progress });
  expect(list()?.incidents.length).toBeGreaterThanOrEqual(incidents?.length ?? 0);
  expect(list()?.incidents.every(({ alerts }) => alerts.length === 1)).toBe(true);
});

test('a refresh asks for alerts once where Graph still fails with them, and for nothing that is known', async () => {
  const { requestedUrls, source, client, list, expansions } = anIllGraph(120);
  await settled(client.fetchQuery(incidentListQuery(source)));
  for (let refresh = 1; refresh <= 2; refresh += 1) {
    const before = requestedUrls.length;
    await settled(refreshIncidents(client, source));
    expect(expansions(before)).toEqual([true, false]);
    expect(list()).toMatchObject({ alertsIncluded: false, progress: 'complete' });
  }
});

test('a page that never comes with alerts does not have the list read again with every refresh', async () => {
  const { requestedUrls, source, client, list } = anIllGraph(
    400,
    (url) => url.searchParams.get('$filter')?.includes(' le ') === true,
  );
  await settled(client.fetchQuery(incidentListQuery(source)));
  for (let refresh = 1; refresh <= 5; refresh += 1) await settled(refreshIncidents(client, source));
  const before = requestedUrls.length;
  await settled(refreshIncidents(client, source));
  expect(requestedUrls.length - before).toBeLessThanOrEqual(2);
  expect(list()).toMatchObject({ alertsIncluded: false, progress: 'complete' });
  expect(list()?.incidents).toHaveLength(400);
});

test('pages under way together do not ask for alerts more often than one after the other would', async () => {
  const { requestedUrls, source, client, list, expansions } = anIllGraph(600);
  await settled(client.fetchQuery(incidentListQuery(source)));
  expect(list()).toMatchObject({ alertsIncluded: false, progress: 'complete' });
  expect(expansions(0).slice(0, 5)).toEqual([true, true, true, false, true]);
  expect(requestedUrls.slice(5).some((url) => url.searchParams.has('$expand'))).toBe(false);
});

test.each([120, 1_020, 5_000])(
  'a list of %d that is read again for alerts stays as far read as it was',
  async (count) => {
    const { state, source, client, list } = anIllGraph(count);
    await settled(client.fetchQuery(incidentListQuery(source)));
    const { progress, oldest, orderedBy, pagingMode } = list() ?? {};
    expect(progress).not.toBe('loading');
    state.isIll = false;
    const whileReread: (IncidentList | undefined)[] = [];
    const stop = client.getQueryCache().subscribe(() => {
      if (list()?.syncCursor.reread !== null) whileReread.push(list());
    });
    await settled(refreshIncidents(client, source));
    stop();
    expect(list()).toMatchObject({ progress, alertsIncluded: true });
    expect(whileReread.length).toBeGreaterThan(1);
    for (const each of whileReread) {
      expect(each).toMatchObject({ progress, oldest, orderedBy, pagingMode, alertsIncluded: false });
    }
  },
);

test('a failure while it is read again keeps what is known, and the next refresh goes on with it', async () => {
  const { state, requestedUrls, source, client, list } = anIllGraph(400);
  const query = incidentListQuery(source);
  await settled(client.fetchQuery(query));
  const { oldest, incidents } = list() ?? {};
  Object.assign(state, { isIll: false, isClosed: true });
  await settled(refreshIncidents(client, source));
  expect(client.getQueryState(query.queryKey)?.error).toMatchObject({ code: 'forbidden' });
  expect(list()).toMatchObject({ progress: 'complete', alertsIncluded: false, oldest });
  expect(list()?.incidents.map(({ id }) => id)).toEqual(incidents?.map(({ id }) => id));
  state.isClosed = false;
  const before = requestedUrls.length;
  await settled(refreshIncidents(client, source));
  // 400 incidents once, up to three calls behind the end, and what changed.
  expect(requestedUrls.length - before).toBeLessThanOrEqual(13);
  expect(list()).toMatchObject({ progress: 'complete', alertsIncluded: true, oldest });
  expect(list()?.incidents.every(({ alerts }) => alerts.length === 1)).toBe(true);
});

test('a list that is read again for alerts while it is read on gets both', async () => {
  const { state, source, client, list } = anIllGraph(1_500);
  await settled(client.fetchQuery(incidentListQuery(source)));
  Object.assign(state, { isIll: false, isClosed: true });
  await settled(refreshIncidents(client, source));
  expect(list()).toMatchObject({ progress: 'paused', alertsIncluded: false });
  state.isClosed = false;
  await settled(loadAllIncidents(client, source));
  expect(list()).toMatchObject({ progress: 'complete', alertsIncluded: true });
  expect(list()?.incidents).toHaveLength(1_500);
  expect(list()?.incidents.every(({ alerts }) => alerts.length === 1)).toBe(true);
});

test('a stop while it is read again and on leaves the alerts of all that was read to the next refresh', async () => {
  const { state, source, client, list } = anIllGraph(3_000);
  const stopOnce = (isDue: () => boolean) => {
    let stopped: Promise<void> | null = null;
    return client.getQueryCache().subscribe(() => {
      if (stopped === null && isDue()) stopped = stopLoadingAll(client, source);
    });
  };
  await settled(client.fetchQuery(incidentListQuery(source)));
  const atMany = stopOnce(() => (list()?.incidents.length ?? 0) > 1_500);
  await settled(loadAllIncidents(client, source));
  atMany();
  Object.assign(state, { isIll: false, isClosed: true });
  await settled(refreshIncidents(client, source));
  state.isClosed = false;
  const atAlerts = stopOnce(() => (list()?.incidents.filter(({ alerts }) => alerts.length > 0).length ?? 0) > 100);
  await settled(loadAllIncidents(client, source));
  atAlerts();
  expect(list()).toMatchObject({ progress: 'paused', alertsIncluded: false });
  await settled(refreshIncidents(client, source));
  expect(list()).toMatchObject({ progress: 'paused', alertsIncluded: true });
  expect(list()?.incidents.every(({ alerts }) => alerts.length === 1)).toBe(true);
});

test('a list that was read to the end stays so, although its last page is a full one by now', async () => {
  const { state, source, client, list } = anIllGraph(1_003);
  await settled(client.fetchQuery(incidentListQuery(source)));
  expect(list()).toMatchObject({ progress: 'complete', alertsIncluded: false });
  const added = { incidentId: 1_004, createdTime: '2026-11-20T10:01:00Z', lastUpdateTime: '2026-11-20T10:01:00Z' };
  Object.assign(state, { isIll: false, rows: [added, ...state.rows] });
  await settled(refreshIncidents(client, source));
  expect(list()).toMatchObject({ progress: 'complete', alertsIncluded: true });
  expect(list()?.incidents).toHaveLength(1_004);
});
