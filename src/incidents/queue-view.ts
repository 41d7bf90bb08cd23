import { createSearchCodec, textField, wordField, wordsField } from '../navigation/search-codec.ts';
import type { QueueFilter } from './filter-rows.ts';
import { type QueueSort, SORTS, type SortDirection } from './sort-rows.ts';

/** What one is looking at: everything of it stands in the address. */
export type QueueView = QueueFilter & {
  readonly sort: QueueSort;
  readonly direction: SortDirection;
  /** The incident whose panel is open, as `incidentKey` writes it; empty when none is. */
  readonly open: string;
};

export const queueViewCodec = createSearchCodec<QueueView>({
  search: textField(200),
  severity: wordsField(),
  status: wordsField(),
  sort: wordField(SORTS, 'updated'),
  direction: wordField(['ascending', 'descending'], 'descending'),
  open: textField(200),
});

/** Being worked on, or still to be. */
export const OPEN_STATUSES: readonly string[] = ['active', 'awaitingAction', 'inProgress'];

/** Views everybody has. */
export const BUILT_IN_VIEWS: readonly { readonly name: string; readonly filter: QueueFilter }[] = [
  { name: 'All', filter: { search: '', severity: [], status: [] } },
  { name: 'Open', filter: { search: '', severity: [], status: OPEN_STATUSES } },
  { name: 'High and open', filter: { search: '', severity: ['high'], status: OPEN_STATUSES } },
  { name: 'Resolved', filter: { search: '', severity: [], status: ['resolved'] } },
];

/** Whether the view shows just what the filter says; the order of rows and the open panel do not count. */
export function isSameFilter(one: QueueFilter, other: QueueFilter): boolean {
  return (
    one.search.trim() === other.search.trim() &&
    sameWords(one.severity, other.severity) &&
    sameWords(one.status, other.status)
  );
}

/** The list with the word in it, or without it if it was there. */
export function toggled(words: readonly string[], word: string): readonly string[] {
  return words.includes(word) ? words.filter((other) => other !== word) : [...words, word].sort();
}

function sameWords(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((word) => other.includes(word));
}
