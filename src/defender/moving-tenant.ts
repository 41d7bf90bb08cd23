import { expect, test } from 'vitest';
import type { Api } from '../entra/clouds.ts';
import { HttpError } from '../http/http-error.ts';
import type { Instant } from '../std/instant.ts';
import { DEFENDER_XDR } from './defender-xdr-dialect.ts';
import type { Dialect } from './dialect.ts';
import { GRAPH_SECURITY } from './graph-security-dialect.ts';
import { LATE_MS, type PageFetcher, readOn, UNREAD_LIST, withoutLimit } from './incident-reading.ts';
import type { OrderField, PageRequest } from './page-request.ts';
import { parsePage } from './parse-page.ts';

/** Moments in ticks of 100 ns, the services' own precision. Rows never change: an update is another row of the same id. */
type ModelRow = { readonly id: number; readonly created: number; readonly lastUpdate: number };
/** What was done to a row, and since when lists show it. */
type Change = { readonly row: ModelRow; readonly shownAt: number };
type ModelTenant = {
  readonly order: OrderField | 'id';
  readonly keyset: 'answers' | 'refuses' | 'ignores';
  readonly pace: 'calm' | 'busy';
  readonly pageSize: number;
  readonly removes: boolean;
};

/** Mulberry32: the same seed gives the same run. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const START_MS = Date.parse('2026-11-20T08:00:00Z');
const TICKS_PER_MS = 10_000;
const TICKS_PER_SECOND = 1_000 * TICKS_PER_MS;

function writtenMoment(ticks: number): string {
  const ms = START_MS + Math.floor(ticks / TICKS_PER_MS);
  return `${new Date(ms).toISOString().slice(0, 23)}${String(ticks % TICKS_PER_MS).padStart(4, '0')}Z`;
}

function ticksOf({ epochMs, raw }: Instant): number {
  return (epochMs - START_MS) * TICKS_PER_MS + Number(/\.\d{3}(\d{4})/.exec(raw)?.[1] ?? 0);
}

/**
 * A service whose incidents are made, updated and (where it does so) removed between any two calls, and which shows some
 * of that as much later as reading allows for.
 */
