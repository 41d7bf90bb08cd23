/** Keys of the rows a person chose; they stay chosen when a filter hides them. */
export type RowSelection = ReadonlySet<string>;

export const NO_SELECTION: RowSelection = new Set();

/** With the row chosen, or not if it was. */
export function toggledRow(selection: RowSelection, key: string): RowSelection {
  const next = new Set(selection);
  if (!next.delete(key)) next.add(key);
  return next;
}

/**
 * Does to every row from `from` to `to` what a press does to `to`: chooses them, or takes the choice back. Where `from`
 * is not among the keys, only `to` is meant.
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

/** How much of these rows is chosen. */
export function selectedExtent(selection: RowSelection, keys: readonly string[]): 'none' | 'some' | 'all' {
  if (selection.size === 0 || keys.length === 0) return 'none';
  const chosen = keys.filter((key) => selection.has(key)).length;
  if (chosen === 0) return 'none';
  return chosen === keys.length ? 'all' : 'some';
}

/** All of these rows as well, or none of them if all were chosen. */
export function toggledAll(selection: RowSelection, keys: readonly string[]): RowSelection {
  const next = new Set(selection);
  const takesBack = selectedExtent(selection, keys) === 'all';
  for (const key of keys) {
    if (takesBack) next.delete(key);
    else next.add(key);
  }
  return next;
}
