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
  /** What the cells say, where the head is too short for it. */
  readonly hint?: string;
  /** How the column sorts; `null` where an order would mean nothing. */
  readonly sort: QueueSort | null;
  /** Columns that give way when the list gets narrow, `first` before `soon`. What they hold stands in the panel too. */
  readonly collapse: 'first' | 'second' | null;
  /** In rem. `null` for the one that takes what is left. */
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
  sources: { header: 'Sources', sort: null, collapse: 'second', width: 8 },
  categories: { header: 'Categories', sort: null, collapse: 'second', width: 9.5 },
  tags: { header: 'Tags', sort: null, collapse: 'first', width: 8 },
  updated: { header: 'Last update', sort: 'updated', collapse: null, width: 6.75 },
  created: { header: 'Created', sort: 'created', collapse: 'first', width: 7.25 },
  classification: { header: 'Classification', sort: 'classification', collapse: 'first', width: 12 },
};

/** What tells one incident from the next is always there. */
export const REQUIRED_COLUMNS: readonly ColumnId[] = ['severity', 'incident'];
