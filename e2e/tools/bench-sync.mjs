// Compares the time to load all incidents with the shortest time in which no row can be lost: four concurrent requests of
// 0.8 s each, within the documented quotas. Runs in virtual time, which jumps from timer to timer.
import { losslessBound } from './lossless-bound.mjs';
import { inVirtualTime } from './virtual-time.mjs';

const START = Date.UTC(2026, 10, 20, 11, 30);
const LATENCY_MS = 800;
const IN_FLIGHT = 4;
const MINUTE_MS = 60_000;
const AT_MOST = 1.05;
/** Graph documents no quota for this list; the product assumes 150 requests a minute. @see https://learn.microsoft.com/defender-xdr/api-list-incidents */
const QUOTAS = {
  'defender-xdr': [
    { calls: 50, withinMs: MINUTE_MS },
    { calls: 1_500, withinMs: 60 * MINUTE_MS },
  ],
  'graph-security': [{ calls: 150, withinMs: MINUTE_MS }],
};
const PAGE_SIZE = { 'defender-xdr': 100, 'graph-security': 50 };

export async function measureSync(load) {
  const { anIncidentSource, xdrPage, xdrRows } = await load('src/defender/incident-source.fixture.ts');
  const { EMPTY_LIST, syncIncidents, withoutLimit } = await load('src/defender/paging/incident-sync.ts');
  const { aGraphCaller, anApiContext } = await load('src/sim/api/api-context.fixture.ts');
  const { createGraphSecurityRoutes } = await load('src/sim/graph-security/routes.ts');

  /** Defender XDR with `count` rows and its quotas. */
  const defenderXdr = (count) => {
    const rows = xdrRows(count);
    const calls = [];
    return async (url) => {
      const now = Date.now();
      const full = QUOTAS['defender-xdr'].find(
        ({ calls: most, withinMs }) => calls.filter((at) => at > now - withinMs).length >= most,
      );
      if (full) return new Response('{"error":{"code":"TooManyRequests","message":"Quota exceeded"}}', { status: 429 });
      calls.push(now);
      return Response.json(xdrPage(new URL(url), rows));
    };
  };
  const graphSecurity = () => {
    const context = anApiContext({ scenario: 'busy', caller: aGraphCaller() });
    const routes = createGraphSecurityRoutes(context);
    return (url, init) => {
      context.nowMs = Date.now();
      return routes.request(new Request(url, init));
    };
  };

  const read = async ({ api, service, first, count }) => {
    const bound = losslessBound({
      rows: count,
      pageSize: PAGE_SIZE[api],
      latencyMs: LATENCY_MS,
      inFlight: IN_FLIGHT,
      quotas: QUOTAS[api],
    });
    let requests = 0;
    let refused = 0;
    let rowsInFirstMinute = 0;
    const { value: list, ms } = await inVirtualTime(START, async () => {
      const respond = service();
      const source = anIncidentSource(api, async (url, init) => {
        requests += 1;
        await new Promise((resolve) => setTimeout(resolve, LATENCY_MS));
        const response = await respond(url, init);
        if (response.status === 429) refused += 1;
        return response;
      });
      let held = first ? EMPTY_LIST : withoutLimit(EMPTY_LIST);
      for await (const next of syncIncidents(held, source, new AbortController().signal)) {
        held = next;
        if (Date.now() <= START + MINUTE_MS) rowsInFirstMinute = held.incidents.length;
      }
      return held;
    });
    const loaded = list.incidents.length;
    if (first ? loaded < count : loaded !== count)
      throw new Error(`expected ${count} incidents of ${api}, loaded ${loaded}`);
    const what = `loading ${count.toLocaleString('en')} of ${api}`;
    const seconds = (value) => `${(value / 1_000).toFixed(1)} s`;
    const figures = [
      {
        what,
        measured: ms / bound.ms,
        atMost: AT_MOST,
        unit: '× bound',
        detail: `${seconds(ms)} with ${requests} requests; without loss at least ${seconds(bound.ms)} with ${bound.requests}`,
        next: 'find the requests beyond the bound: pages that share too many rows, pages beyond the end, or a slow start',
      },
      {
        what: `${what}, rejected`,
        measured: refused,
        atMost: 0,
        unit: 'requests',
        detail: '',
        next: 'compare the limits and the margin of the rate limiter with the quotas of this benchmark',
      },
    ];
    if (bound.rowsInFirstWindow === count) return figures;
    return [
      ...figures,
      {
        what: `${what}, rows possible in the first minute`,
        measured: bound.rowsInFirstWindow / rowsInFirstMinute,
        atMost: AT_MOST,
        unit: '× shown',
        detail: `${rowsInFirstMinute} shown, ${bound.rowsInFirstWindow} possible with ${QUOTAS[api][0].calls} requests`,
        next: 'let pages share fewer rows, or prefetch fewer pages that are requested again',
      },
    ];
  };

  const cases = [
    { api: 'defender-xdr', service: () => defenderXdr(6_000), first: true, count: 1_000 },
    { api: 'defender-xdr', service: () => defenderXdr(5_000), first: false, count: 5_000 },
    { api: 'defender-xdr', service: () => defenderXdr(50_000), first: false, count: 50_000 },
    { api: 'graph-security', service: graphSecurity, first: true, count: 1_000 },
    { api: 'graph-security', service: graphSecurity, first: false, count: 5_000 },
  ];
  const figures = [];
  for (const each of cases) figures.push(...(await read(each)));
  return figures;
}
