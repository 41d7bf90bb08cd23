import { QueryClient } from '@tanstack/react-query';
import { describe, expect, it } from 'vitest';
import { incidentListQuery, refreshIncidents } from './incident-queries.ts';
import { anIncidentSource, aService, xdrPage, xdrRows } from './incident-source.fixture.ts';
import type { IncidentList } from './paging/incident-list.ts';
import { plannedRequests } from './planned-requests.ts';

describe('plannedRequests', () => {
  it('returns the requests that were sent and the one that a refresh sends', async () => {
    const rows = xdrRows(250);
    const service = aService((url) => ({ body: xdrPage(url, rows) }));
    const source = anIncidentSource('defender-xdr', service.fetch);
    const client = new QueryClient();
    expect(plannedRequests(source, null).map((call) => call.purpose)).toEqual(['first']);
    const list: IncidentList = await client.fetchQuery(incidentListQuery(source));
    const calls = plannedRequests(source, list);
    expect(calls.map((call) => call.purpose)).toEqual(['first', 'changes']);
    expect(service.requestedUrls[0]?.href).toBe(new URL(calls[0]?.url ?? '').href);
    const before = service.requestedUrls.length;
    await refreshIncidents(client, source);
    expect(service.requestedUrls[before]?.href).toBe(new URL(calls[1]?.url ?? '').href);
  });

  it('includes the next page while there is more', async () => {
    const rows = xdrRows(1_500);
    const service = aService((url) => ({ body: xdrPage(url, rows) }));
    const source = anIncidentSource('defender-xdr', service.fetch);
    const list: IncidentList = await new QueryClient().fetchQuery(incidentListQuery(source));
    expect(list.progress).toBe('paused');
    const next = plannedRequests(source, list).find((call) => call.purpose === 'next');
    expect(new URL(next?.url ?? '').searchParams.get('$filter')).toMatch(/^createdTime le 2026-11-01T/);
  });

  it('contains no token', () => {
    const source = anIncidentSource('graph-security', aService(() => 'unreachable').fetch);
    const [first] = plannedRequests(source, null);
    expect(first?.url).toContain('https://graph.microsoft.com/v1.0/security/incidents?');
    expect(Object.keys(first?.headers ?? {})).toEqual(['Accept', 'Prefer']);
  });
});
