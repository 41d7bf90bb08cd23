import { expect, test } from 'vitest';
import type { Api } from '../entra/clouds.ts';
import { epochMs } from '../std/time.ts';
import { anIncidentSource, BASE_URLS, graphPage, xdrPage, xdrRows } from './incident-source.fixture.ts';
import { DIALECTS } from './limits/open-rate-limiter.ts';
import type { IncidentList } from './paging/incident-list.ts';
import { EMPTY_LIST, syncIncidents } from './paging/incident-sync.ts';
import { randomFrom } from './paging/moving-tenant.fixture.ts';

type Row = { readonly [key: string]: unknown };
type Body = { readonly value: readonly Row[]; readonly '@odata.nextLink'?: string };
type Service = {
  readonly listUrl: string;
  readonly pageSize: number;
  /** The page that an honest service returns. */
  page(url: URL): readonly Row[];
  /** All rows in their order. */
  all(): readonly Row[];
  readonly random: () => number;
  readonly requestCount: number;
};
type EndlessService = {
  readonly name: string;
  /** The length of the list in pages. The last one is five rows short. */
  readonly pages: number;
  /** The list's final state. `any`: the service withholds rows, so the sync only has to end. */
  readonly outcome: 'complete' | 'unconfirmed' | 'paused' | 'any';
  /** Whether a refresh receives the whole list, so that reading all of it is the minimum. */
  readonly ignoresFilter?: boolean;
  respond(url: URL, service: Service): Body;
};

const TOKEN = '$skiptoken';

function filterOf(url: URL): string {
  return url.searchParams.get('$filter') ?? '';
}

function without(url: URL, ...names: readonly string[]): URL {
  const changed = new URL(url);
  for (const name of names) changed.searchParams.delete(name);
  return changed;
}

/** Services whose responses suggest that there is always another page. */
const ENDLESS_SERVICES: readonly EndlessService[] = [
  {
    name: 'links its short last page to an empty one (microsoft-graph-docs#4897)',
    pages: 3,
    outcome: 'complete',
    respond(url, { page, pageSize, listUrl }) {
      if (url.searchParams.has(TOKEN)) return { value: [] };
      const value = page(url);
      return value.length < pageSize ? { value, '@odata.nextLink': `${listUrl}?${TOKEN}=end` } : { value };
    },
  },
  {
    name: 'links its last page to an empty one, and that to another, forever',
    pages: 3,
    outcome: 'unconfirmed',
    respond(url, { page, listUrl, requestCount }) {
      const value = url.searchParams.has(TOKEN) ? [] : page(url);
      return { value, '@odata.nextLink': `${listUrl}?${TOKEN}=${requestCount}` };
    },
  },
  {
    name: 'sends an empty text as the link of every page',
    pages: 3,
    outcome: 'complete',
    respond: (url, { page }) => ({ value: page(url), '@odata.nextLink': '' }),
  },
  {
    name: 'links every page to another origin',
    pages: 3,
    outcome: 'unconfirmed',
    respond: (url, { page }) => ({ value: page(url), '@odata.nextLink': 'https://elsewhere.example/api/incidents' }),
  },
  {
    name: 'lists in no known order and has five rows without an id in the overlap of two pages',
    pages: 3,
    outcome: 'complete',
    respond(url, { page, pageSize }) {
      const matching = without(url, '$skip');
      matching.searchParams.set('$top', '10000');
      const skip = Number(url.searchParams.get('$skip') ?? 0);
      const isBroken = (index: number) => filterOf(url) === '' && index >= pageSize - 5 && index < pageSize;
      const rows = shuffled(page(matching), randomFrom(7));
      const value = rows.map((row, index) => (isBroken(index) ? { broken: `row ${index}` } : row));
      return { value: value.slice(skip, skip + pageSize) };
    },
  },
  {
    name: 'pages by links only, which go in a circle',
    pages: 3,
    outcome: 'unconfirmed',
    ignoresFilter: true,
    respond(url, { all, pageSize, listUrl }) {
      const part = Number(url.searchParams.get(TOKEN) ?? 0);
      const value = all().slice(part * pageSize, (part + 1) * pageSize);
      return { value, '@odata.nextLink': `${listUrl}?${TOKEN}=${(part + 1) % 3}` };
    },
  },
  {
    name: 'sends its first page in another order each time',
    pages: 3,
    outcome: 'any',
    ignoresFilter: true,
    respond: (_url, { all, pageSize, random }) => ({ value: shuffled(all().slice(0, pageSize), random) }),
  },
  {
    name: 'sends random rows',
    pages: 3,
    outcome: 'any',
    ignoresFilter: true,
    respond: (_url, { all, pageSize, random }) => ({ value: shuffled(all(), random).slice(0, pageSize) }),
  },
  {
    name: 'sends its first and its second page in turn',
    pages: 3,
    outcome: 'any',
    ignoresFilter: true,
    respond(_url, { all, pageSize, requestCount }) {
      const start = (requestCount % 2) * pageSize;
      return { value: all().slice(start, start + pageSize) };
    },
  },
  {
    name: 'ignores the filter of a refresh',
    pages: 30,
    outcome: 'paused',
    ignoresFilter: true,
    respond(url, { page }) {
      const bound = filterOf(url)
        .split(' and ')
        .filter((condition) => !condition.includes(' ge '));
      const bare = without(url, '$filter');
      if (bound.length > 0) bare.searchParams.set('$filter', bound.join(' and '));
      return { value: page(bare) };
    },
  },
];

