// Compares the time to load all incidents with the shortest possible time: four concurrent requests of 0.8 s each, within
// the documented quotas. Runs in virtual time, which jumps from timer to timer.
import { inVirtualTime } from './virtual-time.mjs';

const START = Date.UTC(2026, 10, 20, 11, 30);
const LATENCY_MS = 800;
const MINUTE_MS = 60_000;
const AT_MOST = 1.05;
/** @see https://learn.microsoft.com/defender-xdr/api-list-incidents */
const QUOTAS = [
  { calls: 50, withinMs: MINUTE_MS },
  { calls: 1_500, withinMs: 60 * MINUTE_MS },
];

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
      const full = QUOTAS.find(({ calls: most, withinMs }) => calls.filter((at) => at > now - withinMs).length >= most);
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

  const read = async ({ api, service, first, count, boundMs }) => {
    let refused = 0;
    const { value: list, ms } = await inVirtualTime(START, async () => {
      const respond = service();
      const source = anIncidentSource(api, async (url, init) => {
        await new Promise((resolve) => setTimeout(resolve, LATENCY_MS));
        const response = await respond(url, init);
        if (response.status === 429) refused += 1;
        return response;
      });
      let held = first ? EMPTY_LIST : withoutLimit(EMPTY_LIST);
      for await (const next of syncIncidents(held, source, new AbortController().signal)) held = next;
      return held;
    });
    const loaded = list.incidents.length;
    if (first ? loaded < count : loaded !== count)
      throw new Error(`expected ${count} incidents of ${api}, loaded ${loaded}`);
    const what = `loading ${count.toLocaleString('en')} of ${api}`;
    const seconds = (value) => `${(value / 1_000).toFixed(1)} s`;
    return [
      {
        what,
        measured: ms / boundMs,
        atMost: AT_MOST,
        unit: '× bound',
        detail: `${seconds(ms)}, bound ${seconds(boundMs)}`,
      },
      { what: `${what}, rejected`, measured: refused, atMost: 0, unit: 'requests', detail: '' },
    ];
  };

  const cases = [
    { api: 'defender-xdr', service: () => defenderXdr(6_000), first: true, count: 1_000, boundMs: 2_400 },
    { api: 'defender-xdr', service: () => defenderXdr(5_000), first: false, count: 5_000, boundMs: 10_400 },
    { api: 'defender-xdr', service: () => defenderXdr(50_000), first: false, count: 50_000, boundMs: 550_000 },
    { api: 'graph-security', service: graphSecurity, first: true, count: 1_000, boundMs: 4_000 },
    { api: 'graph-security', service: graphSecurity, first: false, count: 5_000, boundMs: 20_000 },
  ];
  const figures = [];
  for (const each of cases) figures.push(...(await read(each)));
  return figures;
}
