import type { Instant } from '../../std/instant.ts';
import { compareInstants } from '../model/instant-order.ts';
import type { OrderField, PageCondition, PageRequest, PageRow, ResponsePage } from '../model/response-page.ts';
import { ANY_ORDER, isNewestFirst, lastMoment, narrowedOrders, type PossibleOrders } from './page-order.ts';
import { NO_ROWS_VISITED, type VisitedRows } from './visited-rows.ts';

/**
 * How the service can be paged. `undecided`: its order is not known yet. `keyset`: by `orderField le <last value>`.
 * `skip`: by position, each page overlapping the previous one. `link`: by its `@odata.nextLink`, the last resort.
 */
export type PagingMode = 'undecided' | 'keyset' | 'skip' | 'link';

/**
 * A link to request next. `check-end`: a short page has a link, which may lead nowhere; if it leads to new rows, the walk
 * continues in its own mode. `last-resort`: neither keyset nor position yields new rows.
 */
type PendingLink = { readonly url: string; readonly purpose: 'check-end' | 'last-resort' };

/**
 * The state of paging through one list, newest first. Leaves no gap while rows move: every row above a visited one was
 * either visited too or changed since the walk began, and the following catch-up finds it. Always ends, whatever the
 * service sends: after `MAX_IDLE_PAGES` pages in a row without a new row the walk is `stuck` or `done`.
 */
export type PageWalk = {
  readonly mode: PagingMode;
  readonly orderField: OrderField | null;
  readonly possibleOrders: PossibleOrders;
  /** Whether the service has accepted a request with `le`. Until then it may refuse the next one. */
  readonly isBoundAccepted: boolean;
  /** Whether pages shorter than requested have been followed by more rows, as with a service that caps the page size. */
  readonly shortPagesLeadOn: boolean;
  readonly base: readonly PageCondition[];
  /** Whether a page contained rows that `base` excludes: the service ignores the filter. */
  readonly ignoresBase: boolean;
  readonly bound: Instant | null;
  readonly skip: number;
  readonly link: PendingLink | null;
  /** Links that need not be followed again. */
  readonly followedLinks: ReadonlySet<string>;
  readonly visited: VisitedRows;
  /** Excerpts of the broken rows of the last accepted page, which have no id to recognise them by. */
  readonly lastBrokenRows: ReadonlySet<string>;
  /** The row count of the longest page: how far to step back when rows were removed above. */
  readonly longestPage: number;
  /** Pages in a row that brought no new row, or hardly any. */
  readonly idlePages: number;
  /** The last row's time: how far down the walk has come. */
  readonly reached: Instant | null;
  readonly state: 'walking' | 'done' | 'stuck';
  /** The walk is done although the service still announces more: its links and positions lead to no new row. */
  readonly isEndUnconfirmed: boolean;
};

/** Rows that a page by position shares with the previous one. If none of them appears, rows were removed above. */
export const OVERLAP = 5;
/** A full page may repeat once, when exactly as many rows were inserted above it; then the link is the better guide. */
const IDLE_PAGES_BEFORE_LINK = 3;
const MAX_IDLE_PAGES = 5;
/** Graph may send empty pages with a link before a page with rows, so one empty page does not prove the end. */
const MAX_EMPTY_LINKED_PAGES = 3;
/** A page with a smaller share of new rows counts as idle, so that a service that sends random rows cannot keep us busy. */
const MIN_NEW_SHARE = 0.1;

export function startWalk(options: {
  readonly base: readonly PageCondition[];
  readonly known?: Pick<PageWalk, 'mode' | 'orderField' | 'possibleOrders' | 'isBoundAccepted' | 'shortPagesLeadOn'>;
}): PageWalk {
  return {
    mode: options.known?.mode ?? 'undecided',
    orderField: options.known?.orderField ?? null,
    possibleOrders: options.known?.possibleOrders ?? ANY_ORDER,
    isBoundAccepted: options.known?.isBoundAccepted ?? false,
    shortPagesLeadOn: options.known?.shortPagesLeadOn ?? false,
    base: options.base,
    ignoresBase: false,
    bound: null,
    skip: 0,
    link: null,
    followedLinks: new Set(),
    visited: NO_ROWS_VISITED,
    lastBrokenRows: new Set(),
    longestPage: 0,
    idlePages: 0,
    reached: null,
    state: 'walking',
    isEndUnconfirmed: false,
  };
}

