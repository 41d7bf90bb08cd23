import { QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { incidentListQuery, refreshIncidents } from '../../defender/incident-queries.ts';
import { anIncidentSource, aService, graphPage, xdrRows } from '../../defender/incident-source.fixture.ts';
import { acceptRows, type HeldRows, holdRows, pendingChangesOf, type QueueSnapshot, queueToken } from './held-rows.ts';
import { queueRowOf } from './queue-row.ts';
import { sortRows } from './sort-rows.ts';
import { loadPhase, sourceState } from './source-state.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2026-11-20T10:00:00Z') });
});
afterEach(() => {
  vi.useRealTimers();
});

async function runTimers(promise: Promise<unknown>): Promise<void> {
  await vi.advanceTimersByTimeAsync(120_000);
  await promise;
}

/**
 * A queue over Microsoft Graph, which fails to expand alerts until `isFailing` is cleared. Records the rows after each
 * step.
 */
function aQueue(count: number) {
  const state = { isFailing: true, rows: xdrRows(count) };
  const { fetch } = aService((url) => {
    const withAlerts = url.searchParams.has('$expand');
    if (withAlerts && state.isFailing) return { status: 500, body: {} };
    const { value } = graphPage(url, state.rows);
    const alerts = (id: string) => (withAlerts ? { alerts: [{ id: `alert-of-${id}` }] } : {});
    return { body: { value: value.map((row) => ({ ...row, ...alerts(row.id) })) } };
  });
  const source = anIncidentSource('graph-security', fetch);
  const client = new QueryClient();
  const query = incidentListQuery(source);
  const snapshot = (): QueueSnapshot => {
    const data = client.getQueryData(query.queryKey);
    const result = { data, error: null, dataUpdatedAt: 0, errorUpdatedAt: 0, fetchStatus: 'idle' } as const;
    const current = sourceState(source, 'Example SOC', result);
    return {
      token: queueToken('all', [loadPhase(current)]),
      isLoading: data?.progress === 'loading',
      lists: [data?.incidents ?? null],
      rows: (data?.incidents ?? []).map((incident) => queueRowOf(incident, 'Example SOC')),
      toView: (rows) => sortRows(rows, 'updated', 'descending'),
    };
  };
  const steps: HeldRows[] = [];
  client.getQueryCache().subscribe(() => {
    const held = holdRows(steps.at(-1) ?? null, snapshot());
    if (held !== steps.at(-1)) steps.push(held);
  });
  return {
    state,
    steps,
    list: () => client.getQueryData(query.queryKey),
    accept: (held: HeldRows) => acceptRows(held, snapshot()),
    load: () => runTimers(client.fetchQuery(query)),
    refresh: () => runTimers(refreshIncidents(client, source)),
  };
}

const idsOf = (held: HeldRows | undefined) => held?.rows.map((row) => row.incident.id);

// Of 1,020 incidents, loading pauses at 1,004. The full reload then reaches the end of the list.
test.each([
  [120, 'complete'],
  [1_020, 'complete'],
  [5_000, 'paused'],
])(
  'rows of %d incidents keep their order when they are reloaded with alerts, and changed rows are marked',
  async (count, end) => {
    const { state, steps, list, accept, load, refresh } = aQueue(count);
    await load();
    const before = steps.length;
    const order = idsOf(steps.at(-1));
    const updated = [60, count - 10];
    const top = String(count - 60);
    state.isFailing = false;
    state.rows = state.rows.map((row, index) =>
      updated.includes(index) ? { ...row, lastUpdateTime: `2026-11-20T10:0${index === 60 ? 2 : 1}:00Z` } : row,
    );
    await refresh();
    expect(list()).toMatchObject({ alertsIncluded: true, progress: end });
    const refreshed = steps.slice(before);
    expect(refreshed.length).toBeGreaterThan(1);
    for (const held of refreshed) {
      expect(idsOf(held)).toEqual(order);
      expect(held.misplaced).toBeGreaterThan(0);
    }
    const last = refreshed.at(-1);
    if (last === undefined) throw new Error('nothing was reloaded');
    const changed = last.rows
      .filter((row) => pendingChangesOf(last, row) === 'changed')
      .map(({ incident }) => incident.id);
    expect(changed).toContain(top);
    expect(last.rows.every(({ incident }) => incident.alerts.length === 1)).toBe(true);
    expect(idsOf(accept(last))?.[0]).toBe(top);
  },
);
