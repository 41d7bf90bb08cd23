import type { QueueRow } from './queue-row.ts';

/** What a view keeps. An empty list or text keeps everything; a row has to pass all three. */
export type QueueFilter = {
  readonly search: string;
  readonly severity: readonly string[];
  readonly status: readonly string[];
};

export const NO_FILTER: QueueFilter = { search: '', severity: [], status: [] };

/** The rows that pass, in their order. Every word of the search must occur somewhere in the row. */
export function filterRows(rows: readonly QueueRow[], filter: QueueFilter): readonly QueueRow[] {
  const words = searchWords(filter.search);
  const severity = new Set(filter.severity);
  const status = new Set(filter.status);
  if (words.length === 0 && severity.size === 0 && status.size === 0) return rows;
  return rows.filter(
    (row) =>
      (severity.size === 0 || severity.has(row.incident.severity)) &&
      (status.size === 0 || status.has(row.incident.status)) &&
      words.every((word) => row.searchText.includes(word)),
  );
}

function searchWords(search: string): readonly string[] {
  return search.toLowerCase().split(/\s+/).filter(Boolean);
}

/** How many rows have each word of `field` among those that pass the rest of the filter: what a press on it would show. */
export function countWords(
  rows: readonly QueueRow[],
  filter: QueueFilter,
  field: 'severity' | 'status',
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const row of filterRows(rows, { ...filter, [field]: [] })) {
    const word = row.incident[field];
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return counts;
}
