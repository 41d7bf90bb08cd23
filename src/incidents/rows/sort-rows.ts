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

/** What a first press on a column's head means: the urgent, the many and the new come first, names from A. */
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

/** A press on the sorted column turns it round; on another one it starts as that column is mostly wanted. */
export function nextSort(
  now: { readonly sort: QueueSort; readonly direction: SortDirection },
  sort: QueueSort,
): { readonly sort: QueueSort; readonly direction: SortDirection } {
  if (now.sort !== sort) return { sort, direction: FIRST_DIRECTION[sort] };
  return { sort, direction: now.direction === 'ascending' ? 'descending' : 'ascending' };
}

type Order = `${QueueSort} ${SortDirection}`;

/** Orders made before, by the list they were made of: typing into the search must not sort everything anew. */
const orders = new WeakMap<readonly QueueRow[], Map<Order, readonly QueueRow[]>>();

/**
 * A list in order. Rows that are equal keep their order; a row without a value comes last in both directions. The same
 * list gives the same order again.
 */
export function sortRows(rows: readonly QueueRow[], sort: QueueSort, direction: SortDirection): readonly QueueRow[] {
  const known = orders.get(rows) ?? new Map<Order, readonly QueueRow[]>();
  orders.set(rows, known);
  const ordered = known.get(`${sort} ${direction}`) ?? inOrder(rows, sort, direction === 'ascending' ? 1 : -1);
  known.set(`${sort} ${direction}`, ordered);
  return ordered;
}

function inOrder(rows: readonly QueueRow[], sort: QueueSort, sign: number): readonly QueueRow[] {
  const toValue = VALUES[sort];
  if (TEXT_SORTS.has(sort)) return inOrderOfTexts(rows, toValue, sign);
  return rows
    .map((row) => ({ row, value: toValue(row) }))
    .sort((a, b) => compare(a.value, b.value, sign))
    .map(({ row }) => row);
}

/**
 * Many rows share a text, and comparing texts is what costs: each is compared once, then the rows are dealt to theirs.
 */
function inOrderOfTexts(
  rows: readonly QueueRow[],
  toValue: (row: QueueRow) => Value,
  sign: number,
): readonly QueueRow[] {
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
