import { QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import {
  cancelLoading,
  incidentListQuery,
  loadAllIncidents,
  refreshIncidents,
  stopLoadingAll,
} from './incident-queries.ts';
import { anAccess, anIncidentSource, aService, xdrPage, xdrRows } from './incident-source.fixture.ts';
import type { IncidentList } from './paging/incident-list.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2026-11-20T10:00:00Z') });
});
afterEach(() => {
  vi.useRealTimers();
});

test('stopped loading keeps the rows, refreshes only the changes and continues from there', async () => {
  const rows = xdrRows(2_500);
  const { fetch, requestedUrls } = aService((url) => ({ body: xdrPage(url, rows) }));
  const source = anIncidentSource('defender-xdr', fetch);
  const client = new QueryClient();
  const list = () => client.getQueryData<IncidentList>([anAccess().id, 'incidents']);
  const first = client.fetchQuery(incidentListQuery(source));
  await vi.advanceTimersByTimeAsync(60_000);
  const limited = (await first).incidents.length;

  let stopped: Promise<void> | null = null;
  client.getQueryCache().subscribe(() => {
    if (stopped === null && (list()?.incidents.length ?? 0) > limited) stopped = stopLoadingAll(client, source);
  });
  const loading = loadAllIncidents(client, source);
  await vi.advanceTimersByTimeAsync(120_000);
  await loading;
  await stopped;
  const kept = list()?.incidents.length ?? 0;
  expect(list()?.progress).toBe('paused');
  expect(kept).toBeGreaterThan(limited);
  expect(kept).toBeLessThan(2_500);

  const sentBefore = requestedUrls.length;
  const refreshing = refreshIncidents(client, source);
  await vi.advanceTimersByTimeAsync(60_000);
  await refreshing;
  expect(requestedUrls.length - sentBefore).toBeLessThanOrEqual(2);
  expect(list()).toMatchObject({ progress: 'paused' });
  expect(list()?.incidents).toHaveLength(kept);

  const rest = loadAllIncidents(client, source);
  await vi.advanceTimersByTimeAsync(120_000);
  await rest;
  expect(list()).toMatchObject({ progress: 'complete' });
  expect(list()?.incidents).toHaveLength(2_500);
});

test('a complete list stays complete when loading is stopped', async () => {
  const { fetch } = aService((url) => ({ body: xdrPage(url, xdrRows(3)) }));
  const source = anIncidentSource('defender-xdr', fetch);
  const client = new QueryClient();
  const read = client.fetchQuery(incidentListQuery(source));
  await vi.advanceTimersByTimeAsync(60_000);
  await read;
  await stopLoadingAll(client, source);
  expect(client.getQueryData<IncidentList>([anAccess().id, 'incidents'])?.progress).toBe('complete');
});

test('a load that gets no response can be cancelled before the first row, and starts again when requested', async () => {
  let isHanging = true;
  const service = aService((url) => ({ body: xdrPage(url, xdrRows(3)) }));
  const signals: AbortSignal[] = [];
  const source = anIncidentSource('defender-xdr', (input, init) => {
    if (!isHanging) return service.fetch(input, init);
    if (init?.signal != null) signals.push(init.signal);
    return new Promise(() => undefined);
  });
  const client = new QueryClient();
  const key = [anAccess().id, 'incidents'];
  const read = client.fetchQuery(incidentListQuery(source)).catch(() => undefined);
  await vi.advanceTimersByTimeAsync(12_000);
  await cancelLoading(client, source);
  await read;
  expect(signals.map((signal) => signal.aborted)).toEqual([true]);
  expect(client.getQueryState(key)).toMatchObject({ fetchStatus: 'idle', errorUpdatedAt: Date.now() });
  isHanging = false;
  const retried = refreshIncidents(client, source);
  await vi.advanceTimersByTimeAsync(60_000);
  await retried;
  expect(client.getQueryState(key)).toMatchObject({ status: 'success', error: null });
});
