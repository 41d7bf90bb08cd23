import { useState } from 'react';
import type { QueueRow } from '../rows/queue-row.ts';
import { NO_SELECTION, type RowSelection } from '../rows/row-selection.ts';

type QueueSelection = {
  readonly keys: RowSelection;
  /** The selected rows: those in the view in its order, then the others. */
  readonly rows: readonly QueueRow[];
  /** The number of selected rows that are not in the view. */
  readonly hidden: number;
  readonly select: (keys: RowSelection) => void;
  readonly clear: () => void;
};

/** The selected rows. They stay selected when a filter hides them. */
export function useQueueSelection(loaded: readonly QueueRow[], viewRows: readonly QueueRow[]): QueueSelection {
  const [keys, select] = useState(NO_SELECTION);
  const clear = () => select(NO_SELECTION);
  // Most of the time nothing is selected, and `loaded` may have 50,000 rows.
  if (keys.size === 0) return { keys, rows: [], hidden: 0, select, clear };
  const isSelected = (row: QueueRow) => keys.has(row.key);
  const inView = viewRows.filter(isSelected);
  const inViewKeys = new Set(inView.map((row) => row.key));
  const hidden = loaded.filter((row) => isSelected(row) && !inViewKeys.has(row.key));
  return { keys, rows: [...inView, ...hidden], hidden: hidden.length, select, clear };
}
