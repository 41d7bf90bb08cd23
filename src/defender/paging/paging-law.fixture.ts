import { expect, test } from 'vitest';
import type { Api } from '../../entra/clouds.ts';
import { HttpError } from '../../http/http-error.ts';
import { DEFENDER_XDR } from '../dialects/defender-xdr-dialect.ts';
import type { Dialect } from '../dialects/dialect.ts';
import { GRAPH_SECURITY } from '../dialects/graph-security-dialect.ts';
import { parsePage } from '../dialects/parse-page.ts';
import type { PageRequest } from '../model/response-page.ts';
import { EMPTY_LIST, syncIncidents, withoutLimit } from './incident-sync.ts';
import {
  aMovingTenant,
  type ModelRow,
  type ModelTenant,
  randomFrom,
  ticksOf,
  writtenMoment,
} from './moving-tenant.fixture.ts';
import type { PageFetcher } from './page-prefetch.ts';

const DIALECTS: { readonly [Name in Api]: { dialect: Dialect; write: (row: ModelRow) => object } } = {
  'defender-xdr': {
    dialect: DEFENDER_XDR,
    write: (row: ModelRow) => ({
      incidentId: row.id,
      createdTime: writtenMoment(row.created),
      lastUpdateTime: writtenMoment(row.lastUpdate),
    }),
  },
  'graph-security': {
    dialect: GRAPH_SECURITY,
    write: (row: ModelRow) => ({
      id: String(row.id),
      createdDateTime: writtenMoment(row.created),
      lastUpdateDateTime: writtenMoment(row.lastUpdate),
    }),
  },
};

type Answer = readonly ModelRow[] | 'bad-request';

/** Any number of calls under way: whose turn it is to be answered, and whose answer arrives next, is chance. */
function aWire(seed: number, answer: (request: PageRequest) => Answer) {
  const random = randomFrom(-seed);
  // What each call under way waits for: first its answer, then its arrival.
  const underWay = new Map<PageRequest, () => void>();
  let widest = 0;
  let isRunning = false;
  const run = async () => {
    isRunning = true;
    while (underWay.size > 0) {
      // Until whoever reads can do nothing but wait.
      await new Promise((resolve) => setImmediate(resolve));
      [...underWay.values()][Math.floor(random() * underWay.size)]?.();
    }
    isRunning = false;
  };
  return {
    widest: () => widest,
    ask: (request: PageRequest, signal: AbortSignal) =>
      new Promise<Answer>((resolve, reject) => {
        const leave = () => {
          underWay.delete(request);
          signal.removeEventListener('abort', abort);
        };
        const abort = () => {
          leave();
          reject(new Error('aborted'));
        };
        signal.addEventListener('abort', abort);
        underWay.set(request, () => {
          const answered = answer(request);
          underWay.set(request, () => {
            leave();
            resolve(answered);
          });
        });
        widest = Math.max(widest, underWay.size);
        if (!isRunning) void run();
      }),
  };
}

async function readWhileMoving(service: ModelTenant, api: Api, seed: number) {
  const model = aMovingTenant(service, seed);
  const { dialect, write } = DIALECTS[api];
  let calls = 0;
  let isStill = false;
  let lastShown: readonly ModelRow[] = [];
  const parsed = new Map<ModelRow, ReturnType<typeof parsePage>>();
  const parse = (row: ModelRow) => {
    const known = parsed.get(row);
    if (known !== undefined) return known;
    const page = parsePage(dialect, { value: [write(row)] }, 't-1');
    parsed.set(row, page);
    return page;
  };
  const wire = aWire(seed, (request) => {
    const rows = model.answer(request);
    lastShown = model.shown();
    if (!isStill) model.move();
    return rows;
  });
  const fetcher: PageFetcher = {
    beginSync: () => undefined,
    createStuckError: () => new Error('circling'),
    async fetchPage(request, signal) {
      calls += 1;
      const rows = await wire.ask(request, signal);
      if (rows === 'bad-request') throw aBadRequest();
      return {
        rows: rows.flatMap((row) => parse(row)?.rows ?? []),
        brokenRows: [],
        isFull: rows.length >= service.pageSize,
        hasLink: false,
        nextLink: null,
        alertsIncluded: true,
      };
    },
  };
  const signal = new AbortController().signal;
  let list = withoutLimit(EMPTY_LIST);
  const read = async () => {
    const before = new Set(model.shown());
    for await (const next of syncIncidents(list, fetcher, signal)) list = next;
    const had = new Map(list.incidents.map((incident) => [Number(incident.id), incident.lastUpdate.raw]));
    const missing = lastShown.filter((row) => had.get(row.id) !== writtenMoment(row.lastUpdate));
    const promised = list.completeAsOf === null ? 0 : ticksOf(list.completeAsOf);
    // What is shown late while reading is the next reading's to find.
    const wereDue = missing.filter((row) => before.has(row) || !model.wasLate(row));
    return {
      isUpToDate: missing.every((row) => model.wasLate(row)),
      brokenPromises: wereDue.filter((row) => row.lastUpdate < promised).length,
    };
  };
  const first = await read();
  const readCalls = calls;
  const readList = list;
  // Somebody has the list refreshed while the service goes on; at last it rests.
  for (let count = 0; count < 3; count += 1) model.move();
  const second = await read();
  model.rest();
  isStill = true;
  const third = await read();
  const shown = new Map(list.incidents.map((incident) => [Number(incident.id), incident.lastUpdate.raw]));
  const truth = [...model.rows.values()];
  return {
    list: readList,
    readCalls,
    widest: wire.widest(),
    /** Whether the list was the service as it was at its last answer, but for what it showed late. */
    isUpToDate: first.isUpToDate,
    idealCalls: Math.ceil(truth.length / service.pageSize),
    mistakes: {
      brokenPromises: first.brokenPromises + second.brokenPromises + third.brokenPromises,
      lost: truth.filter((row) => !shown.has(row.id)).length,
      stale: truth.filter((row) => shown.has(row.id) && shown.get(row.id) !== writtenMoment(row.lastUpdate)).length,
      doubled: list.incidents.length - shown.size,
    },
  };
}

