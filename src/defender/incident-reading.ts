import { HttpError } from '../http/http-error.ts';
import type { Instant } from '../std/instant.ts';
import { MINUTE_MS } from '../std/time.ts';
import type { IncidentList } from './incident-list.ts';
import { compareInstants, earlierBy, latestOf } from './instant-order.ts';
import { mergeBrokenRows, mergeIncidents } from './merge-incidents.ts';
import type { IncidentPage, PageRequest } from './page-request.ts';
import { afterPage, byPosition, type PageWalk, requestOf, startWalk } from './page-walk.ts';

/** Reading goes on by itself up to this many incidents. */
const READING_LIMIT = 1_000;

/** A tenant that changes faster than we read is left after so many rounds, complete as of the last but one. */
const MOST_ROUNDS = 8;

/** So much later than its own time a change may become visible: a refresh asks for changes from that much before the last one. */
export const LATE_MS = 2 * MINUTE_MS;

/** Where reading stands, so that it can go on later or in another fetch. */
export type ReadingBookmark = {
  readonly walk: PageWalk;
  /** Changes from this moment of the service's clock on are still to be read. */
  readonly watermark: Instant | null;
  /** The watermark from which the last reading looked for late changes; `null` until one did. The next one starts there. */
  readonly lateWatermark: Instant | null;
  /** Whether reading stops at the limit. */
  readonly isLimited: boolean;
};

export type PageFetcher = {
  fetchPage(request: PageRequest, signal: AbortSignal): Promise<IncidentPage>;
  /** The error to fail with when the service sends the same page for ever. */
  circlingError(): Error;
};

/** A list of which nothing is read yet. */
export const UNREAD_LIST: IncidentList = {
  incidents: [],
  reading: 'reading',
  pagingMode: 'keyset',
  orderedBy: null,
  oldest: null,
  completeAsOf: null,
  brokenRows: [],
  alertsIncluded: true,
  bookmark: { walk: startWalk({ base: [] }), watermark: null, lateWatermark: null, isLimited: true },
};

/** The same list, to be read on beyond the limit. */
export function withoutLimit(list: IncidentList): IncidentList {
  const reading = list.reading === 'complete' ? 'complete' : 'reading';
  return { ...list, reading, bookmark: { ...list.bookmark, isLimited: false } };
}

/** The same list, not to be read on by itself: as if the limit had been reached. */
export function heldHere(list: IncidentList): IncidentList {
  if (list.reading === 'complete') return list;
  return { ...list, reading: 'paused', bookmark: { ...list.bookmark, isLimited: true } };
}

/**
 * Reads on from where the list stands and gives the list after every page: down to the end or the limit, then what
 * changed meanwhile, again and again until the changes fit into one page, which is one snapshot. A list that was
 * read before only gets its changes, those among them that became visible up to two minutes late. Loses nothing while incidents are made and updated under it; whatever it throws
 * (the fetcher's error), the last list it gave can be read on.
 */
export async function* readOn(
  list: IncidentList,
  fetcher: PageFetcher,
  signal: AbortSignal,
): AsyncGenerator<IncidentList, void> {
  let current = restartedIfCircling(list);
  let pages = 0;
  while (current.reading === 'reading' && current.bookmark.walk.state !== 'done' && !isFull(current)) {
    const step = await nextPage(current.bookmark.walk, fetcher, signal);
    const watermark = current.bookmark.watermark ?? newestUpdate(step.page);
    current = withWalk(withPage(current, step.page), step.walk, watermark);
    pages += 1;
    yield current;
  }
  const isSnapshot = pages === 1 && list.bookmark.watermark === null && current.bookmark.walk.state === 'done';
  if (isSnapshot) current = { ...current, completeAsOf: current.bookmark.watermark };
  else {
    for await (const caughtUp of catchUp(current, fetcher, signal)) {
      current = caughtUp;
      yield current;
    }
  }
  yield { ...current, reading: current.bookmark.walk.state === 'done' ? 'complete' : 'paused' };
}

