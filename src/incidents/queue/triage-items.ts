import type { IncidentSource } from '../../defender/incident-source.ts';
import type { QueueRow } from '../rows/queue-row.ts';
import type { IncidentTableHandle } from '../table/incident-table.tsx';
import type { TriageItem } from '../triage/triage-state.ts';

/** The incidents of the queue that actions apply to. */
export function triageItems(queue: {
  readonly sources: readonly IncidentSource[];
  readonly selected: readonly QueueRow[];
  /** The row whose panel is open. */
  readonly opened: QueueRow | null;
}): {
  readonly selected: readonly TriageItem[];
  readonly opened: readonly TriageItem[];
  /** What keys apply to: the selection, else the open panel, else the active row. */
  readonly targets: (active: QueueRow | null) => readonly TriageItem[];
} {
  const itemsOf = (rows: readonly QueueRow[]) =>
    rows.flatMap(({ incident }): TriageItem[] => {
      const source = queue.sources.find((each) => each.tenantId === incident.tenantId);
      return source === undefined ? [] : [{ source, incident }];
    });
  const selected = itemsOf(queue.selected);
  const opened = queue.opened === null ? [] : itemsOf([queue.opened]);
  return {
    selected,
    opened,
    targets: (active) => {
      if (selected.length > 0) return selected;
      return opened.length > 0 || active === null ? opened : itemsOf([active]);
    },
  };
}

/**
 * How to go on to the next incident of the view after a change: in the open panel, else in the table; `null` at the end of
 * the view, and with a selection, which has no next incident.
 */
export function nextAfterChange(queue: {
  readonly place: { readonly position: number; readonly total: number } | null;
  readonly table: { readonly current: Pick<IncidentTableHandle, 'focusNextRow'> | null };
  readonly move: (step: 1) => void;
  readonly hasSelection: boolean;
}): (() => void) | null {
  const { place, table, move } = queue;
  if (queue.hasSelection) return null;
  // A dialog that closes returns the focus to its row first.
  if (place === null) return () => void setTimeout(() => table.current?.focusNextRow());
  return place.position < place.total - 1 ? () => move(1) : null;
}

const MAX_PEOPLE = 50;

/** Names that loaded incidents are assigned to, to choose from. */
export function peopleIn(rows: readonly QueueRow[]): readonly string[] {
  const names = new Set<string>();
  for (const { incident } of rows) {
    if (incident.assignedTo !== null) names.add(incident.assignedTo);
    if (names.size === MAX_PEOPLE) break;
  }
  return [...names].sort();
}
