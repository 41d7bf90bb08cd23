import type { Instant } from '../../std/instant.ts';
import { MINUTE_MS } from '../../std/time.ts';
import { compareInstants, earlierBy, earliestOf, latestOf } from '../model/instant-order.ts';
import type { ResponsePage } from '../model/response-page.ts';
import type { IncidentList, SyncCursor } from './incident-list.ts';
import { mergeBrokenRows, mergeIncidents } from './merge-incidents.ts';
import { createPagePrefetch, type PageFetcher } from './page-prefetch.ts';
import { type PageWalk, startWalk } from './page-walk.ts';

/** Reading goes on by itself up to this many incidents. */
const READING_LIMIT = 1_000;

/** A tenant that changes faster than we read is left after so many rounds, complete as of the last but one. */
const MOST_ROUNDS = 8;

/** Where one page never comes with alerts, each refresh would read the whole list again. */
const MOST_REREADS = 3;

/** So much later than its own time a change may become visible: a refresh asks for changes from that much before the last one. */
export const LATE_MS = 2 * MINUTE_MS;

/** A list of which nothing is read yet. */
export const EMPTY_LIST: IncidentList = {
  incidents: [],
  progress: 'loading',
  pagingMode: 'keyset',
  orderedBy: null,
  oldest: null,
  completeAsOf: null,
  brokenRows: [],
  alertsIncluded: true,
  syncCursor: {
    walk: startWalk({ base: [] }),
    watermark: null,
    lateWatermark: null,
    limit: READING_LIMIT,
    hadAlerts: true,
    rereads: 0,
    reread: null,
  },
};

/** The same list, to be read on beyond the limit. */
export function withoutLimit(list: IncidentList): IncidentList {
  const progress = list.progress === 'complete' ? 'complete' : 'loading';
  return { ...list, progress, syncCursor: { ...list.syncCursor, limit: Number.POSITIVE_INFINITY } };
}

/** The same list, not to be read on by itself: as if the limit had been reached. */
export function pausedList(list: IncidentList): IncidentList {
  if (list.progress === 'complete') return list;
  // What was read beyond the limit is still to be read again for alerts.
  const limit = Math.max(READING_LIMIT, list.incidents.length);
  return { ...list, progress: 'paused', syncCursor: { ...list.syncCursor, limit } };
}

/**
 * Reads on from where the list stands and gives the list after every page: down to the end or the limit, then what
 * changed meanwhile, again and again until the changes fit into one page, which is one snapshot. A list that was
 * read before only gets its changes, those among them that became visible up to two minutes late; one that lacks alerts
 * is read anew once the service gives them again, and says until that ends what it said before, but for its rows. Loses
 * nothing while incidents are made and updated under it; whatever it throws (the fetcher's error), the last list it gave
 * can be read on.
 */
export async function* syncIncidents(
  list: IncidentList,
  fetcher: PageFetcher,
  signal: AbortSignal,
): AsyncGenerator<IncidentList, void> {
  fetcher.beginSync();
  let current = list;
  for await (const next of readOnce(list, fetcher, signal)) {
    current = next;
    yield current;
  }
  const { hadAlerts, rereads } = current.syncCursor;
  const isWorthIt = !list.alertsIncluded && !current.alertsIncluded && hadAlerts && rereads < MOST_REREADS;
  if (isWorthIt) yield* readOnce(unreadAgain(current), fetcher, signal);
}

async function* readOnce(
  list: IncidentList,
  fetcher: PageFetcher,
  signal: AbortSignal,
): AsyncGenerator<IncidentList, void> {
  let current = restartedIfCircling(list);
  let pages = 0;
  const ahead = createPagePrefetch(fetcher, signal);
  try {
    while (isUnderWay(current) && current.syncCursor.walk.state !== 'done' && !isFull(current)) {
      const step = await ahead.next(current.syncCursor.walk, current.syncCursor.limit);
      const watermark = current.syncCursor.watermark ?? newestUpdate(step.page);
      current = withWalk(withPage(current, step.page), step.walk, watermark);
      pages += 1;
      yield current;
    }
  } finally {
    ahead.stop();
  }
  const isSnapshot = pages === 1 && list.syncCursor.watermark === null && current.syncCursor.walk.state === 'done';
  if (isSnapshot) current = { ...current, completeAsOf: current.syncCursor.watermark };
  else {
    for await (const caughtUp of catchUp(current, fetcher, signal)) {
      current = caughtUp;
      yield current;
    }
  }
  yield ended(current);
}

