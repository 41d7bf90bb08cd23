import { type EpochMs, epochMs } from '../../std/time.ts';
import { inertTextOf } from '../../ui/inert-text-parts.ts';
import { offsetMs, startOfDay } from '../../ui/time-zone.ts';
import { countValues } from '../rows/filter-rows.ts';
import { type FilterContext, LIST_FACETS, type ListFacet, NO_FILTER } from '../rows/queue-filter.ts';
import type { QueueRow } from '../rows/queue-row.ts';
import { ANY_TIME, PRESETS, presetLabel, serializeTimeRange, type TimeRange } from '../rows/time-range.ts';
import { FACET_NAMES, facetValueLabel, KNOWN_VALUES, type TimeFacet, timeRangeLabel } from '../views/facets.ts';
import { canFilterBy, type QueueView } from '../views/queue-view.ts';

export type Facet = ListFacet | TimeFacet;

/** Most used first. */
export const FACETS: readonly Facet[] = [
  'severity',
  'status',
  'assigned',
  'updated',
  'created',
  ...LIST_FACETS.filter((facet) => facet !== 'severity' && facet !== 'status' && facet !== 'assigned'),
];

/** One line of the filter menu: a facet to open, a value to toggle, a time range to choose, or the custom range. */
export type FilterOption = {
  readonly id: string;
  readonly facet: Facet;
  /** Made inert. */
  readonly label: string;
  /** A further name to search by and to show, such as the whole user name; made inert. */
  readonly detail: string;
  readonly isSelected: boolean;
  readonly target:
    | { readonly kind: 'facet' }
    | { readonly kind: 'value'; readonly value: string; readonly count: number }
    | { readonly kind: 'range'; readonly range: TimeRange }
    | { readonly kind: 'custom' };
};

type Source = {
  readonly rows: readonly QueueRow[];
  readonly view: QueueView;
  readonly context: FilterContext;
  readonly techniqueName: (id: string) => string | null;
};

/** The facets, each with what it filters by now. */
export function facetOptions(view: QueueView): readonly FilterOption[] {
  return FACETS.map((facet) => ({
    id: `facet ${facet}`,
    facet,
    label: FACET_NAMES[facet],
    detail: '',
    isSelected: isTime(facet) ? view[facet].kind !== 'any' : view[facet].length > 0,
    target: { kind: 'facet' },
  }));
}

/** Everything to choose in one facet: the known values, then all others, the most frequent in the view first. */
export function optionsOf(facet: Facet, source: Source): readonly FilterOption[] {
  return isTime(facet) ? rangeOptions(facet, source) : valueOptions(facet, source);
}

/**
 * The options whose texts contain every word: facets by name, the values of every facet, and times, also a day such as
 * `20 Nov`.
 */
export function findOptions(
  text: string,
  options: readonly FilterOption[],
  view: QueueView,
  context: FilterContext,
): readonly FilterOption[] {
  const words = wordsOf(text);
  const day = parseDay(text, context.now);
  const days =
    day === null ? [] : (['updated', 'created'] as const).map((facet) => dayOption(facet, day, view, context));
  const found = options.filter((option) => words.every((word) => searchTextOf(option).includes(word)));
  // Short texts such as `la` match all presets of both times, which hardly anyone searches for.
  return [...days, ...found.filter(({ target }) => !isRange(target)), ...found.filter(({ target }) => isRange(target))];
}

/** The options of one facet whose texts contain every word, without the facet's name. */
export function narrowedOptions(text: string, options: readonly FilterOption[]): readonly FilterOption[] {
  const words = wordsOf(text);
  return options.filter(({ label, detail }) => {
    const own = `${label} ${detail}`.toLowerCase();
    return words.every((word) => own.includes(word));
  });
}

function isRange({ kind }: FilterOption['target']): boolean {
  return kind === 'range' || kind === 'custom';
}

