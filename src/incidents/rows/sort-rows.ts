import type { QueueRow } from './queue-row.ts';

export const SORTS = [
  'severity',
  'name',
  'tenant',
  'status',
  'assigned',
  'alerts',
  'updated',
  'created',
  'classification',
] as const;

export type QueueSort = (typeof SORTS)[number];
export type SortDirection = 'ascending' | 'descending';

type Value = number | string | null;

const VALUES: Readonly<Record<QueueSort, (row: QueueRow) => Value>> = {
  severity: (row) => row.severityRank,
  name: (row) => row.nameKey,
  tenant: (row) => row.tenantKey,
  status: (row) => row.statusRank,
  assigned: (row) => row.assignedKey,
  alerts: (row) => row.activeAlerts,
  updated: (row) => row.incident.lastUpdate.epochMs,
  created: (row) => row.incident.created.epochMs,
  classification: (row) => row.classificationKey,
};

const TEXT_SORTS: ReadonlySet<QueueSort> = new Set<QueueSort>(['name', 'tenant', 'assigned', 'classification']);

/** The direction of the first click on a column header: most urgent, most numerous and newest first; texts from A. */
const FIRST_DIRECTION: Readonly<Record<QueueSort, SortDirection>> = {
  severity: 'ascending',
  name: 'ascending',
  tenant: 'ascending',
  status: 'ascending',
  assigned: 'ascending',
  alerts: 'descending',
  updated: 'descending',
  created: 'descending',
  classification: 'ascending',
};

/**
 * The sort after a click on a column header: reverses the sorted column, or sorts another one in its first direction.
 */
export function nextSort(
  now: { readonly sort: QueueSort; readonly direction: SortDirection },
  sort: QueueSort,
): { readonly sort: QueueSort; readonly direction: SortDirection } {
  if (now.sort !== sort) return { sort, direction: FIRST_DIRECTION[sort] };
  return { sort, direction: now.direction === 'ascending' ? 'descending' : 'ascending' };
}

/** The direction that users see. High severity has the lowest rank, but is the greatest severity. */
export function visibleDirection(sort: QueueSort, direction: SortDirection): SortDirection {
  if (sort !== 'severity') return direction;
  return direction === 'ascending' ? 'descending' : 'ascending';
}

type Order = `${QueueSort} ${SortDirection}`;

/** Sorted lists by the list they were made from, so that typing in the search box does not sort again. */
const orders = new WeakMap<readonly QueueRow[], Map<Order, readonly QueueRow[]>>();

/**
 * Sorts the rows. The sort is stable; rows without a value come last in both directions. Cached: the same list and sort
 * return the same result.
 */
export function sortRows(rows: readonly QueueRow[], sort: QueueSort, direction: SortDirection): readonly QueueRow[] {
  const known = orders.get(rows) ?? new Map<Order, readonly QueueRow[]>();
  orders.set(rows, known);
  const sorted = known.get(`${sort} ${direction}`) ?? sortByValue(rows, sort, direction === 'ascending' ? 1 : -1);
  known.set(`${sort} ${direction}`, sorted);
  return sorted;
}

function sortByValue(rows: readonly QueueRow[], sort: QueueSort, sign: number): readonly QueueRow[] {
  const toValue = VALUES[sort];
  if (TEXT_SORTS.has(sort)) return sortByText(rows, toValue, sign);
  return rows
    .map((row) => ({ row, value: toValue(row) }))
    .sort((a, b) => compare(a.value, b.value, sign))
    .map(({ row }) => row);
}

/** Groups rows by text before sorting, because comparing texts is expensive and many rows share one. */
function sortByText(rows: readonly QueueRow[], toValue: (row: QueueRow) => Value, sign: number): readonly QueueRow[] {
  const groups = new Map<Value, QueueRow[]>();
  for (const row of rows) {
    const value = toValue(row);
    const group = groups.get(value);
    if (group === undefined) groups.set(value, [row]);
    else group.push(row);
  }
  return [...groups].sort(([a], [b]) => compare(a, b, sign)).flatMap(([, group]) => group);
}

function compare(a: Value, b: Value, sign: number): number {
  if (a === b) return 0;
  if (a === null) return 1;
  if (b === null) return -1;
  return a < b ? -sign : sign;
}
