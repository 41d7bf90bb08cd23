import { incidentKey } from '../rows/incident-key.ts';
import type { QueueRow } from '../rows/queue-row.ts';

/** An incident's position among the rows of a view. */
export type Neighbours = {
  /** Zero-based; `null` if the view does not include the incident. */
  readonly position: number | null;
  readonly total: number;
  readonly previous: QueueRow | null;
  readonly next: QueueRow | null;
};

/** Finds the incidents before and after an incident, in the order of the rows. */
export function neighboursOf(
  rows: readonly QueueRow[],
  incident: { readonly tenantId: string; readonly id: string },
): Neighbours {
  const key = incidentKey(incident);
  const position = rows.findIndex((row) => row.key === key);
  if (position === -1) return { position: null, total: rows.length, previous: null, next: null };
  return { position, total: rows.length, previous: rows[position - 1] ?? null, next: rows[position + 1] ?? null };
}