export function requestOf(walk: PageWalk): PageRequest {
  const { bound, orderField } = walk;
  const keyset: readonly PageCondition[] =
    bound === null || orderField === null ? [] : [{ field: orderField, operator: 'le', value: bound }];
  return { conditions: [...walk.base, ...keyset], skip: walk.skip, nextLink: walk.link?.url ?? null };
}

/** The walk after a page. `isAccepted` is false where the page leaves a gap: its rows are requested again later. */
type PageStep = { readonly walk: PageWalk; readonly isAccepted: boolean };

export function afterPage(walk: PageWalk, page: ResponsePage): PageStep {
  if (walk.link !== null) return afterLink(walk, walk.link, page);
  if (walk.bound !== null && walk.mode === 'keyset' && ignoresBound(walk, page)) return rejected(byPosition(walk));
  if (!isTouching(walk, page)) return rejected({ ...walk, skip: stepBack(walk, page) });
  if (walk.mode === 'keyset' && walk.orderField !== null && !isNewestFirst(page.rows, walk.orderField)) {
    // The order was inferred wrongly, and so was what counts as visited: start again without that order.
    const possibleOrders = narrowedOrders(walk.possibleOrders, page.rows);
    return {
      walk: startWalk({ ...walk, known: { ...walk, mode: 'undecided', orderField: null, possibleOrders } }),
      isAccepted: true,
    };
  }
  const isBoundAccepted = walk.isBoundAccepted || walk.bound !== null;
  const seen = withVisited({ ...withOrder(walk, page), isBoundAccepted }, page);
  if (!hasMore(page) || isBelowBase(seen, page)) return { walk: { ...seen, state: 'done' }, isAccepted: true };
  return { walk: onward(walk, seen, page), isAccepted: true };
}

/** The walk after the service refused the keyset filter: it continues by position. */
export function byPosition(walk: PageWalk): PageWalk {
  return { ...walk, mode: 'skip', bound: null, skip: Math.max(0, walk.visited.size - OVERLAP) };
}

/** Tells two states of an incident apart. */
export function versionOf(row: PageRow): string {
  return row.lastUpdate?.raw ?? '';
}

export function hasMore(page: ResponsePage): boolean {
  return page.isFull || page.hasLink;
}

export function rowCountOf(page: ResponsePage): number {
  return page.rows.length + page.brokenRows.length;
}

function afterLink(walk: PageWalk, link: PendingLink, page: ResponsePage): PageStep {
  const isNew = hasNewRow(walk, page);
  if (isNew && link.purpose === 'check-end') {
    return { walk: { ...walk, link: null, shortPagesLeadOn: true }, isAccepted: false };
  }
  const followedLinks = new Set([...walk.followedLinks, link.url]);
  const mode = isNew ? 'link' : walk.mode;
  const seen: PageWalk = { ...withVisited(walk, page), mode, followedLinks, link: null };
  const next = page.nextLink;
  const maxIdlePages = link.purpose === 'check-end' ? MAX_EMPTY_LINKED_PAGES : MAX_IDLE_PAGES;
  if (next !== null && !followedLinks.has(next) && seen.idlePages < maxIdlePages) {
    return { walk: { ...seen, link: { url: next, purpose: link.purpose } }, isAccepted: true };
  }
  // A full page without new rows means that paging does not work here; unless links did work, rows are missing.
  if (mode !== 'link' && link.purpose === 'last-resort' && page.isFull) {
    return { walk: { ...seen, state: 'stuck' }, isAccepted: true };
  }
  return { walk: { ...seen, state: 'done', isEndUnconfirmed: page.hasLink }, isAccepted: true };
}

function hasNewRow({ visited }: PageWalk, page: ResponsePage): boolean {
  return page.rows.some((row) => !visited.has(row.incident.id));
}

function rejected(walk: PageWalk): PageStep {
  const idlePages = walk.idlePages + 1;
  return { walk: { ...walk, idlePages, state: idlePages < MAX_IDLE_PAGES ? walk.state : 'stuck' }, isAccepted: false };
}

