import type { QueueSort } from './sort-rows.ts';

export type ColumnId =
  | 'severity'
  | 'incident'
  | 'tenant'
  | 'status'
  | 'assigned'
  | 'alerts'
  | 'assets'
  | 'sources'
  | 'categories'
  | 'tags'
  | 'updated'
  | 'created'
  | 'classification';

export type QueueColumn = {
  readonly id: ColumnId;
  readonly header: string;
  /** How the column sorts; `null` where an order would mean nothing. */
  readonly sort: QueueSort | null;
  /** Columns that give way when the list gets narrow, `first` before `soon`. What they hold stands in the panel too. */
  readonly fold: 'first' | 'soon' | null;
};

const COLUMNS: readonly QueueColumn[] = [
  { id: 'severity', header: 'Severity', sort: 'severity', fold: null },
  { id: 'incident', header: 'Incident', sort: 'name', fold: null },
  { id: 'tenant', header: 'Tenant', sort: 'tenant', fold: null },
  { id: 'status', header: 'Status', sort: 'status', fold: null },
  { id: 'assigned', header: 'Assigned to', sort: 'assigned', fold: null },
  { id: 'alerts', header: 'Alerts', sort: 'alerts', fold: null },
  { id: 'assets', header: 'Impacted assets', sort: null, fold: 'soon' },
  { id: 'sources', header: 'Sources', sort: null, fold: 'soon' },
  { id: 'categories', header: 'Categories', sort: null, fold: 'soon' },
  { id: 'tags', header: 'Tags', sort: null, fold: 'first' },
  { id: 'updated', header: 'Last update', sort: 'updated', fold: null },
  { id: 'created', header: 'Created', sort: 'created', fold: 'first' },
  { id: 'classification', header: 'Classification', sort: 'classification', fold: 'first' },
];

/** The columns in their order. The tenant's is there only where there is more than one. */
export function queueColumns(showsTenant: boolean): readonly QueueColumn[] {
  return showsTenant ? COLUMNS : COLUMNS.filter((column) => column.id !== 'tenant');
}
