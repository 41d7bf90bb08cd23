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

/** Graph that fails with alerts until `isFailing` is false. While `isForbidden`, it refuses all but first pages. */
function aFailingGraph(count: number, failsFor: (url: URL) => boolean = () => true) {
  const state = { isFailing: true, isForbidden: false, rows: xdrRows(count) };
  const { fetch, requestedUrls } = aService((url) => {
    const withAlerts = url.searchParams.has('$expand');
    if (state.isForbidden && url.searchParams.get('$filter')?.includes(' le ') === true)
      return { status: 403, body: {} };
    if (withAlerts && state.isFailing && failsFor(url)) return { status: 500, body: {} };
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

test.each([120, 5_000])(
  'a refresh loads the alerts of all %d incidents once Graph expands them again',
  async (count) => {
    const { state, source, client, list } = aFailingGraph(count);
    await settled(client.fetchQuery(incidentListQuery(source)));
    const { progress, incidents } = list() ?? {};
    expect(list()?.alertsIncluded).toBe(false);
    expect(incidents?.every(({ alerts }) => alerts.length === 0)).toBe(true);
    state.isFailing = false;
    await settled(refreshIncidents(client, source));
    expect(list()).toMatchObject({ alertsIncluded: true, progress });
    expect(list()?.incidents.length).toBeGreaterThanOrEqual(incidents?.length ?? 0);
    expect(list()?.incidents.every(({ alerts }) => alerts.length === 1)).toBe(true);
  },
);

test('a refresh requests alerts once while Graph still fails with them, and no known rows', async () => {
  const { requestedUrls, source, client, list, expansions } = aFailingGraph(120);
  await settled(client.fetchQuery(incidentListQuery(source)));
  for (let refresh = 1; refresh <= 2; refresh += 1) {
    const before = requestedUrls.length;
    await settled(refreshIncidents(client, source));
    expect(expansions(before)).toEqual([true, false]);
    expect(list()).toMatchObject({ alertsIncluded: false, progress: 'complete' });
  }
});

test('a page that never includes alerts does not cause a full reload at every refresh', async () => {
  const { requestedUrls, source, client, list } = aFailingGraph(
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

test('pages in flight together request alerts no more often than pages in sequence', async () => {
  const { requestedUrls, source, client, list, expansions } = aFailingGraph(600);
  await settled(client.fetchQuery(incidentListQuery(source)));
  expect(list()).toMatchObject({ alertsIncluded: false, progress: 'complete' });
  expect(expansions(0).slice(0, 5)).toEqual([true, true, true, false, true]);
  expect(requestedUrls.slice(5).some((url) => url.searchParams.has('$expand'))).toBe(false);
});

test.each([120, 1_020, 5_000])('a list of %d keeps its progress while it is read again for alerts', async (count) => {
  const { state, source, client, list } = aFailingGraph(count);
  await settled(client.fetchQuery(incidentListQuery(source)));
  const { progress, oldest, orderedBy, pagingMode } = list() ?? {};
  expect(progress).not.toBe('loading');
  state.isFailing = false;
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
});

test('a failure while the list is read again keeps its rows, and the next refresh continues', async () => {
  const { state, requestedUrls, source, client, list } = aFailingGraph(400);
  const query = incidentListQuery(source);
  await settled(client.fetchQuery(query));
  const { oldest, incidents } = list() ?? {};
  Object.assign(state, { isFailing: false, isForbidden: true });
  await settled(refreshIncidents(client, source));
  expect(client.getQueryState(query.queryKey)?.error).toMatchObject({ code: 'forbidden' });
  expect(list()).toMatchObject({ progress: 'complete', alertsIncluded: false, oldest });
  expect(list()?.incidents.map(({ id }) => id)).toEqual(incidents?.map(({ id }) => id));
  state.isForbidden = false;
  const before = requestedUrls.length;
  await settled(refreshIncidents(client, source));
  // 400 incidents once, up to three prefetches beyond the end, and the changes.
  expect(requestedUrls.length - before).toBeLessThanOrEqual(13);
  expect(list()).toMatchObject({ progress: 'complete', alertsIncluded: true, oldest });
  expect(list()?.incidents.every(({ alerts }) => alerts.length === 1)).toBe(true);
});

test('a list that is read again for alerts while more is loaded gets both', async () => {
  const { state, source, client, list } = aFailingGraph(1_500);
  await settled(client.fetchQuery(incidentListQuery(source)));
  Object.assign(state, { isFailing: false, isForbidden: true });
  await settled(refreshIncidents(client, source));
  expect(list()).toMatchObject({ progress: 'paused', alertsIncluded: false });
  state.isForbidden = false;
  await settled(loadAllIncidents(client, source));
  expect(list()).toMatchObject({ progress: 'complete', alertsIncluded: true });
  expect(list()?.incidents).toHaveLength(1_500);
  expect(list()?.incidents.every(({ alerts }) => alerts.length === 1)).toBe(true);
});

test('a stop while the list is read again leaves the missing alerts to the next refresh', async () => {
  const { state, source, client, list } = aFailingGraph(3_000);
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
  Object.assign(state, { isFailing: false, isForbidden: true });
  await settled(refreshIncidents(client, source));
  state.isForbidden = false;
  const atAlerts = stopOnce(() => (list()?.incidents.filter(({ alerts }) => alerts.length > 0).length ?? 0) > 100);
  await settled(loadAllIncidents(client, source));
  atAlerts();
  expect(list()).toMatchObject({ progress: 'paused', alertsIncluded: false });
  await settled(refreshIncidents(client, source));
  expect(list()).toMatchObject({ progress: 'paused', alertsIncluded: true });
  expect(list()?.incidents.every(({ alerts }) => alerts.length === 1)).toBe(true);
});

test('a complete list stays complete although its last page is full by now', async () => {
  const { state, source, client, list } = aFailingGraph(1_003);
  await settled(client.fetchQuery(incidentListQuery(source)));
  expect(list()).toMatchObject({ progress: 'complete', alertsIncluded: false });
  const added = { incidentId: 1_004, createdTime: '2026-11-20T10:01:00Z', lastUpdateTime: '2026-11-20T10:01:00Z' };
  Object.assign(state, { isFailing: false, rows: [added, ...state.rows] });
  await settled(refreshIncidents(client, source));
  expect(list()).toMatchObject({ progress: 'complete', alertsIncluded: true });
  expect(list()?.incidents).toHaveLength(1_004);
});
