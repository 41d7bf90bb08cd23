import { DAY_MS, type EpochMs } from '../../std/time.ts';
import { formatDay, formatDayAndTime, formatDayOfYear } from '../../ui/format-moment.ts';
import { startOfDay } from '../../ui/time-zone.ts';
import { classificationLabel, severityLabel, statusLabel } from '../labels/incident-labels.ts';
import { HYGIENE, hygieneLabel } from '../rows/hygiene.ts';
import type { ListFacet } from '../rows/queue-filter.ts';
import { presetLabel, type TimeRange } from '../rows/time-range.ts';

export type TimeFacet = 'updated' | 'created';

/** The labels of the facets. */
export const FACET_NAMES: Readonly<Record<ListFacet | TimeFacet, string>> = {
  severity: 'Severity',
  status: 'Status',
  assigned: 'Assigned to',
  source: 'Source',
  category: 'Category',
  tag: 'Tag',
  classification: 'Classification',
  asset: 'Impacted asset',
  technique: 'Technique',
  updated: 'Last update',
  created: 'Created',
  hygiene: 'Needs attention',
};

/** Values that are offered even if no row has them, in the order of the workflow. */
export const KNOWN_VALUES: Readonly<Partial<Record<ListFacet, readonly string[]>>> = {
  severity: ['high', 'medium', 'low', 'informational'],
  status: ['active', 'inProgress', 'awaitingAction', 'resolved', 'redirected'],
  assigned: ['me', 'unassigned'],
  classification: ['unknown', 'truePositive', 'informationalExpectedActivity', 'falsePositive'],
  hygiene: HYGIENE,
};

const VALUE_LABELS: Readonly<Partial<Record<ListFacet, (value: string) => string>>> = {
  severity: severityLabel,
  status: statusLabel,
  assigned: assigneeLabel,
  classification: classificationLabel,
  hygiene: (value) => {
    const problem = HYGIENE.find((known) => known === value);
    return problem === undefined ? value : hygieneLabel(problem);
  },
};

/** The label of a facet value. Values from services or attackers are returned unchanged: render them as inert text. */
export function facetValueLabel(facet: ListFacet, value: string): string {
  return VALUE_LABELS[facet]?.(value) ?? value;
}

/** The name before the domain, as in the table. Names are in lower case, which the first letter hides. */
function assigneeLabel(name: string): string {
  const [localPart = ''] = name.split('@', 1);
  const label = localPart === '' || localPart === name ? name : localPart;
  return label === name ? label.charAt(0).toUpperCase() + label.slice(1) : label;
}

/** Whether the range is one day in the user's time zone, which has 23 or 25 hours at clock changes. */
function isWholeDay(from: EpochMs, to: EpochMs): boolean {
  return startOfDay(from, 0) === from && startOfDay(from, 1) === to;
}

/** Describes a time range, in the user's time zone. */
export function timeRangeLabel(range: TimeRange, now: EpochMs): string {
  if (range.kind === 'any') return 'any time';
  if (range.kind === 'last') return presetLabel(range.preset);
  const { from, to } = range;
  if (from !== null && to !== null && isWholeDay(from, to)) {
    return now - from > 300 * DAY_MS ? formatDay(from) : formatDayOfYear(from);
  }
  if (from === null) return to === null ? 'any time' : `before ${formatDayAndTime(to, now)}`;
  return to === null
    ? `from ${formatDayAndTime(from, now)}`
    : `${formatDayAndTime(from, now)} to ${formatDayAndTime(to, now)}`;
}
