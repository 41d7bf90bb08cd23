import { createSearchCodec, enumField, listField, textField } from '../../navigation/search-codec.ts';
import { HYGIENE } from '../rows/hygiene.ts';
import { NO_FILTER, type QueueFilter } from '../rows/queue-filter.ts';
import { type QueueSort, SORTS, type SortDirection } from '../rows/sort-rows.ts';
import { severalTexts, severalWords, timeRangeField, typedText } from './queue-fields.ts';

/** What one is looking at: everything of it stands in the address. */
export type QueueView = QueueFilter & {
  readonly sort: QueueSort;
  readonly direction: SortDirection;
  /** The incident whose panel is open, as `incidentKey` writes it; empty when none is. */
  readonly open: string;
};

/** What to change: fields by name, or made from the newest view, which may be asked for and not yet drawn. */
export type QueueViewChange = Partial<QueueView> | ((newest: QueueView) => Partial<QueueView>);

const OUR_WORDS = { most: 12, maxLength: 64 };

export const queueViewCodec = createSearchCodec<QueueView>({
  search: typedText(200),
  severity: listField(),
  status: listField(),
  assigned: enumField(['anyone', 'me', 'unassigned'], 'anyone'),
  source: severalTexts(OUR_WORDS),
  category: severalTexts(OUR_WORDS),
  tag: severalTexts({ most: 12, maxLength: 100 }),
  classification: listField(),
  asset: severalTexts({ most: 8, maxLength: 100 }),
  technique: listField(),
  hygiene: severalWords(HYGIENE),
  updated: timeRangeField(),
  created: timeRangeField(),
  sort: enumField(SORTS, 'updated'),
  direction: enumField(['ascending', 'descending'], 'descending'),
  open: textField(200),
});

const FIRST_VIEW = queueViewCodec.decode('');

/** The view as it is kept and sent: filters and order, without the open panel. Two views that show the same have the same text. */
export function viewSearch(view: QueueView): string {
  return queueViewCodec.encode({ ...view, search: view.search.trim(), open: '' });
}

/** The view that shows what the filter says, newest update first. */
export function viewOf(filter: Partial<QueueFilter>): QueueView {
  return { ...FIRST_VIEW, ...filter };
}

/** Whether the view shows just what the filter says; the order of rows and the open panel do not count. */
export function isSameFilter(one: QueueFilter, other: QueueFilter): boolean {
  return viewSearch(viewOf(filterOf(one))) === viewSearch(viewOf(filterOf(other)));
}

/** Only what filters. */
function filterOf({ search, severity, status, assigned, ...rest }: QueueFilter): QueueFilter {
  const { source, category, tag, classification, asset, technique, hygiene, updated, created } = rest;
  const lists = { severity, status, source, category, tag, classification, asset, technique, hygiene };
  return { ...NO_FILTER, ...lists, search, assigned, updated, created };
}

/** The list with the value in it, or without it if it was there. */
export function toggled<Value extends string>(values: readonly Value[], value: Value): readonly Value[] {
  return values.includes(value) ? values.filter((other) => other !== value) : [...values, value].sort();
}
