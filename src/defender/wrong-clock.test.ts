import { QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { incidentListQuery, refreshIncidents } from './incident-queries.ts';
import { anIncidentSource, aService, xdrPage, xdrRows } from './incident-source.fixture.ts';

const NOW = Date.parse('2026-11-20T10:00:00Z');
const MINUTE_MS = 60_000;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** The queries of a load and a refresh, between which the clock of the browser jumps. */
async function queriesOf(clocks: { readonly load: number; readonly refresh: number }): Promise<readonly string[]> {
  const { fetch, requestedUrls } = aService((url) => ({ body: xdrPage(url, xdrRows(350)) }));
  const source = anIncidentSource('defender-xdr', fetch);
  const client = new QueryClient();
  vi.setSystemTime(clocks.load);
  const loading = client.fetchQuery(incidentListQuery(source));
  await vi.advanceTimersByTimeAsync(MINUTE_MS);
  await loading;
  vi.setSystemTime(clocks.refresh);
  const refresh = refreshIncidents(client, source);
  await vi.advanceTimersByTimeAsync(MINUTE_MS);
  await refresh;
  return requestedUrls.map(({ search }) => search);
}

test.each([
  ['is ten minutes slow', -10 * MINUTE_MS, -10 * MINUTE_MS],
  ['is ten minutes fast', 10 * MINUTE_MS, 10 * MINUTE_MS],
  ['is set back by an hour after the load', 0, -60 * MINUTE_MS],
  ['is set forward by an hour after the load', 0, 60 * MINUTE_MS],
  ['is in another year', -400 * 24 * 60 * MINUTE_MS, 0],
])(
  'a browser whose clock %s requests the same changes, because only the clock of the service counts',
  async (_what, atLoad, atRefresh) => {
    const expected = await queriesOf({ load: NOW, refresh: NOW + 2 * MINUTE_MS });
    expect(expected.at(-1)).toContain('lastUpdateTime');
    expect(await queriesOf({ load: NOW + atLoad, refresh: NOW + 2 * MINUTE_MS + atRefresh })).toEqual(expected);
  },
);