function withVisited(walk: PageWalk, page: ResponsePage): PageWalk {
  const newRows = page.rows.filter((row) => !walk.visited.has(row.incident.id)).length;
  const isIdle = newRows === 0 || newRows < page.rows.length * MIN_NEW_SHARE;
  return {
    ...walk,
    visited: walk.visited.with(page.rows.map((row) => [row.incident.id, versionOf(row)] as const)),
    lastBrokenRows: new Set(page.brokenRows.map((row) => row.excerpt)),
    longestPage: Math.max(walk.longestPage, rowCountOf(page)),
    idlePages: isIdle ? walk.idlePages + 1 : 0,
    reached: (newRows > 0 ? lastMoment(page.rows, walk.orderField ?? 'created') : null) ?? walk.reached,
    ignoresBase: walk.ignoresBase || walk.base.some((condition) => page.rows.some((row) => isExcluded(row, condition))),
  };
}

function isExcluded(row: PageRow, { field, operator, value }: PageCondition): boolean {
  const moment = row[field];
  if (moment === null) return false;
  const difference = compareInstants(moment, value);
  return operator === 'ge' ? difference < 0 : difference > 0;
}

/** A service that ignores the filter but lists by last update has sent everything that changed. */
function isBelowBase({ base, orderField }: PageWalk, page: ResponsePage): boolean {
  const last = page.rows.at(-1);
  if (last === undefined || orderField === null || !isNewestFirst(page.rows, orderField)) return false;
  return base.some((condition) => condition.field === orderField && isExcluded(last, condition));
}

function isTouching(walk: PageWalk, page: ResponsePage): boolean {
  if (walk.skip === 0) return true;
  if (page.rows.some((row) => walk.visited.has(row.incident.id))) return true;
  return page.brokenRows.some((row) => page.rows.length === 0 || walk.lastBrokenRows.has(row.excerpt));
}

function ignoresBound({ bound, orderField }: PageWalk, page: ResponsePage): boolean {
  if (bound === null || orderField === null) return false;
  return page.rows.some((row) => isExcluded(row, { field: orderField, operator: 'le', value: bound }));
}

function stepBack(walk: PageWalk, page: ResponsePage): number {
  return Math.max(0, walk.skip - Math.max(rowCountOf(page), walk.longestPage) + OVERLAP);
}

function withOrder(walk: PageWalk, page: ResponsePage): PageWalk {
  if (walk.mode !== 'undecided') return walk;
  const possibleOrders = narrowedOrders(walk.possibleOrders, page.rows);
  const { created, lastUpdate } = possibleOrders;
  // A page that fits either order decides nothing, whatever order was requested: a service may ignore that.
  if (created && lastUpdate) return { ...walk, possibleOrders };
  if (!created && !lastUpdate) return { ...walk, possibleOrders, mode: 'skip' };
  return { ...walk, possibleOrders, mode: 'keyset', orderField: created ? 'created' : 'lastUpdate' };
}

function onward(before: PageWalk, seen: PageWalk, page: ResponsePage): PageWalk {
  const next = withNextPosition(before, seen, page);
  const url = page.nextLink !== null && !seen.followedLinks.has(page.nextLink) ? page.nextLink : null;
  const isIdle = !hasNewRow(before, page);
  if (url !== null) {
    const isLastResort = page.isFull
      ? seen.idlePages >= IDLE_PAGES_BEFORE_LINK
      : rowCountOf(page) === 0 || (isIdle && seen.shortPagesLeadOn);
    if (isLastResort) return { ...next, link: { url, purpose: 'last-resort' } };
    if (!page.isFull && !seen.shortPagesLeadOn) return { ...next, link: { url, purpose: 'check-end' } };
  } else if (!page.isFull && isIdle) {
    return { ...seen, state: 'done', isEndUnconfirmed: true };
  }
  return seen.idlePages < MAX_IDLE_PAGES ? next : { ...seen, state: 'stuck' };
}

function withNextPosition(before: PageWalk, seen: PageWalk, page: ResponsePage): PageWalk {
  const last = seen.orderField === null ? null : lastMoment(page.rows, seen.orderField);
  if (seen.mode === 'keyset' && last !== null && (seen.bound === null || compareInstants(last, seen.bound) < 0)) {
    return { ...seen, bound: last, skip: 0 };
  }
  // Within one moment, and wherever the order is unknown, only the position tells pages apart.
  return { ...seen, skip: Math.max(before.skip + rowCountOf(page) - OVERLAP, before.skip + 1) };
}
