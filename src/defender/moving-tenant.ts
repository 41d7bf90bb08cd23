import { expect, test } from 'vitest';
import type { Api } from '../entra/clouds.ts';
import { HttpError } from '../http/http-error.ts';
import type { Instant } from '../std/instant.ts';
import { DEFENDER_XDR } from './defender-xdr-dialect.ts';
import type { Dialect } from './dialect.ts';
import { GRAPH_SECURITY } from './graph-security-dialect.ts';
import { type PageFetcher, readOn, UNREAD_LIST, withoutLimit } from './incident-reading.ts';
import type { OrderField, PageRequest } from './page-request.ts';
import { parsePage } from './parse-page.ts';

/** Moments in ticks of 100 ns, the services' own precision. */
type ModelRow = { readonly id: number; readonly created: number; readonly lastUpdate: number };
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

function writtenMoment(ticks: number): string {
  const ms = START_MS + Math.floor(ticks / 10_000);
  return `${new Date(ms).toISOString().slice(0, 23)}${String(ticks % 10_000).padStart(4, '0')}Z`;
}

function ticksOf({ epochMs, raw }: Instant): number {
  return (epochMs - START_MS) * 10_000 + Number(raw.slice(23, 27));
}

/** A service whose incidents are made, updated and (where it does so) removed between any two calls. */
function aMovingTenant(service: ModelTenant, seed: number) {
  const random = randomFrom(seed);
  let ticks = 0;
  let nextId = 1;
  const rows = new Map<number, ModelRow>();
  const tick = () => {
    // Half of the moments tie with the one before.
    if (random() < 0.5) ticks += 1 + Math.floor(random() * 30_000);
    return ticks;
  };
  const add = () => {
    const now = tick();
    rows.set(nextId, { id: nextId, created: now, lastUpdate: now });
    nextId += 1;
  };
  const pick = () => [...rows.keys()][Math.floor(random() * rows.size)] ?? 1;
  const update = (id: number) => {
    const row = rows.get(id);
    if (row !== undefined) rows.set(id, { ...row, lastUpdate: tick() });
  };
  const move = () => {
    ticks += 5_000;
    const most = service.pace === 'calm' ? 2 : 12;
    const events = Math.floor(random() * (most + 1));
    for (let event = 0; event < events; event += 1) {
      const kind = random();
      if (kind < 0.3) add();
      else if (kind < 0.95 || !service.removes) update(pick());
      else rows.delete(pick());
    }
    // Now and then something is done to many at once, all at the same moment.
    if (random() < 0.02) {
      const now = tick();
      for (let count = 0; count < service.pageSize * 1.5; count += 1) {
        const row = rows.get(pick());
        if (row !== undefined) rows.set(row.id, { ...row, lastUpdate: now });
      }
    }
  };
  for (let count = 0; count < 60 + Math.floor(random() * 80); count += 1) add();
  for (let count = 0; count < 80; count += 1) update(pick());
  // A burst made at one moment, longer than a page.
  const burst = ticks;
  for (let count = 0; count < service.pageSize * 2; count += 1) {
    rows.set(nextId, { id: nextId, created: burst, lastUpdate: burst });
    nextId += 1;
  }
  for (let count = 0; count < 30; count += 1) add();

  const sorted = (): readonly ModelRow[] =>
    [...rows.values()].sort((a, b) => {
      const newer = service.order === 'id' ? 0 : b[service.order] - a[service.order];
      return newer === 0 ? b.id - a.id : newer;
    });
  const removeSome = () => {
    if (!service.removes || random() > 0.15) return;
    // More at once, from the top, than two pages share.
    for (const { id } of sorted().slice(0, 8)) rows.delete(id);
  };
  return {
    rows,
    move: () => {
      move();
      removeSome();
    },
    answer(request: PageRequest): readonly ModelRow[] | 'bad-request' {
      const kept = request.conditions.filter(({ operator }) => operator !== 'le' || service.keyset !== 'ignores');
      if (service.keyset === 'refuses' && kept.some(({ operator }) => operator === 'le')) return 'bad-request';
      const bounds = kept.map(({ field, operator, value }) => ({ field, operator, ticks: ticksOf(value) }));
      const matching = sorted().filter((row) =>
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
  let still = false;
  let lastAnswer = new Map<number, string>();
  const fetcher: PageFetcher = {
    circlingError: () => new Error('circling'),
    fetchPage(request) {
      calls += 1;
      const rows = model.answer(request);
      lastAnswer = new Map([...model.rows.values()].map((row) => [row.id, writtenMoment(row.lastUpdate)]));
      if (!still) model.move();
      if (rows === 'bad-request') return Promise.reject(aBadRequest());
      const page = parsePage(dialect, { value: rows.map(write) }, 't-1');
      if (page === null) return Promise.reject(new Error('unreadable'));
      return Promise.resolve({
        ...page,
        hasMore: page.rowCount >= service.pageSize,
        nextLink: null,
        alertsIncluded: true,
      });
    },
  };
  let list = withoutLimit(UNREAD_LIST);
  const signal = new AbortController().signal;
  for await (const next of readOn(list, fetcher, signal)) list = next;
  const readCalls = calls;
  const readList = list;
  const read = new Map(list.incidents.map((incident) => [Number(incident.id), incident.lastUpdate.raw]));
  const missing = [...lastAnswer].filter(([id, lastUpdate]) => read.get(id) !== lastUpdate);
  const promised = list.completeAsOf?.raw ?? '';
  // What changed after the last answer is the next refresh's to find: let the service rest and refresh once.
  still = true;
  for await (const next of readOn(list, fetcher, signal)) list = next;
  const shown = new Map(list.incidents.map((incident) => [Number(incident.id), incident.lastUpdate.raw]));
  const truth = [...model.rows.values()];
  return {
    list: readList,
    readCalls,
    /** Whether the list was the service as it was at its last answer. */
    isUpToDate: missing.length === 0,
    idealCalls: Math.ceil(truth.length / service.pageSize),
    mistakes: {
      brokenPromises: missing.filter(([, lastUpdate]) => lastUpdate < promised).length,
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
const RUNS_OF_ODD_TENANTS = 200;

/** The cases of the paging law for one dialect, to be run in a test file of its own. */
export function testMovingTenants(api: Api): void {
  const cells = (['created', 'lastUpdate'] as const).flatMap((order) =>
    (['answers', 'refuses'] as const).flatMap((keyset) =>
      (['calm', 'busy'] as const).map((pace) => ({ order, keyset, pace })),
    ),
  );

  test.each(cells)(
    `a ${api} service that lists by $order, $keyset the keyset filter and is $pace: 0 lost, 0 doubled in ${RUNS} runs`,
    async ({ order, keyset, pace }) => {
      let upToDate = 0;
      let calls = 0;
      let ideal = 0;
      for (let seed = 1; seed <= RUNS; seed += 1) {
        const run = await readWhileMoving({ order, keyset, pace, pageSize: 25, removes: false }, api, seed);
        expect({ seed, ...run.mistakes }).toEqual({ seed, brokenPromises: 0, lost: 0, stale: 0, doubled: 0 });
        expect(run.list.pagingMode).toBe(keyset === 'answers' ? 'keyset' : 'skip');
        expect(run.list.reading).toBe('complete');
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

  test.each([
    { order: 'created', keyset: 'refuses', pace: 'busy', removes: true },
    { order: 'lastUpdate', keyset: 'refuses', pace: 'busy', removes: true },
    { order: 'created', keyset: 'answers', pace: 'busy', removes: true },
    { order: 'lastUpdate', keyset: 'answers', pace: 'busy', removes: true },
    { order: 'created', keyset: 'ignores', pace: 'busy', removes: false },
    { order: 'lastUpdate', keyset: 'ignores', pace: 'calm', removes: false },
    { order: 'id', keyset: 'answers', pace: 'busy', removes: true },
  ] as const)(
    `a ${api} service that lists by $order, $keyset the keyset filter, is $pace and removes rows ($removes): 0 lost`,
    async (service) => {
      for (let seed = 1; seed <= RUNS_OF_ODD_TENANTS; seed += 1) {
        const run = await readWhileMoving({ ...service, pageSize: 25 }, api, seed);
        expect({ seed, ...run.mistakes }).toEqual({ seed, brokenPromises: 0, lost: 0, stale: 0, doubled: 0 });
      }
    },
    300_000,
  );
}
