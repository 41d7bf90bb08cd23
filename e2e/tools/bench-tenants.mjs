// Measures a queue of a hundred tenants, the limit of Microsoft's own portal: 90 with 20 incidents and 10 with 1,000. Each has
// its own latency and the documented quota. Runs in virtual time, which jumps from timer to timer.
import { inVirtualTime } from './virtual-time.mjs';

const START = Date.UTC(2026, 10, 20, 11, 30);
const TOKEN_MS = 300;
const FASTEST_MS = 200;
const MINUTE_MS = 60_000;
/** @see https://learn.microsoft.com/defender-xdr/api-list-incidents */
const CALLS_PER_MINUTE = 50;

const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

export async function measureTenants(load) {
  const { anAccess, anIncidentSource, xdrPage, xdrRows } = await load('src/defender/incident-source.fixture.ts');
  const { EMPTY_LIST, syncIncidents } = await load('src/defender/paging/incident-sync.ts');
  const { createFairQueue } = await load('src/http/fair-queue.ts');
  const turns = { tokens: createFairQueue(6), lists: createFairQueue(12) };
  const firstRowsMs = [];
  let inFlight = 0;
  let mostInFlight = 0;
  let rejected = 0;

  const readTenant = async (index) => {
    const tenantId = `tenant-${index}`;
    const rows = xdrRows(index % 10 === 0 ? 1_000 : 20);
    const latencyMs = FASTEST_MS + ((index * 97) % 1_000);
    const calls = [];
    const fetch = async (url) => {
      inFlight += 1;
      mostInFlight = Math.max(mostInFlight, inFlight);
      await wait(latencyMs);
      inFlight -= 1;
      const now = Date.now();
      if (calls.filter((at) => at > now - MINUTE_MS).length >= CALLS_PER_MINUTE) {
        rejected += 1;
        return new Response('{}', { status: 429 });
      }
      calls.push(now);
      return Response.json(xdrPage(new URL(url), rows));
    };
    const accessToken = async () => {
      await wait(TOKEN_MS);
      return `token of ${tenantId}`;
    };
    const source = anIncidentSource('defender-xdr', fetch, {
      access: { ...anAccess({ tenantId }), accessToken },
      turns,
    });
    let list = EMPTY_LIST;
    for await (const next of syncIncidents(list, source, new AbortController().signal)) {
      if (list.incidents.length === 0 && next.incidents.length > 0) firstRowsMs.push(Date.now() - START);
      list = next;
    }
    if (list.incidents.length !== rows.length)
      throw new Error(`expected ${rows.length} incidents of ${tenantId}, loaded ${list.incidents.length}`);
  };
  const { ms } = await inVirtualTime(START, () =>
    Promise.all(Array.from({ length: 100 }, (_none, index) => readTenant(index))),
  );

  const seconds = (value) => `${(value / 1_000).toFixed(1)} s`;
  const first = Math.min(...firstRowsMs);
  const twoResponsesMs = 2 * (TOKEN_MS + FASTEST_MS);
  const what = '100 tenants';
  return [
    {
      what: `${what}, first rows`,
      measured: first / twoResponsesMs,
      atMost: 1,
      unit: '× two responses',
      detail: `${seconds(first)} of ${seconds(twoResponsesMs)}`,
      next: 'find what the first list request waits for besides its token and its turn',
    },
    {
      what: `${what}, tenants with rows`,
      measured: 100 - firstRowsMs.length,
      atMost: 0,
      unit: 'missing',
      detail: `the last after ${seconds(Math.max(...firstRowsMs))}, all loaded after ${seconds(ms)}`,
      next: 'find the tenant whose turn never comes in the fair queue',
    },
    {
      what: `${what}, in flight`,
      measured: mostInFlight,
      atMost: 12,
      unit: 'list requests',
      detail: '',
      next: 'find the list requests that start without a turn of the fair queue',
    },
    {
      what: `${what}, rejected`,
      measured: rejected,
      atMost: 0,
      unit: 'requests',
      detail: '',
      next: 'compare the rate limiter of each tenant with its quota',
    },
  ];
}
