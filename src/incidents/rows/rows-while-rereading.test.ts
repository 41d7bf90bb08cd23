import { QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { incidentListQuery, refreshIncidents } from '../../defender/incident-queries.ts';
import { anIncidentSource, aService, graphPage, xdrRows } from '../../defender/incident-source.fixture.ts';
import { acceptRows, type HeldRows, holdRows, pendingChangesOf, type QueueSnapshot, queueToken } from './held-rows.ts';
import { queueRowOf } from './queue-row.ts';
import { sortRows } from './sort-rows.ts';
import { readingPhase, sourceReading } from './source-reading.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2026-11-20T10:00:00Z') });
});
afterEach(() => {
  vi.useRealTimers();
});

async function settled(promise: Promise<unknown>): Promise<void> {
  await vi.advanceTimersByTimeAsync(120_000);
  await promise;
}

/** A queue over Graph, which fails with alerts until it is well: the rows as they are shown after every step of reading. */
function aQueue(count: number) {
  const state = { isIll: true, rows: xdrRows(count) };
  const { fetch } = aService((url) => {
    const withAlerts = url.searchParams.has('$expand');
    if (withAlerts && state.isIll) return { status: 500, body: {} };
    const { value } = graphPage(url, state.rows);
    const alerts = (id: string) => (withAlerts ? { alerts: [{ id: `alert-of-${id}` }] } : {});
    return { body: { value: value.map((row) => ({ ...row, ...alerts(row.id) })) } };
  });
  const source = anIncidentSource('graph-security', fetch);
  const client = new QueryClient();
  const query = incidentListQuery(source);
  const nowOf = (): QueueSnapshot => {
    const data = client.getQueryData(query.queryKey);
    const result = { data, error: null, dataUpdatedAt: 0, errorUpdatedAt: 0, fetchStatus: 'idle' } as const;
    const reading = sourceReading(source, 'Example SOC', result);
    return {
      token: queueToken('all', [readingPhase(reading)]),
      isReading: data?.progress === 'loading',
      lists: [data?.incidents ?? null],
      rows: (data?.incidents ?? []).map((incident) => queueRowOf(incident, 'Example SOC')),
      viewOf: (rows) => sortRows(rows, 'updated', 'descending'),
    };
  };
  const steps: HeldRows[] = [];
  client.getQueryCache().subscribe(() => {
    const held = holdRows(steps.at(-1) ?? null, nowOf());
    if (held !== steps.at(-1)) steps.push(held);
  });
  return {
    state,
    steps,
    list: () => client.getQueryData(query.queryKey),
    accepted: (held: HeldRows) => acceptRows(held, nowOf()),
    read: () => settled(client.fetchQuery(query)),
    refresh: () => settled(refreshIncidents(client, source)),
  };
}

const idsOf = (held: HeldRows | undefined) => held?.rows.map((row) => row.incident.id);

// Of 1,020 reading pauses at 1,004: read again for what a change brought from further down, the list turns out to have ended.
test.each([
  [120, 'complete'],
  [1_020, 'complete'],
  [5_000, 'paused'],
])(
  'rows of %d that are read again for their alerts stay where they are, and what changed is marked',
  async (count, end) => {
    const { state, steps, list, accepted, read, refresh } = aQueue(count);
    await read();
    const before = steps.length;
    const order = idsOf(steps.at(-1));
    const updated = [60, count - 10];
    const top = String(count - 60);
    state.isIll = false;
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
    if (last === undefined) throw new Error('nothing was read again');
    const changed = last.rows
      .filter((row) => pendingChangesOf(last, row) === 'changed')
      .map(({ incident }) => incident.id);
    expect(changed).toContain(top);
    expect(last.rows.every(({ incident }) => incident.alerts.length === 1)).toBe(true);
    expect(idsOf(accepted(last))?.[0]).toBe(top);
  },
);