async function* catchUp(
  list: IncidentList,
  fetcher: PageFetcher,
  signal: AbortSignal,
): AsyncGenerator<IncidentList, void> {
  let current = list;
  for (let round = 1; round <= MOST_ROUNDS; round += 1) {
    const from = current.syncCursor.watermark;
    const before = current.incidents;
    let walk = round === 1 ? refreshWalk(current.syncCursor) : deltaWalk(current.syncCursor.walk, from);
    let next: Instant | null = null;
    let pages = 0;
    const ahead = createPagePrefetch(fetcher, signal);
    try {
      while (walk.state !== 'done') {
        const step = await ahead.next(walk, Number.POSITIVE_INFINITY);
        walk = step.walk;
        current = withPage(current, step.page);
        // Only the first page counts: what changes while the others are read must be found in the next round.
        if (pages === 0) next = latestOf([from, newestUpdate(step.page)]);
        pages += 1;
        yield current;
      }
    } finally {
      ahead.stop();
    }
    const { syncCursor } = current;
    // Not that of later rounds: what became visible while they went on may be older than them by all they took.
    const lateWatermark = round === 1 ? next : syncCursor.lateWatermark;
    current = { ...current, completeAsOf: next, syncCursor: { ...syncCursor, watermark: next, lateWatermark } };
    const isStill = current.incidents === before && isSameMoment(from, next);
    if (pages <= 1 || isStill) break;
  }
  yield current;
}

/** The walk that a refresh begins with: over what changed, and what may only now be visible of what changed before. */
export function refreshWalk({ walk, watermark, lateWatermark }: SyncCursor): PageWalk {
  return deltaWalk(walk, earlierBy(LATE_MS, lateWatermark ?? watermark));
}

/** The walk over what changed from a moment on, knowing what the last walk learnt about the service. */
function deltaWalk(walk: PageWalk, from: Instant | null): PageWalk {
  const mode = walk.mode === 'link' ? 'skip' : walk.mode;
  return startWalk({
    base: from === null ? [] : [{ field: 'lastUpdate', operator: 'ge', value: from }],
    known: { ...walk, mode },
  });
}

/** Where the service went in circles, what was thought of its order is worth nothing: from the top, keeping the rows. */
function restartedIfCircling(list: IncidentList): IncidentList {
  if (list.syncCursor.walk.state !== 'circling') return list;
  return withWalk(list, startWalk({ base: [] }), list.syncCursor.watermark);
}

/** The list with the rows it has, to be read from the top as far as it was, for the alerts they lack. */
function unreadAgain(list: IncidentList): IncidentList {
  const { walk, watermark, lateWatermark, limit, rereads } = list.syncCursor;
  // Rows that changes brought may lie further down than the list is read again: those changes are read again.
  const brought = list.incidents.flatMap(({ id, lastUpdate }) => (walk.walked.has(id) ? [] : lastUpdate));
  const syncCursor: SyncCursor = {
    ...list.syncCursor,
    lateWatermark: earliestOf([lateWatermark ?? watermark, ...brought]),
    rereads: rereads + 1,
    reread: { hadAlerts: true },
    limit: list.progress === 'complete' ? Number.POSITIVE_INFINITY : Math.max(limit, list.incidents.length),
  };
  return withWalk({ ...list, syncCursor }, startWalk({ base: [] }), watermark);
}

function isUnderWay({ progress, syncCursor }: IncidentList): boolean {
  return progress === 'loading' || syncCursor.reread !== null;
}

function ended(list: IncidentList): IncidentList {
  const { walk, watermark, reread } = list.syncCursor;
  const progress = walk.state === 'done' ? 'complete' : 'paused';
  const alertsIncluded = reread?.hadAlerts ?? list.alertsIncluded;
  return withWalk(
    { ...list, progress, alertsIncluded, syncCursor: { ...list.syncCursor, reread: null } },
    walk,
    watermark,
  );
}

function withPage(list: IncidentList, page: ResponsePage): IncidentList {
  const { reread } = list.syncCursor;
  return {
    ...list,
    incidents: mergeIncidents(
      list.incidents,
      page.rows.map((row) => row.incident),
    ),
    brokenRows: mergeBrokenRows(list.brokenRows, page.brokenRows),
    alertsIncluded: list.alertsIncluded && page.alertsIncluded,
    syncCursor: {
      ...list.syncCursor,
      hadAlerts: page.alertsIncluded,
      reread: reread === null ? null : { hadAlerts: reread.hadAlerts && page.alertsIncluded },
    },
  };
}

function withWalk(list: IncidentList, walk: PageWalk, watermark: Instant | null): IncidentList {
  const syncCursor = { ...list.syncCursor, walk, watermark };
  if (syncCursor.reread !== null) return { ...list, syncCursor };
  return {
    ...list,
    pagingMode: walk.mode === 'skip' || walk.mode === 'link' ? 'skip' : 'keyset',
    orderedBy: walk.orderField,
    oldest: walk.reached,
    syncCursor,
  };
}

function isFull({ syncCursor }: IncidentList): boolean {
  return syncCursor.walk.walked.size >= syncCursor.limit;
}

function newestUpdate(page: ResponsePage): Instant | null {
  return latestOf(page.rows.map((row) => row.lastUpdate));
}

function isSameMoment(a: Instant | null, b: Instant | null): boolean {
  return a !== null && b !== null && compareInstants(a, b) === 0;
}
