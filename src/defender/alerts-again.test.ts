import { QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { anIncidentSource, aService, graphPage, xdrRows } from './an-incident-source.ts';
import type { IncidentList } from './incident-list.ts';
import { incidentListQuery, refreshIncidents } from './incident-queries.ts';

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

/** Graph, failing with alerts and answering without, until it is well. */
function anIllGraph(count: number, isIllFor: (url: URL) => boolean = () => true) {
  const rows = xdrRows(count);
  const state = { isIll: true };
  const { fetch, asked } = aService((url) => {
    const withAlerts = url.searchParams.has('$expand');
    if (withAlerts && state.isIll && isIllFor(url)) return { status: 500, body: {} };
    const { value } = graphPage(url, rows);
    const alerts = (id: string) => (withAlerts ? { alerts: [{ id: `alert-of-${id}` }] } : {});
    return { body: { value: value.map((row) => ({ ...row, ...alerts(row.id) })) } };
  });
  const source = anIncidentSource('graph-security', fetch);
  const client = new QueryClient();
  const list = () => client.getQueryData<IncidentList>(incidentListQuery(source).queryKey);
  const expansions = (from: number) => asked.slice(from).map((url) => url.searchParams.has('$expand'));
  return { state, asked, source, client, list, expansions };
}

test.each([120, 5_000])('a refresh gets the alerts of all %d incidents once Graph gives them again', async (count) => {
  const { state, source, client, list } = anIllGraph(count);
  await settled(client.fetchQuery(incidentListQuery(source)));
  const { reading, incidents } = list() ?? {};
  expect(list()?.alertsIncluded).toBe(false);
  expect(incidents?.every(({ alerts }) => alerts.length === 0)).toBe(true);
  state.isIll = false;
  await settled(refreshIncidents(client, source));
  expect(list()).toMatchObject({ alertsIncluded: true, reading });
  expect(list()?.incidents.length).toBeGreaterThanOrEqual(incidents?.length ?? 0);
  expect(list()?.incidents.every(({ alerts }) => alerts.length === 1)).toBe(true);
});

test('a refresh asks for alerts once where Graph still fails with them, and for nothing that is known', async () => {
  const { asked, source, client, list, expansions } = anIllGraph(120);
  await settled(client.fetchQuery(incidentListQuery(source)));
  for (let refresh = 1; refresh <= 2; refresh += 1) {
    const before = asked.length;
    await settled(refreshIncidents(client, source));
    expect(expansions(before)).toEqual([true, false]);
    expect(list()).toMatchObject({ alertsIncluded: false, reading: 'complete' });
  }
});

test('a page that never comes with alerts does not have the list read again with every refresh', async () => {
  const { asked, source, client, list } = anIllGraph(
    400,
    (url) => url.searchParams.get('$filter')?.includes(' le ') === true,
  );
  await settled(client.fetchQuery(incidentListQuery(source)));
  for (let refresh = 1; refresh <= 5; refresh += 1) await settled(refreshIncidents(client, source));
  const before = asked.length;
  await settled(refreshIncidents(client, source));
  expect(asked.length - before).toBeLessThanOrEqual(2);
  expect(list()).toMatchObject({ alertsIncluded: false, reading: 'complete' });
  expect(list()?.incidents).toHaveLength(400);
});

test('pages under way together do not ask for alerts more often than one after the other would', async () => {
  const { asked, source, client, list, expansions } = anIllGraph(600);
  await settled(client.fetchQuery(incidentListQuery(source)));
  expect(list()).toMatchObject({ alertsIncluded: false, reading: 'complete' });
  expect(expansions(0).slice(0, 5)).toEqual([true, true, true, false, true]);
  expect(asked.slice(5).some((url) => url.searchParams.has('$expand'))).toBe(false);
});