export function isTime(facet: Facet): facet is TimeFacet {
  return facet === 'updated' || facet === 'created';
}

function valueOptions(facet: ListFacet, { rows, view, context, techniqueName }: Source): readonly FilterOption[] {
  const counts = countValues(rows, view, facet, context);
  // Values that the other filters hide are listed too: otherwise a search for one would find nothing.
  const everywhere = countValues(rows, NO_FILTER, facet, context);
  const known = KNOWN_VALUES[facet] ?? [];
  const others = [...new Set<string>([...view[facet], ...everywhere.keys()])]
    .filter((value) => !known.includes(value) && canFilterBy(facet, value))
    .sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0) || (a < b ? -1 : 1));
  return [...known, ...others].map((value) => ({
    id: `${facet} ${value}`,
    facet,
    label: inertTextOf(facetValueLabel(facet, value), 100),
    detail: inertTextOf(detailOf(facet, value, techniqueName), 100),
    isSelected: view[facet].some((selected) => selected === value),
    target: { kind: 'value', value, count: counts.get(value) ?? 0 },
  }));
}

function detailOf(facet: ListFacet, value: string, techniqueName: (id: string) => string | null): string {
  if (facet === 'technique') return techniqueName(value) ?? '';
  return facet === 'assigned' && value.includes('@') ? value : '';
}

function rangeOptions(facet: TimeFacet, { view, context }: Source): readonly FilterOption[] {
  const ranges: readonly TimeRange[] = [ANY_TIME, ...PRESETS.map((preset) => ({ kind: 'last' as const, preset }))];
  const current = view[facet];
  return [
    ...ranges.map((range) => rangeOption(facet, range, rangeLabel(range), view)),
    ...(current.kind === 'between' ? [rangeOption(facet, current, timeRangeLabel(current, context.now), view)] : []),
    { id: `${facet} custom`, facet, label: 'Custom range…', detail: '', isSelected: false, target: { kind: 'custom' } },
  ];
}

function rangeLabel(range: TimeRange): string {
  const label = range.kind === 'last' ? presetLabel(range.preset) : 'any time';
  return label.charAt(0).toUpperCase() + label.slice(1);
}

function dayOption(facet: TimeFacet, range: TimeRange, view: QueueView, context: FilterContext): FilterOption {
  return rangeOption(facet, range, timeRangeLabel(range, context.now), view);
}

function rangeOption(facet: TimeFacet, range: TimeRange, label: string, view: QueueView): FilterOption {
  const text = serializeTimeRange(range);
  return {
    id: `${facet} ${text}`,
    facet,
    label,
    detail: '',
    isSelected: serializeTimeRange(view[facet]) === text,
    target: { kind: 'range', range },
  };
}

function searchTextOf(option: FilterOption): string {
  return `${FACET_NAMES[option.facet]} ${option.label} ${option.detail}`.toLowerCase();
}

function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().split(/\s+/).filter(Boolean);
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** The latest past day of that name, in the user's time zone: `20 Nov`, `20 november`. */
function parseDay(text: string, now: EpochMs): TimeRange | null {
  const [, day = '', name = ''] = /^\s*(\d{1,2})\.?\s+([a-z]{3,9})\s*$/i.exec(text) ?? [];
  const month = MONTHS.indexOf(name.slice(0, 3).toLowerCase());
  if (month === -1) return null;
  const year = new Date(now).getUTCFullYear();
  // The year may already be another one in the user's time zone.
  for (const candidate of [year + 1, year, year - 1]) {
    const noon = new Date(Date.UTC(candidate, month, Number(day), 12));
    if (noon.getUTCMonth() !== month) continue;
    const sameWallClock = epochMs(noon.getTime() - offsetMs(epochMs(noon.getTime())));
    const from = startOfDay(sameWallClock, 0);
    if (from <= now) return { kind: 'between', from, to: startOfDay(sameWallClock, 1) };
  }
  return null;
}
