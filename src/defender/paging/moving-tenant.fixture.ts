import type { Instant } from '../../std/instant.ts';
import type { OrderField, PageRequest } from '../model/response-page.ts';
import { LATE_MS } from './incident-sync.ts';

/** Moments are in ticks of 100 ns, the precision of the services. Rows are immutable: an update is another row with the same id. */
export type ModelRow = { readonly id: number; readonly created: number; readonly lastUpdate: number };
/** A change to a row, and when lists begin to show it. */
type Change = { readonly row: ModelRow; readonly shownAt: number };
export type ModelTenant = {
  readonly order: OrderField | 'id';
  readonly keyset: 'accepts' | 'refuses' | 'ignores';
  readonly pace: 'calm' | 'busy';
  readonly pageSize: number;
  readonly removes: boolean;
};

/** Mulberry32: the same seed gives the same run. */
export function randomFrom(seed: number): () => number {
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

export function writtenMoment(ticks: number): string {
  const ms = START_MS + Math.floor(ticks / TICKS_PER_MS);
  return `${new Date(ms).toISOString().slice(0, 23)}${String(ticks % TICKS_PER_MS).padStart(4, '0')}Z`;
}

export function ticksOf({ epochMs, raw }: Instant): number {
  return (epochMs - START_MS) * TICKS_PER_MS + Number(/\.\d{3}(\d{4})/.exec(raw)?.[1] ?? 0);
}

/**
 * A service whose incidents are created, updated and, if it does so, removed between requests, and which shows some of
 * these changes as late as the sync allows for.
 */
export function aMovingTenant(service: ModelTenant, seed: number) {
  const random = randomFrom(seed);
  let ticks = 0;
  let nextId = 1;
  const rows = new Map<number, ModelRow>();
  const shown = new Map<number, ModelRow>();
  const late = new Set<ModelRow>();
  let hidden: readonly Change[] = [];
  let isLate = false;
  const tick = (mostSeconds: number) => {
    // Half of the moments equal the previous one.
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
    // A request takes a while, and sometimes much longer.
    ticks += Math.floor((random() < 0.03 ? 180 : 2) * random() * TICKS_PER_SECOND) + 5_000;
    const most = service.pace === 'calm' ? 2 : 12;
    const events = Math.floor(random() * (most + 1));
    for (let event = 0; event < events; event += 1) {
      const kind = random();
      if (kind < 0.3) add(tick(0.1));
      else if (kind < 0.95 || !service.removes) update(pick(), tick(0.1));
      else remove(pick());
    }
    // Sometimes many rows are updated at the same moment.
    if (random() < 0.02) {
      const now = tick(0.1);
      for (let count = 0; count < service.pageSize * 1.5; count += 1) update(pick(), now);
    }
    // Removes more rows from the top than two pages share.
    if (service.removes && random() < 0.15) for (const { id } of sorted(() => true).slice(0, 8)) remove(id);
    showDue();
  };

  for (let count = 0; count < 60 + Math.floor(random() * 80); count += 1) add(tick(600));
  for (let count = 0; count < 80; count += 1) update(pick(), tick(300));
  // More rows created at one moment than a page holds.
  for (let count = 0; count < service.pageSize * 2; count += 1) add(ticks);
  isLate = true;
  for (let count = 0; count < 30; count += 1) add(tick(60));
  showDue();

  return {
    rows,
    /** The rows that lists show now. */
    shown: (): readonly ModelRow[] => [...shown.values()],
    move,
    wasLate: (row: ModelRow) => late.has(row),
    /** Advances the clock until every late change is shown. */
    rest() {
      ticks += Math.ceil(LATE_MS * TICKS_PER_MS);
      showDue();
    },
    respond(request: PageRequest): readonly ModelRow[] | 'bad-request' {
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
