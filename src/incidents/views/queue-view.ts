import { createSearchCodec, enumField, listField, textField } from '../../navigation/search-codec.ts';
import { HYGIENE } from '../rows/hygiene.ts';
import { NO_FILTER, type QueueFilter } from '../rows/queue-filter.ts';
import { type QueueSort, SORTS, type SortDirection } from '../rows/sort-rows.ts';
import { optionsField, searchTextField, timeRangeField, valuesField } from './queue-url-fields.ts';

/** The state of the queue page, all of which is in the URL. */
export type QueueView = QueueFilter & {
  readonly sort: QueueSort;
  readonly direction: SortDirection;
  /** The `incidentKey` of the incident in the side panel; empty if the panel is closed. */
  readonly open: string;
};

/** Fields to change, or a function of the newest view, which may not be rendered yet. */
export type QueueViewChange = Partial<QueueView> | ((newest: QueueView) => Partial<QueueView>);

const LABELS = { max: 12, maxLength: 64 };

export const queueViewCodec = createSearchCodec<QueueView>({
  search: searchTextField(200),
  severity: listField(),
  status: listField(),
  assigned: enumField(['anyone', 'me', 'unassigned'], 'anyone'),
  source: valuesField(LABELS),
  category: valuesField(LABELS),
  tag: valuesField({ max: 12, maxLength: 100 }),
  classification: listField(),
  asset: valuesField({ max: 8, maxLength: 100 }),
  technique: listField(),
  hygiene: optionsField(HYGIENE),
  updated: timeRangeField(),
  created: timeRangeField(),
  sort: enumField(SORTS, 'updated'),
  direction: enumField(['ascending', 'descending'], 'descending'),
  open: textField(200),
});

const FIRST_VIEW = queueViewCodec.decode('');

/** The filters and the sort as URL search text, without the open panel. Equal views have equal texts. */
export function viewSearch(view: QueueView): string {
  return queueViewCodec.encode({ ...view, search: view.search.trim(), open: '' });
}

/** Makes a view with this filter, newest update first. */
export function viewOf(filter: Partial<QueueFilter>): QueueView {
  return { ...FIRST_VIEW, ...filter };
}

/** Whether two views have the same filter. Ignores the sort and the open panel. */
export function isSameFilter(one: QueueFilter, other: QueueFilter): boolean {
  return viewSearch(viewOf(filterOf(one))) === viewSearch(viewOf(filterOf(other)));
}

/** Removes everything but the filter. */
function filterOf({ search, severity, status, assigned, ...rest }: QueueFilter): QueueFilter {
  const { source, category, tag, classification, asset, technique, hygiene, updated, created } = rest;
  const lists = { severity, status, source, category, tag, classification, asset, technique, hygiene };
  return { ...NO_FILTER, ...lists, search, assigned, updated, created };
}

/** Adds the value to the list, or removes it. */
export function toggled<Value extends string>(values: readonly Value[], value: Value): readonly Value[] {
  return values.includes(value) ? values.filter((other) => other !== value) : [...values, value].sort();
}