function aMovingTenant(service: ModelTenant, seed: number) {
  const random = randomFrom(seed);
  let ticks = 0;
  let nextId = 1;
  const rows = new Map<number, ModelRow>();
  const shown = new Map<number, ModelRow>();
  const late = new Set<ModelRow>();
  let hidden: readonly Change[] = [];
  let isLate = false;
  const tick = (mostSeconds: number) => {
    // Half of the moments tie with the one before.
    if (random() < 0.5) ticks += 1 + Math.floor(random() * mostSeconds * TICKS_PER_SECOND);
    return ticks;
  };
  const show = (row: ModelRow) => {
    const before = shown.get(row.id);
    if (rows.has(row.id) && (before === undefined || before.lastUpdate <= row.lastUpdate)) shown.set(row.id, row);
  };
  const put = (row: ModelRow) => {
    rows.set(row.id, row);
    if (!isLate || random() > 0.3) show(row);
    else {
      late.add(row);
      hidden = [...hidden, { row, shownAt: row.lastUpdate + Math.floor(random() * LATE_MS * TICKS_PER_MS) }];
    }
  };
  const showDue = () => {
    const due = hidden.filter((change) => change.shownAt <= ticks);
    if (due.length === 0) return;
    hidden = hidden.filter((change) => change.shownAt > ticks);
    for (const { row } of due) show(row);
  };
  const add = (now: number) => {
    put({ id: nextId, created: now, lastUpdate: now });
    nextId += 1;
  };
  const pick = () => [...rows.keys()][Math.floor(random() * rows.size)] ?? 1;
  const update = (id: number, now: number) => {
    const row = rows.get(id);
    if (row !== undefined) put({ ...row, lastUpdate: now });
  };
  const remove = (id: number) => {
    rows.delete(id);
    shown.delete(id);
  };
  const sorted = (isWanted: (row: ModelRow) => boolean): readonly ModelRow[] =>
    [...shown.values()].filter(isWanted).sort((a, b) => {
      const newer = service.order === 'id' ? 0 : b[service.order] - a[service.order];
      return newer === 0 ? b.id - a.id : newer;
    });
  const move = () => {
    // A call takes its time; now and then we are kept waiting for much longer.
    ticks += Math.floor((random() < 0.03 ? 180 : 2) * random() * TICKS_PER_SECOND) + 5_000;
    const most = service.pace === 'calm' ? 2 : 12;
    const events = Math.floor(random() * (most + 1));
    for (let event = 0; event < events; event += 1) {
      const kind = random();
      if (kind < 0.3) add(tick(0.1));
      else if (kind < 0.95 || !service.removes) update(pick(), tick(0.1));
      else remove(pick());
    }
    // Now and then something is done to many at once, all at the same moment.
    if (random() < 0.02) {
      const now = tick(0.1);
      for (let count = 0; count < service.pageSize * 1.5; count += 1) update(pick(), now);
    }
    // More at once, from the top, than two pages share.
    if (service.removes && random() < 0.15) for (const { id } of sorted(() => true).slice(0, 8)) remove(id);
    showDue();
  };

  for (let count = 0; count < 60 + Math.floor(random() * 80); count += 1) add(tick(600));
  for (let count = 0; count < 80; count += 1) update(pick(), tick(300));
  // A burst made at one moment, longer than a page.
  for (let count = 0; count < service.pageSize * 2; count += 1) add(ticks);
  isLate = true;
  for (let count = 0; count < 30; count += 1) add(tick(60));
  showDue();

  return {
    rows,
    /** What lists show now. */
    shown: (): readonly ModelRow[] => [...shown.values()],
    move,
    wasLate: (row: ModelRow) => late.has(row),
    /** Until all that is late is shown. */
    rest() {
      ticks += Math.ceil(LATE_MS * TICKS_PER_MS);
      showDue();
    },
    answer(request: PageRequest): readonly ModelRow[] | 'bad-request' {
      const kept = request.conditions.filter(({ operator }) => operator !== 'le' || service.keyset !== 'ignores');
      if (service.keyset === 'refuses' && kept.some(({ operator }) => operator === 'le')) return 'bad-request';
      const bounds = kept.map(({ field, operator, value }) => ({ field, operator, ticks: ticksOf(value) }));
      const matching = sorted((row) =>
        bounds.every(({ field, operator, ticks: bound }) =>
          operator === 'le' ? row[field] <= bound : row[field] >= bound,
        ),
      );
      return matching.slice(request.skip, request.skip + service.pageSize);
    },
  };
}

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
  const fetcher: PageFetcher = {
    circlingError: () => new Error('circling'),
    fetchPage(request) {
      calls += 1;
      const rows = model.answer(request);
      lastShown = model.shown();
      if (!isStill) model.move();
      if (rows === 'bad-request') return Promise.reject(aBadRequest());
      return Promise.resolve({
        rows: rows.flatMap((row) => parse(row)?.rows ?? []),
        brokenRows: [],
        hasMore: rows.length >= service.pageSize,
        nextLink: null,
        alertsIncluded: true,
      });
    },
  };
  const signal = new AbortController().signal;
  let list = withoutLimit(UNREAD_LIST);
  const read = async () => {
    const before = new Set(model.shown());
    for await (const next of readOn(list, fetcher, signal)) list = next;
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
    context: { tenantId: 't-1', operation: 'list-incidents', origin: 'https://api.security.microsoft.com' },
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

type Kind = Pick<ModelTenant, 'keyset' | 'removes'> & { readonly orders: readonly ModelTenant['order'][] };

const PACES = ['calm', 'busy'] as const;
const BOTH_ORDERS = ['created', 'lastUpdate'] as const;
const KINDS: readonly Kind[] = [
  { keyset: 'answers', removes: false, orders: BOTH_ORDERS },
  { keyset: 'refuses', removes: false, orders: BOTH_ORDERS },
  { keyset: 'ignores', removes: false, orders: BOTH_ORDERS },
  { keyset: 'answers', removes: true, orders: [...BOTH_ORDERS, 'id'] },
  { keyset: 'refuses', removes: true, orders: BOTH_ORDERS },
];

/** The cases of the paging law for one dialect, to be run in a test file of its own. */
export function testMovingTenants(api: Api): void {
  test.each(KINDS)(
    `a ${api} service that $keyset the keyset filter, lists by one of $orders and removes rows ($removes): 0 lost, 0 doubled in ${RUNS} runs`,
    async ({ keyset, removes, orders }) => {
      let upToDate = 0;
      let calls = 0;
      let ideal = 0;
      for (let seed = 1; seed <= RUNS; seed += 1) {
        const order = orders[seed % orders.length] ?? 'created';
        const pace = PACES[Math.floor(seed / orders.length) % PACES.length] ?? 'busy';
        const run = await readWhileMoving({ order, keyset, pace, pageSize: 25, removes }, api, seed);
        expect({ seed, ...run.mistakes }).toEqual({ seed, brokenPromises: 0, lost: 0, stale: 0, doubled: 0 });
        expect(run.list.reading).toBe('complete');
        if (order !== 'id') expect(run.list.pagingMode).toBe(keyset === 'answers' ? 'keyset' : 'skip');
        upToDate += run.isUpToDate ? 1 : 0;
        calls += run.readCalls;
        ideal += run.idealCalls;
      }
      // Not in every run: more rows changed at one moment than a page holds cannot be had in one answer.
      expect(upToDate / RUNS).toBeGreaterThan(0.9);
      expect(calls / ideal).toBeLessThan(2.5);
    },
    300_000,
  );
}
