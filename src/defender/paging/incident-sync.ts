import type { Instant } from '../../std/instant.ts';
import { MINUTE_MS } from '../../std/time.ts';
import { compareInstants, earlierBy, earliestOf, latestOf } from '../model/instant-order.ts';
import type { ResponsePage } from '../model/response-page.ts';
import type { IncidentList, SyncCursor } from './incident-list.ts';
import { mergeBrokenRows, mergeIncidents } from './merge-incidents.ts';
import { createPagePrefetch, type PageFetcher } from './page-prefetch.ts';
import { type PageWalk, startWalk } from './page-walk.ts';

/** A sync loads this many incidents and then pauses. */
const INITIAL_LIMIT = 1_000;

/** In a tenant that changes faster than it can be read, catching up ends after this many rounds. */
const MAX_CATCH_UP_ROUNDS = 8;

/** If one page never includes alerts, every refresh would otherwise read the whole list again. */
const MAX_REREADS = 3;

/** A refresh reads the list again if the service ignores its filter: to the end of the list, but at most this many rows. */
const MAX_REFRESHED_ROWS = 1.5 * INITIAL_LIMIT;

/** A change may become visible this much later than its own time, so a refresh goes back this far before the watermark. */
export const LATE_MS = 2 * MINUTE_MS;

/** A list before its first sync. */
export const EMPTY_LIST: IncidentList = {
  incidents: [],
  progress: 'loading',
  pagingMode: 'keyset',
  orderedBy: null,
  oldest: null,
  completeAsOf: null,
  brokenRows: [],
  isEndUnconfirmed: false,
  alertsIncluded: true,
  syncCursor: {
    walk: startWalk({ base: [] }),
    watermark: null,
    lateWatermark: null,
    limit: INITIAL_LIMIT,
    hadAlerts: true,
    rereads: 0,
    reread: null,
  },
};

/** The same list, to be loaded beyond the limit. */
export function withoutLimit(list: IncidentList): IncidentList {
  const progress = list.progress === 'complete' ? 'complete' : 'loading';
  return { ...list, progress, syncCursor: { ...list.syncCursor, limit: Number.POSITIVE_INFINITY } };
}

/** The same list, paused as if the limit had been reached. */
export function pausedList(list: IncidentList): IncidentList {
  if (list.progress === 'complete') return list;
  // Rows beyond the initial limit may still have to be read again for alerts.
  const limit = Math.max(INITIAL_LIMIT, list.incidents.length);
  return { ...list, progress: 'paused', syncCursor: { ...list.syncCursor, limit } };
}

/**
 * Continues a list from where its last sync stopped and yields it after every page: first down to the end or the limit,
 * then the changes made meanwhile, round after round until they fit into one page, which is one snapshot. For a loaded
 * list it reads only the changes, including those that became visible up to two minutes late. A list that lacks alerts is
 * read again once the service includes them; until that ends, only its rows change. Loses nothing while incidents
 * are created and updated, and always ends, whatever the service sends. It throws the fetcher's errors; the last list it
 * yielded can then be continued.
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
  const canGainAlerts = !list.alertsIncluded && !current.alertsIncluded && hadAlerts && rereads < MAX_REREADS;
  if (canGainAlerts) yield* readOnce(fromTheTop(current), fetcher, signal);
}

async function* readOnce(
  list: IncidentList,
  fetcher: PageFetcher,
  signal: AbortSignal,
): AsyncGenerator<IncidentList, void> {
  let current = restartedIfStuck(list);
  let pages = 0;
  const prefetch = createPagePrefetch(fetcher, signal, 'full');
  try {
    while (isLoading(current) && current.syncCursor.walk.state !== 'done' && !isFull(current)) {
      const step = await prefetch.next(current.syncCursor.walk, current.syncCursor.limit);
      const watermark = current.syncCursor.watermark ?? newestUpdate(step.page);
      // A page that only confirms the end does not count: the page before it is one snapshot.
      if (pages === 0 || step.walk.visited.size > current.syncCursor.walk.visited.size) pages += 1;
      current = withWalk(withPage(current, step.page), step.walk, watermark);
      yield current;
    }
  } finally {
    prefetch.stop();
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
  for (let round = 1; round <= MAX_CATCH_UP_ROUNDS; round += 1) {
    const from = current.syncCursor.watermark;
    const before = current.incidents;
    let walk = round === 1 ? refreshWalk(current.syncCursor) : deltaWalk(current.syncCursor.walk, from);
    let next: Instant | null = null;
    let pages = 0;
    const prefetch = createPagePrefetch(fetcher, signal, list.syncCursor.walk.mode === 'link' ? 'alone' : 'growing');
    try {
      while (walk.state !== 'done' && !coversList(walk, current) && !hasReachedRefreshLimit(walk)) {
        const step = await prefetch.next(walk, isUnfiltered(walk) ? MAX_REFRESHED_ROWS : Number.POSITIVE_INFINITY);
        current = withPage(current, step.page);
        // Only the first page counts: the next round must find what changes while the other pages are read.
        if (pages === 0) next = latestOf([from, newestUpdate(step.page)]);
        if (pages === 0 || step.walk.visited.size > walk.visited.size) pages += 1;
        walk = step.walk;
        yield current;
      }
    } finally {
      prefetch.stop();
    }
    // Changes further down may be missing, so neither the watermark nor `completeAsOf` advances.
    if (hasReachedRefreshLimit(walk) && !coversList(walk, current)) break;
    const { syncCursor } = current;
    // Not the watermark of a later round: a change may become visible during the rounds and be older than all of them.
    const lateWatermark = round === 1 ? next : syncCursor.lateWatermark;
    current = { ...current, completeAsOf: next, syncCursor: { ...syncCursor, watermark: next, lateWatermark } };
    const isUnchanged = current.incidents === before && isSameMoment(from, next);
    // A service that ignores the filter sends everything again, however little changed.
    if (pages <= 1 || isUnchanged || isUnfiltered(walk)) break;
  }
  yield current;
}

/** Whether a walk reads the list again, because the service ignores the filter or no update time is known to filter by. */
function isUnfiltered({ ignoresBase, base }: PageWalk): boolean {
  return ignoresBase || base.length === 0;
}