function aBadRequest(): HttpError {
  return new HttpError({
    code: 'bad-request',
    context: {
      kind: 'user',
      tenantId: 't-1',
      operation: 'list-incidents',
      origin: 'https://api.security.microsoft.com',
    },
    status: 400,
    apiCode: 'ODataError',
    apiMessage: null,
    requestId: null,
    retryAt: null,
    requiredPermissions: [],
    claims: null,
  });
}

const RUNS = 1_000;

type Kind = Pick<ModelTenant, 'keyset' | 'removes'> & {
  readonly orders: readonly ModelTenant['order'][];
  /** For every page's worth of rows. Tenants of ten short pages: what is asked for behind the end weighs much. */
  readonly mostCalls: number;
};

const PACES = ['calm', 'busy'] as const;
const BOTH_ORDERS = ['created', 'lastUpdate'] as const;
const KINDS: readonly Kind[] = [
  { keyset: 'answers', removes: false, orders: BOTH_ORDERS, mostCalls: 2.75 },
  { keyset: 'refuses', removes: false, orders: BOTH_ORDERS, mostCalls: 2.75 },
  { keyset: 'ignores', removes: false, orders: BOTH_ORDERS, mostCalls: 2.75 },
  { keyset: 'answers', removes: true, orders: [...BOTH_ORDERS, 'id'], mostCalls: 3.25 },
  { keyset: 'refuses', removes: true, orders: BOTH_ORDERS, mostCalls: 4 },
];

/** The cases of the paging law for one dialect, to be run in a test file of its own. */
export function testMovingTenants(api: Api): void {
  test.each(KINDS)(
    `a ${api} service that $keyset the keyset filter, lists by one of $orders and removes rows ($removes): 0 lost, 0 doubled in ${RUNS} runs`,
    async ({ keyset, removes, orders, mostCalls }) => {
      let upToDate = 0;
      let widest = 0;
      let calls = 0;
      let ideal = 0;
      for (let seed = 1; seed <= RUNS; seed += 1) {
        const order = orders[seed % orders.length] ?? 'created';
        const pace = PACES[Math.floor(seed / orders.length) % PACES.length] ?? 'busy';
        const run = await readWhileMoving({ order, keyset, pace, pageSize: 25, removes }, api, seed);
        expect({ seed, ...run.mistakes }).toEqual({ seed, brokenPromises: 0, lost: 0, stale: 0, doubled: 0 });
        expect(run.list.progress).toBe('complete');
        if (order !== 'id') expect(run.list.pagingMode).toBe(keyset === 'answers' ? 'keyset' : 'skip');
        upToDate += run.isUpToDate ? 1 : 0;
        calls += run.readCalls;
        widest = Math.max(widest, run.widest);
        ideal += run.idealCalls;
      }
      // Not in every run: more rows changed at one moment than a page holds cannot be had in one answer.
      expect(upToDate / RUNS).toBeGreaterThan(0.9);
      expect(calls / ideal).toBeLessThan(mostCalls);
      expect(widest).toBe(4);
    },
    300_000,
  );
}
