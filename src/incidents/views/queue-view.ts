import { createSearchCodec, enumField, listField, type SearchField, textField } from '../../navigation/search-codec.ts';
import { tenantSetField } from '../../navigation/tenant-set.ts';
import { HYGIENE } from '../rows/hygiene.ts';
import { LIST_FACETS, type ListFacet, NO_FILTER, type QueueFilter } from '../rows/queue-filter.ts';
import { type QueueSort, SORTS, type SortDirection } from '../rows/sort-rows.ts';
import { assigneesField, optionsField, searchTextField, timeRangeField, valuesField } from './queue-url-fields.ts';

/** The state of the queue page, all of which is in the URL. */
export type QueueView = QueueFilter & {
  readonly sort: QueueSort;
  readonly direction: SortDirection;
  /** The ids of the tenants to read; empty for the user's default set. Not part of a named view, which fits any set. */
  readonly tenants: readonly string[];
  /** The `incidentKey` of the incident in the side panel; empty if the panel is closed. */
  readonly open: string;
};

/** Fields to change, or a function of the newest view, which may not be rendered yet. */
export type QueueViewChange = Partial<QueueView> | ((newest: QueueView) => Partial<QueueView>);

const LABELS = { max: 12, maxLength: 64 };

const FACET_FIELDS = {
  severity: listField(),
  status: listField(),
  assigned: assigneesField({ max: 12, maxLength: 100 }),
  source: valuesField(LABELS),
  category: valuesField(LABELS),
  tag: valuesField({ max: 12, maxLength: 100 }),
  classification: listField(),
  asset: valuesField({ max: 8, maxLength: 100 }),
  technique: listField(),
  hygiene: optionsField(HYGIENE),
} as const;

export const queueViewCodec = createSearchCodec<QueueView>({
  search: searchTextField(200),
  ...FACET_FIELDS,
  updated: timeRangeField(),
  created: timeRangeField(),
  not: optionsField(LIST_FACETS),
  sort: enumField(SORTS, 'updated'),
  direction: enumField(['ascending', 'descending'], 'descending'),
  tenants: tenantSetField(),
  open: textField(200),
});

const FIRST_VIEW = queueViewCodec.decode('');

/** The filters and the sort as URL search text, without tenants and the open panel. Equal views have equal texts. */
export function viewSearch(view: QueueView): string {
  const not = view.not.filter((facet) => view[facet].length > 0);
  return queueViewCodec.encode({ ...view, not, search: view.search.trim(), tenants: [], open: '' });
}

/** The queue as URL search text, without the open panel: the view and its tenants. */
export function queueSearch(view: QueueView): string {
  return queueViewCodec.encode({ ...queueViewCodec.decode(viewSearch(view)), tenants: view.tenants });
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
  const { source, category, tag, classification, asset, technique, hygiene, updated, created, not } = rest;
  const lists = { severity, status, assigned, source, category, tag, classification, asset, technique, hygiene };
  return { ...NO_FILTER, ...lists, search, updated, created, not };
}

/** Whether the URL can represent a filter by this value. */
export function canFilterBy(facet: ListFacet, value: string): boolean {
  const field: SearchField<readonly string[]> = FACET_FIELDS[facet];
  return field.decode(field.encode([value]))?.[0] === value;
}

/** The view change that adds the value to the facet's list, or removes it. */
export function toggledValue(view: QueueView, facet: ListFacet, value: string): Partial<QueueView> {
  return withValues(view, facet, toggled<string>(view[facet], value));
}

/** The view change that filters by these values only. A facet that loses its last value is no longer negated. */
export function withValues(view: QueueView, facet: ListFacet, values: readonly string[]): Partial<QueueView> {
  const not = values.length === 0 ? view.not.filter((other) => other !== facet) : view.not;
  return { [facet]: facet === 'hygiene' ? HYGIENE.filter((problem) => values.includes(problem)) : values, not };
}

/** Whether the view filters for this value, alone or with others. */
export function includesValue(view: QueueView, facet: ListFacet, value: string): boolean {
  return !view.not.includes(facet) && view[facet].some((selected) => selected === value);
}

/** The view change that filters for the value or no longer does. Replaces a filter that excludes values. */
export function toggledInclusion(view: QueueView, facet: ListFacet, value: string): Partial<QueueView> {
  if (!view.not.includes(facet)) return toggledValue(view, facet, value);
  return { ...withValues(view, facet, [value]), ...negated(view, facet, false) };
}

/** The view change that excludes the facet's values, or includes them again. */
export function negated(view: QueueView, facet: ListFacet, isNegated: boolean): Partial<QueueView> {
  const others = view.not.filter((other) => other !== facet);
  return { not: isNegated ? [...others, facet] : others };
}

/** Adds the value to the list, or removes it. */
export function toggled<Value extends string>(values: readonly Value[], value: Value): readonly Value[] {
  return values.includes(value) ? values.filter((other) => other !== value) : [...values, value].sort();
}