/** Whether a walk that reads the list again has reached the end of what the list holds. */
function coversList(walk: PageWalk, list: IncidentList): boolean {
  if (!isUnfiltered(walk) || walk.visited.size === 0) return false;
  const { orderField, reached, visited } = walk;
  if (orderField === null || orderField !== list.orderedBy) return visited.size >= list.incidents.length;
  return reached !== null && list.oldest !== null && compareInstants(reached, list.oldest) <= 0;
}

function hasReachedRefreshLimit(walk: PageWalk): boolean {
  return isUnfiltered(walk) && walk.visited.size >= MAX_REFRESHED_ROWS;
}

/** The first walk of a refresh: over the changes since the last one, and over earlier changes that became visible late. */
export function refreshWalk({ walk, watermark, lateWatermark }: SyncCursor): PageWalk {
  return deltaWalk(walk, earlierBy(LATE_MS, lateWatermark ?? watermark));
}

/** The walk over the changes from a moment on, with what the last walk learnt about the service. */
function deltaWalk(walk: PageWalk, from: Instant | null): PageWalk {
  const mode = walk.mode === 'link' ? 'skip' : walk.mode;
  return startWalk({
    base: from === null ? [] : [{ field: 'lastUpdate', operator: 'ge', value: from }],
    known: { ...walk, mode },
  });
}

/** After a walk that was stuck, what it learnt about the service's order is void: start from the top and keep the rows. */
function restartedIfStuck(list: IncidentList): IncidentList {
  if (list.syncCursor.walk.state !== 'stuck') return list;
  return withWalk(list, startWalk({ base: [] }), list.syncCursor.watermark);
}

/** The list with its rows, to be read again from the top, as far down as it goes, for the alerts it lacks. */
function fromTheTop(list: IncidentList): IncidentList {
  const { walk, watermark, lateWatermark, limit, rereads } = list.syncCursor;
  // Rows that a catch-up added may lie further down than the list is read again, so those changes are read again.
  const caughtUp = list.incidents.flatMap(({ id, lastUpdate }) => (walk.visited.has(id) ? [] : lastUpdate));
  const syncCursor: SyncCursor = {
    ...list.syncCursor,
    lateWatermark: earliestOf([lateWatermark ?? watermark, ...caughtUp]),
    rereads: rereads + 1,
    reread: { hadAlerts: true },
    limit: list.progress === 'complete' ? Number.POSITIVE_INFINITY : Math.max(limit, list.incidents.length),
  };
  return withWalk({ ...list, syncCursor }, startWalk({ base: [] }), watermark);
}

function isLoading({ progress, syncCursor }: IncidentList): boolean {
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
    isEndUnconfirmed: walk.isEndUnconfirmed,
    syncCursor,
  };
}

function isFull({ syncCursor }: IncidentList): boolean {
  return syncCursor.walk.visited.size >= syncCursor.limit;
}

function newestUpdate(page: ResponsePage): Instant | null {
  return latestOf(page.rows.map((row) => row.lastUpdate));
}

function isSameMoment(a: Instant | null, b: Instant | null): boolean {
  return a !== null && b !== null && compareInstants(a, b) === 0;
}
