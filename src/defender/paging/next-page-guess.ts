import { compareInstants } from '../model/instant-order.ts';
import type { PageRequest, ResponsePage } from '../model/response-page.ts';
import { isNewestFirst, lastMoment } from './page-order.ts';
import { afterPage, byPosition, OVERLAP, type PageWalk, requestOf, versionOf } from './page-walk.ts';

/** Rows that pages share where rows cannot leave: the last one, and one above it to see that nothing is between. */
const SHARED = 2;
/** Shorter pages would hardly lead on. */
const SHORTEST_PAGE = 2 * OVERLAP + 1;

/**
 * How many rows further each page is asked for while the ones before it are still under way, going by the length of the
 * last one; 0 where pages must be asked for one after the other: by links, among more rows of one moment than a page holds,
 * and while no length is known.
 */
export function stepAhead(walk: PageWalk, rowCount: number): number {
  if (rowCount < SHORTEST_PAGE || walk.mode === 'link' || (walk.mode === 'keyset' && walk.skip > 0)) return 0;
  return rowCount - (walk.isBoundAccepted && walk.orderField === 'created' ? SHARED : OVERLAP);
}

/** At which row of the list, from 0, the page begins that the walk asks for. */
export function positionOf(walk: PageWalk): number {
  if (walk.bound === null) return walk.skip;
  // Where it would begin by position, should the filter be refused.
  return walk.isBoundAccepted ? walk.walked.size - 1 + walk.skip : byPosition(walk).skip;
}

/** The call for the page that begins at that row, further on than the one that the walk asks for. */
export function requestAt(position: number, walk: PageWalk): PageRequest {
  if (walk.bound === null || !walk.isBoundAccepted)
    return { ...requestOf(walk), conditions: walk.base, skip: position };
  return { ...requestOf(walk), skip: walk.skip + position - positionOf(walk) };
}

/**
 * The walk after a page that was asked for ahead, and what of the page leads on; `null` where it is not proven to adjoin,
 * at whatever moment it was answered.
 *
 * By keyset: it has a row above the bound and all below in order, so its rows up to the bound are what `le <bound>` would
 * have been answered with. By position: it shares a row with what was walked, in the same state, and rows that did
 * not change keep their order; so none of them lies between.
 */
export function continuation(
  walk: PageWalk,
  request: PageRequest,
  page: ResponsePage,
): { readonly walk: PageWalk; readonly page: ResponsePage } | null {
  if (walk.mode === 'keyset') {
    const below = walk.skip === 0 && walk.isBoundAccepted ? belowBound(walk, page) : null;
    return below === null ? null : { walk: afterPage(walk, below).walk, page: below };
  }
  const isByPosition = walk.mode !== 'link' && request.conditions.length === walk.base.length;
  const isTouching = page.rows.some((row) => walk.walked.get(row.incident.id) === versionOf(row));
  const isLeadingOn = !page.hasMore || page.rows.some((row) => !walk.walked.has(row.incident.id));
  if (!isByPosition || !isTouching || !isLeadingOn) return null;
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
  const isLeadingOn = !page.hasMore || (last !== null && compareInstants(last, bound) < 0);
  return isLeadingOn ? { ...page, rows } : null;
}
