import { compareInstants } from '../model/instant-order.ts';
import type { PageRequest, ResponsePage } from '../model/response-page.ts';
import { isNewestFirst, lastMoment } from './page-order.ts';
import { afterPage, byPosition, hasMore, OVERLAP, type PageWalk, requestOf, versionOf } from './page-walk.ts';

/** Rows that pages share where rows cannot be removed: the last one, and one above it to prove that nothing lies between. */
const SHARED = 2;
/** Prefetching shorter pages gains hardly anything. */
const SHORTEST_PAGE = 2 * OVERLAP + 1;

/**
 * By how many rows each prefetched page is offset from the previous one, based on the length of the last page. 0 where
 * pages must be requested one after the other: by link, while the walk brings no new rows, within one moment that fills
 * more than a page, and while no length is known.
 */
export function stepAhead(walk: PageWalk, rowCount: number): number {
  if (walk.link !== null || walk.idlePages > 0 || walk.mode === 'link') return 0;
  if (rowCount < SHORTEST_PAGE || (walk.mode === 'keyset' && walk.skip > 0)) return 0;
  return rowCount - (walk.mode === 'keyset' && walk.orderField === 'created' ? SHARED : OVERLAP);
}

/** The row of the list, from 0, at which the walk's next page begins. */
export function positionOf(walk: PageWalk): number {
  if (walk.bound === null) return walk.skip;
  // Before the service has accepted a filter with `le`: where the page would begin by position.
  return walk.isBoundAccepted ? walk.visited.size - 1 + walk.skip : byPosition(walk).skip;
}

/** The request for the page that begins at a row further down than the walk's next page. */
export function requestAt(position: number, walk: PageWalk): PageRequest {
  if (walk.bound === null || !walk.isBoundAccepted)
    return { ...requestOf(walk), conditions: walk.base, skip: position };
  return { ...requestOf(walk), skip: walk.skip + position - positionOf(walk) };
}

/**
 * The walk after a prefetched page, and the part of the page to keep; `null` where the page is not proven to adjoin the
 * visited rows. The proof does not depend on when the response was made.
 *
 * By keyset: the page has a row above the bound, and all rows below it are in order, so its rows up to the bound are the
 * response to `le <bound>`. By position: the page shares an unchanged row with the visited ones, and unchanged rows keep
 * their order, so no such row lies between.
 */
export function continuation(
  walk: PageWalk,
  request: PageRequest,
  page: ResponsePage,
): { readonly walk: PageWalk; readonly page: ResponsePage } | null {
  if (walk.link !== null) return null;
  if (walk.mode === 'keyset') {
    const below = walk.skip === 0 && walk.isBoundAccepted ? belowBound(walk, page) : null;
    return below === null ? null : { walk: afterPage(walk, below).walk, page: below };
  }
  const isByPosition = walk.mode !== 'link' && request.conditions.length === walk.base.length;
  const isTouching = page.rows.some((row) => walk.visited.get(row.incident.id) === versionOf(row));
  const leadsOn = !hasMore(page) || page.rows.some((row) => !walk.visited.has(row.incident.id));
  if (!isByPosition || !isTouching || !leadsOn) return null;
  return { walk: afterPage({ ...walk, skip: request.skip }, page).walk, page };
}

function belowBound({ bound, orderField }: PageWalk, page: ResponsePage): ResponsePage | null {
  if (bound === null || orderField === null || !isNewestFirst(page.rows, orderField)) return null;
  const isBelow = page.rows.map((row) => {
    const moment = row[orderField];
    return moment === null ? null : compareInstants(moment, bound) <= 0;
  });
  const start = isBelow.indexOf(true);
  const firstAbove = isBelow.indexOf(false);
  if (start === -1 || firstAbove === -1) return null;
  const rows = page.rows.slice(start);
  const last = lastMoment(rows, orderField);
  const leadsOn = !hasMore(page) || (last !== null && compareInstants(last, bound) < 0);
  return leadsOn ? { ...page, rows } : null;
}
