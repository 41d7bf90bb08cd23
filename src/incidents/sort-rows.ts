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

/** What a first press on a column's head means: the urgent, the many and the new come first, names from A. */
export const FIRST_DIRECTION: Readonly<Record<QueueSort, SortDirection>> = {
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

/** A new list in order. Rows that are equal keep their order; a row without a value comes last in both directions. */
export function sortRows(rows: readonly QueueRow[], sort: QueueSort, direction: SortDirection): readonly QueueRow[] {
  const toValue = VALUES[sort];
  const sign = direction === 'ascending' ? 1 : -1;
  return rows
    .map((row) => ({ row, value: toValue(row) }))
    .sort((a, b) => compare(a.value, b.value, sign))
    .map(({ row }) => row);
}

function compare(a: Value, b: Value, sign: number): number {
  if (a === b) return 0;
  if (a === null) return 1;
  if (b === null) return -1;
  return a < b ? -sign : sign;
}
