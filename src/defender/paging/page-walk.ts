import type { Instant } from '../../std/instant.ts';
import { compareInstants } from '../model/instant-order.ts';
import type { OrderField, PageCondition, PageRequest, PageRow, ResponsePage } from '../model/response-page.ts';
import { ANY_ORDER, isNewestFirst, lastMoment, narrowedOrders, type PossibleOrders } from './page-order.ts';

/**
 * How the service can be paged. `undecided`: its order is not known yet. `keyset`: by `orderField le <last value>`.
 * `skip`: by position, each page overlapping the one before. `link`: by the links it gives, the last resort.
 */
export type PagingMode = 'undecided' | 'keyset' | 'skip' | 'link';

/**
 * A walk down one list, newest first, page by page, that leaves no gap while rows move: everything above a row that
 * was walked was either walked too or changed since the walk began, which the delta finds.
 */
export type PageWalk = {
  readonly mode: PagingMode;
  readonly orderField: OrderField | null;
  readonly possibleOrders: PossibleOrders;
  /** Whether the service has answered a call with `le`. Until then it may refuse the next one. */
  readonly isBoundAccepted: boolean;
  readonly base: readonly PageCondition[];
  readonly bound: Instant | null;
  readonly skip: number;
  readonly link: string | null;
  /** Ids this walk has passed, and when the incident had last been updated then, as written. */
  readonly walked: ReadonlyMap<string, string>;
  /** Ids of the last page: the same page again and again means that the service does not page. */
  readonly lastPage: string;
  /** How often it came in a row: it may once more, where just as many rows moved in above it. */
  readonly repeats: number;
  /** How far down it has come: the last row's time. */
  readonly reached: Instant | null;
  readonly state: 'walking' | 'done' | 'circling';
};

/** Rows that a page by position shares with the one before. Losing sight of all of them means that rows went missing above. */
export const OVERLAP = 5;
const SHORTEST_STEP = 50;
const MOST_REPEATS = 2;

export function startWalk(options: {
  readonly base: readonly PageCondition[];
  readonly known?: Pick<PageWalk, 'mode' | 'orderField' | 'possibleOrders' | 'isBoundAccepted'>;
}): PageWalk {
  return {
    mode: options.known?.mode ?? 'undecided',
    orderField: options.known?.orderField ?? null,
    possibleOrders: options.known?.possibleOrders ?? ANY_ORDER,
    isBoundAccepted: options.known?.isBoundAccepted ?? false,
    base: options.base,
    bound: null,
    skip: 0,
    link: null,
    walked: new Map(),
    lastPage: '',
    repeats: 0,
    reached: null,
    state: 'walking',
  };
}

export function requestOf(walk: PageWalk): PageRequest {
  const { bound, orderField } = walk;
  const keyset: readonly PageCondition[] =
    bound === null || orderField === null ? [] : [{ field: orderField, operator: 'le', value: bound }];
  return { conditions: [...walk.base, ...keyset], skip: walk.skip, nextLink: walk.link };
}

/** The walk after a page; `isAccepted` says whether its rows may be kept: those of a page that leaves a gap are read again later. */
export function afterPage(
  walk: PageWalk,
  page: ResponsePage,
): { readonly walk: PageWalk; readonly isAccepted: boolean } {
  const ids = page.rows.map((row) => row.incident.id);
  if (walk.bound !== null && walk.mode === 'keyset' && ignoresBound(walk, page)) {
    return { walk: byPosition(walk), isAccepted: false };
  }
  const isTouching = walk.skip === 0 || walk.mode === 'link' || ids.some((id) => walk.walked.has(id));
  if (!isTouching && (page.rows.length > 0 || page.brokenRows.length === 0)) {
    return { walk: { ...walk, skip: stepBack(walk, page), lastPage: '' }, isAccepted: false };
  }
  if (walk.mode === 'keyset' && walk.orderField !== null && !isNewestFirst(page.rows, walk.orderField)) {
    // The order was a misunderstanding, and with it what was thought to be walked: again, knowing better.
    const possibleOrders = narrowedOrders(walk.possibleOrders, page.rows);
    return {
      walk: startWalk({ ...walk, known: { ...walk, mode: 'undecided', orderField: null, possibleOrders } }),
      isAccepted: true,
    };
  }
  const reached = lastMoment(page.rows, walk.orderField ?? 'created') ?? walk.reached;
  const walked = new Map([...walk.walked, ...page.rows.map((row) => [row.incident.id, versionOf(row)] as const)]);
  const isBoundAccepted = walk.isBoundAccepted || walk.bound !== null;
  const known = { ...decided(walk, page), isBoundAccepted };
  const lastPage = ids.join(' ');
  const repeats = lastPage !== '' && lastPage === walk.lastPage ? walk.repeats + 1 : 0;
  const seen: PageWalk = { ...known, walked, reached, link: null, lastPage, repeats };
  return { walk: page.hasMore ? onward(walk, seen, page) : { ...seen, state: 'done' }, isAccepted: true };
}

/** The walk after the service refused the keyset filter: on by position. */
export function byPosition(walk: PageWalk): PageWalk {
  return { ...walk, mode: 'skip', bound: null, skip: Math.max(0, walk.walked.size - OVERLAP), lastPage: '' };
}

/** What tells two states of an incident apart. */
export function versionOf(row: PageRow): string {
  return row.lastUpdate?.raw ?? '';
}

function ignoresBound({ bound, orderField }: PageWalk, page: ResponsePage): boolean {
  return page.rows.some((row) => {
    const moment = orderField === null ? null : row[orderField];
    return bound !== null && moment !== null && compareInstants(moment, bound) > 0;
  });
}

function stepBack(walk: PageWalk, page: ResponsePage): number {
  const rowCount = page.rows.length + page.brokenRows.length;
  return Math.max(0, walk.skip - Math.max(rowCount, SHORTEST_STEP) + OVERLAP);
}

function decided(walk: PageWalk, page: ResponsePage): PageWalk {
  if (walk.mode !== 'undecided') return walk;
  const possibleOrders = narrowedOrders(walk.possibleOrders, page.rows);
  const { created, lastUpdate } = possibleOrders;
  // A page that fits either order decides nothing, whatever order was asked for: a service may ignore that.
  if (created && lastUpdate) return { ...walk, possibleOrders };
  if (!created && !lastUpdate) return { ...walk, possibleOrders, mode: 'skip' };
  return { ...walk, possibleOrders, mode: 'keyset', orderField: created ? 'created' : 'lastUpdate' };
}

function onward(before: PageWalk, seen: PageWalk, page: ResponsePage): PageWalk {
  const isEmpty = page.rows.length + page.brokenRows.length === 0;
  if (seen.repeats >= MOST_REPEATS || isEmpty || seen.mode === 'link') {
    const circling: PageWalk = { ...seen, state: 'circling' };
    return page.nextLink === null ? circling : { ...seen, mode: 'link', link: page.nextLink };
  }
  const last = seen.orderField === null ? null : lastMoment(page.rows, seen.orderField);
  if (seen.mode === 'keyset' && last !== null && (seen.bound === null || compareInstants(last, seen.bound) < 0)) {
    return { ...seen, bound: last, skip: 0, lastPage: '' };
  }
  // Within one moment, and wherever there is no order to go by, only the position tells pages apart.
  const rowCount = page.rows.length + page.brokenRows.length;
  return { ...seen, skip: Math.max(before.skip + rowCount - OVERLAP, before.skip + 1) };
}
