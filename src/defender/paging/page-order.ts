import type { Instant } from '../../std/instant.ts';
import { compareInstants } from '../model/instant-order.ts';
import type { OrderField, PageRow } from '../model/response-page.ts';

/** The orders, newest first, that no page has contradicted yet. Rows without the value are ignored. */
export type PossibleOrders = { readonly [Field in OrderField]: boolean };

export const ANY_ORDER: PossibleOrders = { created: true, lastUpdate: true };

export function narrowedOrders(orders: PossibleOrders, rows: readonly PageRow[]): PossibleOrders {
  return {
    created: orders.created && isNewestFirst(rows, 'created'),
    lastUpdate: orders.lastUpdate && isNewestFirst(rows, 'lastUpdate'),
  };
}

export function isNewestFirst(rows: readonly PageRow[], field: OrderField): boolean {
  const moments = rows.flatMap((row) => row[field] ?? []);
  return moments.every((moment, index) => {
    const before = moments[index - 1];
    return before === undefined || compareInstants(before, moment) >= 0;
  });
}

/** The value of the last row that has one. `null` if none has. */
export function lastMoment(rows: readonly PageRow[], field: OrderField): Instant | null {
  return rows.findLast((row) => row[field] !== null)?.[field] ?? null;
}