function shuffled<Item>(items: readonly Item[], random: () => number): readonly Item[] {
  return items
    .map((item) => ({ item, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}

const MAX_REQUESTS = 400;

/** An incident source over such a service, which is honest while `misbehaves` is false. */
function anEndlessSource(api: Api, kind: EndlessService) {
  const { pageSize } = DIALECTS[api];
  const listUrl = `${BASE_URLS[api]}${DIALECTS[api].listPath}`;
  const random = randomFrom(1);
  const state = { rows: xdrRows(kind.pages * pageSize - 5), misbehaves: true, requestCount: 0 };
  const page = (url: URL): readonly Row[] =>
    api === 'defender-xdr' ? xdrPage(url, state.rows).value : graphPage(url, state.rows).value;
  const all = () => {
    const url = new URL(listUrl);
    url.searchParams.set('$top', '10000');
    return page(url);
  };
  const abort = new AbortController();
  let now = Date.parse('2026-11-20T10:00:00Z');
  const clock = () => {
    now += 60_000;
    return epochMs(now);
  };
  const source = anIncidentSource(
    api,
    (input) => {
      const url = new URL(input);
      state.requestCount += 1;
      if (state.requestCount > MAX_REQUESTS) abort.abort();
      const { requestCount } = state;
      const body = state.misbehaves
        ? kind.respond(url, { listUrl, pageSize, page, all, random, requestCount })
        : { value: page(url) };
      return Promise.resolve(new Response(JSON.stringify(body)));
    },
    // The clock advances a minute per reading, so the rate limiter never delays a request.
    { clock },
  );
  let list: IncidentList = EMPTY_LIST;
  return {
    state,
    pageSize,
    list: () => list,
    /** The number of requests of one sync, and the error that ended it. */
    async sync() {
      const before = state.requestCount;
      let error: unknown = null;
      try {
        for await (const next of syncIncidents(list, source, abort.signal)) list = next;
      } catch (reason) {
        error = reason;
      }
      return { requests: state.requestCount - before, error };
    },
  };
}

function touchFirstRow(rows: ReturnType<typeof xdrRows>): ReturnType<typeof xdrRows> {
  return rows.map((row, index) =>
    index === Math.min(rows.length, 1_000) - 20 ? { ...row, lastUpdateTime: '2026-11-19T00:00:00.000Z' } : row,
  );
}

function expectOutcome(service: ReturnType<typeof anEndlessSource>, { outcome }: EndlessService, error: unknown): void {
  if (outcome === 'any') return;
  expect(error).toBeNull();
  const list = service.list();
  const progress = outcome === 'paused' ? 'paused' : 'complete';
  expect(list).toMatchObject({ progress, isEndUnconfirmed: outcome === 'unconfirmed' });
  const ids = list.incidents.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  const expected = progress === 'complete' ? service.state.rows.length - list.brokenRows.length : 1_000;
  expect(ids.length).toBeGreaterThanOrEqual(expected);
  const touched = list.incidents.find(({ lastUpdate }) => lastUpdate.raw === '2026-11-19T00:00:00.000Z');
  const isTouched = service.state.rows.some(({ lastUpdateTime }) => lastUpdateTime === '2026-11-19T00:00:00.000Z');
  expect(touched !== undefined).toBe(isTouched);
}

function budget(pages: number): number {
  return 2 * pages + 10;
}

/** The services without an end, for one dialect. */
export function testEndlessServices(api: Api): void {
  test.each(ENDLESS_SERVICES)('a sync of $name ends within its budget of requests', async (kind) => {
    const service = anEndlessSource(api, kind);
    const pages = Math.min(kind.pages, Math.ceil(1_000 / service.pageSize));
    const first = await service.sync();
    expect.soft(first.requests).toBeLessThanOrEqual(budget(pages));
    expectOutcome(service, kind, first.error);
    service.state.rows = touchFirstRow(service.state.rows);
    const refresh = await service.sync();
    expect.soft(refresh.requests).toBeLessThanOrEqual(budget(kind.ignoresFilter === true ? pages : 1));
    expectOutcome(service, kind, refresh.error);
  });

  test.each(ENDLESS_SERVICES)('a refresh ends when the service begins to misbehave in it: it $name', async (kind) => {
    const service = anEndlessSource(api, kind);
    service.state.misbehaves = false;
    const first = await service.sync();
    expect(first.error).toBeNull();
    const pages = Math.min(kind.pages, Math.ceil(1_000 / service.pageSize));
    service.state.rows = touchFirstRow(service.state.rows);
    service.state.misbehaves = true;
    const refresh = await service.sync();
    expect(refresh.requests).toBeLessThanOrEqual(budget(kind.ignoresFilter === true ? pages : 1));
  });
}
