/** The element of a row; `null` if the row is not rendered. */
export function rowElement(body: HTMLElement | null, key: string): HTMLElement | null {
  return body?.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`) ?? null;
}

/** Focuses a row without scrolling to it. Returns whether the row is rendered. */
export function focusRow(body: HTMLElement | null, key: string): boolean {
  const row = rowElement(body, key);
  row?.focus({ preventScroll: true });
  return row !== null;
}

/** The columns that the style sheet has not collapsed. */
export function columnsOnScreen(region: HTMLElement | null): readonly string[] {
  return [...(region?.querySelectorAll<HTMLElement>('th[data-col]') ?? [])]
    .filter((head) => head.getClientRects().length > 0)
    .flatMap((head) => head.dataset.col ?? []);
}

/** Arrow keys, Home and End act only while the focus is in the table; elsewhere they scroll the page. */
export function stepOf(key: string, isInTable: boolean): number | null {
  if (key === 'j') return 1;
  if (key === 'k') return -1;
  if (!isInTable) return null;
  if (key === 'ArrowDown') return 1;
  if (key === 'ArrowUp') return -1;
  return key === 'Home' || key === 'End' ? 0 : null;
}