async function* catchUp(
  list: IncidentList,
  fetcher: PageFetcher,
  signal: AbortSignal,
): AsyncGenerator<IncidentList, void> {
  let current = list;
  for (let round = 1; round <= MOST_ROUNDS; round += 1) {
    const from = current.bookmark.watermark;
    const before = current.incidents;
    let walk = round === 1 ? refreshWalk(current.bookmark) : deltaWalk(current.bookmark.walk, from);
    let next: Instant | null = null;
    let pages = 0;
    while (walk.state !== 'done') {
      const step = await nextPage(walk, fetcher, signal);
      walk = step.walk;
      current = withPage(current, step.page);
      // Only the first page counts: what changes while the others are read must be found in the next round.
      if (pages === 0) next = latestOf([from, newestUpdate(step.page)]);
      pages += 1;
      yield current;
    }
    const { bookmark } = current;
    // Not that of later rounds: what became visible while they went on may be older than them by all they took.
    const lateWatermark = round === 1 ? next : bookmark.lateWatermark;
    current = { ...current, completeAsOf: next, bookmark: { ...bookmark, watermark: next, lateWatermark } };
    const isStill = current.incidents === before && isSameMoment(from, next);
    if (pages <= 1 || isStill) break;
  }
  yield current;
}

/** The walk that a refresh begins with: over what changed, and what may only now be visible of what changed before. */
export function refreshWalk({ walk, watermark, lateWatermark }: ReadingBookmark): PageWalk {
  return deltaWalk(walk, earlierBy(LATE_MS, lateWatermark ?? watermark));
}

/** The walk over what changed from a moment on, knowing what the last walk learnt about the service. */
function deltaWalk(walk: PageWalk, from: Instant | null): PageWalk {
  const { orderField, possibleOrders } = walk;
  const mode = walk.mode === 'link' ? 'skip' : walk.mode;
  return startWalk({
    base: from === null ? [] : [{ field: 'lastUpdate', operator: 'ge', value: from }],
    known: { mode, orderField, possibleOrders },
  });
}

/** Asks until a page comes that adjoins what was walked; a refused keyset filter leads on by position. */
async function nextPage(
  start: PageWalk,
  fetcher: PageFetcher,
  signal: AbortSignal,
): Promise<{ readonly walk: PageWalk; readonly page: IncidentPage }> {
  let walk = start;
  for (;;) {
    if (walk.state === 'circling') throw fetcher.circlingError();
    const page = await fetcher.fetchPage(requestOf(walk), signal).catch((error: unknown) => {
      if (walk.bound !== null && error instanceof HttpError && error.code === 'bad-request') return null;
      throw error;
    });
    if (page === null) walk = byPosition(walk);
    else {
      const step = afterPage(walk, page);
      walk = step.walk;
      if (step.isAccepted) return { walk, page };
    }
  }
}

/** Where the service went in circles, what was thought of its order is worth nothing: from the top, keeping the rows. */
function restartedIfCircling(list: IncidentList): IncidentList {
  if (list.bookmark.walk.state !== 'circling') return list;
  return withWalk(list, startWalk({ base: [] }), list.bookmark.watermark);
}

function withPage(list: IncidentList, page: IncidentPage): IncidentList {
  return {
    ...list,
    incidents: mergeIncidents(
      list.incidents,
      page.rows.map((row) => row.incident),
    ),
    brokenRows: mergeBrokenRows(list.brokenRows, page.brokenRows),
    alertsIncluded: list.alertsIncluded && page.alertsIncluded,
  };
}

function withWalk(list: IncidentList, walk: PageWalk, watermark: Instant | null): IncidentList {
  return {
    ...list,
    pagingMode: walk.mode === 'skip' || walk.mode === 'link' ? 'skip' : 'keyset',
    orderedBy: walk.orderField,
    oldest: walk.reached,
    bookmark: { ...list.bookmark, walk, watermark },
  };
}

function isFull(list: IncidentList): boolean {
  return list.bookmark.isLimited && list.incidents.length >= READING_LIMIT;
}

function newestUpdate(page: IncidentPage): Instant | null {
  return latestOf(page.rows.map((row) => row.lastUpdate));
}

function isSameMoment(a: Instant | null, b: Instant | null): boolean {
  return a !== null && b !== null && compareInstants(a, b) === 0;
}
