/** The keys of the selected rows. They stay selected when a filter hides them. */
export type RowSelection = ReadonlySet<string>;

export const NO_SELECTION: RowSelection = new Set();

/** Toggles one row. */
export function toggledRow(selection: RowSelection, key: string): RowSelection {
  const next = new Set(selection);
  if (!next.delete(key)) next.add(key);
  return next;
}

/**
 * Toggles `to`, and gives every row between `from` and `to` the same state. If `from` is not among the keys, toggles
 * only `to`.
 */
export function toggledRange(
  selection: RowSelection,
  keys: readonly string[],
  from: string | null,
  to: string,
): RowSelection {
  const start = from === null ? -1 : keys.indexOf(from);
  const end = keys.indexOf(to);
  if (start === -1 || end === -1) return toggledRow(selection, to);
  const range = keys.slice(Math.min(start, end), Math.max(start, end) + 1);
  const next = new Set(selection);
  for (const key of range) {
    if (selection.has(to)) next.delete(key);
    else next.add(key);
  }
  return next;
}

/** Whether none, some or all of these rows are selected. */
export function selectedExtent(selection: RowSelection, keys: readonly string[]): 'none' | 'some' | 'all' {
  if (selection.size === 0 || keys.length === 0) return 'none';
  const selected = keys.filter((key) => selection.has(key)).length;
  if (selected === 0) return 'none';
  return selected === keys.length ? 'all' : 'some';
}

/** Selects all of these rows, or deselects them if all are selected. Other rows keep their state. */
export function toggledAll(selection: RowSelection, keys: readonly string[]): RowSelection {
  const next = new Set(selection);
  const isAll = selectedExtent(selection, keys) === 'all';
  for (const key of keys) {
    if (isAll) next.delete(key);
    else next.add(key);
  }
  return next;
}
