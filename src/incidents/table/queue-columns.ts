import type { QueueSort } from '../rows/sort-rows.ts';

export const COLUMN_IDS = [
  'severity',
  'incident',
  'tenant',
  'status',
  'assigned',
  'alerts',
  'assets',
  'sources',
  'categories',
  'tags',
  'updated',
  'created',
  'classification',
] as const;

export type ColumnId = (typeof COLUMN_IDS)[number];

export type QueueColumn = {
  readonly id: ColumnId;
  readonly header: string;
  /** A tooltip for a header that is too short to explain the cells. */
  readonly hint?: string;
  /** `null` if no sort order is meaningful. */
  readonly sort: QueueSort | null;
  /** When the column collapses as the list narrows; `null` for never. The panel shows the same values. */
  readonly collapse: 'first' | 'second' | null;
  /** In rem. `null` for the column that fills the remaining space. */
  readonly width: number | null;
};

export const COLUMNS: Readonly<Record<ColumnId, Omit<QueueColumn, 'id'>>> = {
  severity: { header: 'Severity', sort: 'severity', collapse: null, width: 7 },
  incident: { header: 'Incident', sort: 'name', collapse: null, width: null },
  tenant: { header: 'Tenant', sort: 'tenant', collapse: null, width: 7.75 },
  status: { header: 'Status', sort: 'status', collapse: null, width: 7.5 },
  assigned: { header: 'Assigned to', sort: 'assigned', collapse: null, width: 9.5 },
  alerts: { header: 'Alerts', hint: 'Active of all', sort: 'alerts', collapse: null, width: 4.25 },
  assets: { header: 'Impacted assets', sort: null, collapse: 'second', width: 8 },
  sources: { header: 'Sources', sort: null, collapse: 'second', width: 5.5 },
  categories: { header: 'Categories', sort: null, collapse: 'second', width: 9.5 },
  tags: { header: 'Tags', sort: null, collapse: 'first', width: 8 },
  updated: { header: 'Last update', sort: 'updated', collapse: null, width: 6.75 },
  created: { header: 'Created', sort: 'created', collapse: 'first', width: 7.25 },
  classification: { header: 'Classification', sort: 'classification', collapse: 'first', width: 12 },
};

/** Columns that identify an incident and cannot be hidden. */
export const REQUIRED_COLUMNS: readonly ColumnId[] = ['severity', 'incident'];
