import { QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Api } from '../../entra/clouds.ts';
import { MINUTE_MS } from '../../std/time.ts';
import { incidentListQuery, loadAllIncidents } from '../incident-queries.ts';
import { anIncidentSource, graphPage, xdrPage, xdrRows } from '../incident-source.fixture.ts';
import type { IncidentList } from './incident-list.ts';
import { EMPTY_LIST, syncIncidents, withoutLimit } from './incident-sync.ts';

const LATENCY_MS = 800;
const REQUESTS_PER_MINUTE = { 'defender-xdr': 50, 'graph-security': 150 } as const;
const PAGE_SIZE = { 'defender-xdr': 100, 'graph-security': 50 } as const;

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2026-11-20T10:00:00Z') });
});
afterEach(() => {
  vi.useRealTimers();
});

/** A service with this many incidents that responds after 0.8 s and rejects requests beyond the documented quota. */
function aSlowService(api: Api, count: number, keyset: 'accepts' | 'refuses' = 'accepts') {
  const rows = xdrRows(count);
  const sentAt: number[] = [];
  const seen = { refusals: 0, inFlight: 0, widest: 0 };
  const source = anIncidentSource(api, async (input) => {
    const url = new URL(input);
    const now = Date.now();
    const isList = !/\/\d+$/.test(url.pathname);
    if (isList) sentAt.push(now);
    const isRefused = sentAt.filter((moment) => moment > now - MINUTE_MS).length > REQUESTS_PER_MINUTE[api];
    if (isRefused) seen.refusals += 1;
    seen.inFlight += 1;
    seen.widest = Math.max(seen.widest, seen.inFlight);
    await new Promise((resolve) => setTimeout(resolve, LATENCY_MS));
    seen.inFlight -= 1;
    if (!isList) return new Response(JSON.stringify({ id: '5', incidentId: 5 }));
    if (isRefused) return new Response('{}', { status: 429 });
    const isBadRequest = keyset === 'refuses' && url.searchParams.get('$filter')?.includes(' le ') === true;
    if (isBadRequest) return new Response('{}', { status: 400 });
    return new Response(JSON.stringify(api === 'defender-xdr' ? xdrPage(url, rows) : graphPage(url, rows)));
  });
  return { source, sentAt, seen };
}

/** The value of the promise, and how long it took by the clock. */
async function timed<Value>(promise: Promise<Value>): Promise<{ readonly value: Value; readonly tookMs: number }> {
  const started = Date.now();
  let isDone = false;
  const watched = promise.finally(() => {
    isDone = true;
  });
  while (!isDone) await vi.advanceTimersByTimeAsync(100);
  return { value: await watched, tookMs: Date.now() - started };
}

async function readAll(
  service: ReturnType<typeof aSlowService>,
  shown: (list: IncidentList) => void = () => undefined,
) {
  let list = withoutLimit(EMPTY_LIST);
  for await (const next of syncIncidents(list, service.source, new AbortController().signal)) {
    list = next;
    shown(list);
  }
  return list;
}

// One request at a time they took 9.6, 37.6, 10.4, 17.6, 84.8 and 92.8 s.
test.each<readonly [Api, number, 'accepts' | 'refuses', number, number]>([
  ['defender-xdr', 1_000, 'accepts', 4_000, 15],
  ['defender-xdr', 4_500, 'accepts', 11_200, 50],
  ['defender-xdr', 1_000, 'refuses', 4_800, 16],
  ['graph-security', 1_000, 'accepts', 5_600, 25],
  ['graph-security', 5_000, 'accepts', 24_000, 112],
  ['graph-security', 5_000, 'refuses', 26_400, 120],
])(
  'loads from %s %d incidents, where it %s the keyset filter, within %d ms and %d requests of 0.8 s',
  async (api, count, keyset, maxMs, maxRequests) => {
    const service = aSlowService(api, count, keyset);
    const firstAt: number[] = [];
    const started = Date.now();
    const { value: list, tookMs } = await timed(readAll(service, () => firstAt.push(Date.now() - started)));
    expect(list).toMatchObject({ progress: 'complete', brokenRows: [] });
    expect(list.incidents).toHaveLength(count);
    expect(firstAt[0]).toBe(LATENCY_MS);
    expect(tookMs).toBeLessThanOrEqual(maxMs);
    expect(service.sentAt.length).toBeLessThanOrEqual(maxRequests);
    expect(service.sentAt.length).toBeGreaterThanOrEqual(count / PAGE_SIZE[api]);
    expect(service.seen).toMatchObject({ refusals: 0, widest: 4, inFlight: 0 });
  },
);

test('loads as many of 5,000 Defender XDR incidents as a minute allows in 10 s, and the rest after that minute', async () => {
  const service = aSlowService('defender-xdr', 5_000);
  const shown: { readonly ms: number; readonly count: number }[] = [];
  const started = Date.now();
  const reading = readAll(service, ({ incidents }) =>
    shown.push({ ms: Date.now() - started, count: incidents.length }),
  );
  const { value: list, tookMs } = await timed(reading);
  expect(list.incidents).toHaveLength(5_000);
  expect(shown.findLast(({ ms }) => ms <= 11_200)?.count).toBeGreaterThanOrEqual(4_800);
  // 50 requests for 100 rows each, without overlap, would use up the minute, and the changes need one more.
  expect(tookMs).toBeLessThanOrEqual(64_200);
  expect(service.seen.refusals).toBe(0);
});

test('loads the first 1,000 of 5,000 in 4 s, and the others a minute later in less than 11 s', async () => {
  const { source, seen } = aSlowService('defender-xdr', 5_000);
  const client = new QueryClient();
  const first = await timed(client.fetchQuery(incidentListQuery(source)));
  expect(first.value).toMatchObject({ progress: 'paused' });
  expect(first.value.incidents.length).toBeLessThan(1_100);
  expect(first.tookMs).toBeLessThanOrEqual(4_000);
  await vi.advanceTimersByTimeAsync(MINUTE_MS);
  const rest = await timed(loadAllIncidents(client, source));
  const list = client.getQueryData<IncidentList>(incidentListQuery(source).queryKey);
  expect(list).toMatchObject({ progress: 'complete' });
  expect(list?.incidents).toHaveLength(5_000);
  expect(rest.tookMs).toBeLessThanOrEqual(11_000);
  expect(seen.refusals).toBe(0);
});

test.each(['defender-xdr', 'graph-security'] as const)(
  'fetches one incident of %s at once while a long list uses up the requests of the minute',
  async (api) => {
    const { source, seen } = aSlowService(api, 8_000);
    const caller = new AbortController();
    const reading = (async () => {
      for await (const _ of syncIncidents(withoutLimit(EMPTY_LIST), source, caller.signal)) void _;
    })().catch((error: unknown) => error);
    await vi.advanceTimersByTimeAsync(40_000);
    expect(source.rateLimiter.state()).toMatchObject({ remainingThisMinute: 0, limitedBy: 'quota' });
    const { tookMs } = await timed(source.fetchIncident('5', new AbortController().signal));
    expect(tookMs).toBeLessThanOrEqual(LATENCY_MS + 100);
    expect(seen.refusals).toBe(0);
    caller.abort();
    expect((await timed(reading)).value).toMatchObject({ code: 'aborted' });
  },
);
