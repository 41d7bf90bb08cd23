import type { Incident } from '../../defender/model/incident.ts';
import { type QueueRow, queueRowOf } from './queue-row.ts';

/** The rows of every loaded incident, with the inputs they were made from. */
type LoadedRows = {
  readonly lists: readonly (readonly Incident[])[];
  readonly tenantNames: readonly string[];
  readonly rows: readonly QueueRow[];
};

export const NO_ROWS_LOADED: LoadedRows = { lists: [], tenantNames: [], rows: [] };

/**
 * Makes the rows of all lists, tenant by tenant. Returns `before` if its inputs are the same, because sort orders and
 * counts are cached by the identity of the list.
 */
export function loadedRows(
  before: LoadedRows,
  lists: readonly (readonly Incident[])[],
  tenantNames: readonly string[],
): LoadedRows {
  if (isSame(before.lists, lists) && isSame(before.tenantNames, tenantNames)) return before;
  const rows = lists.flatMap((list, index) => list.map((incident) => queueRowOf(incident, tenantNames[index] ?? '')));
  return { lists, tenantNames, rows };
}

function isSame(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one.length === other.length && one.every((value, index) => value === other[index]);
}
