import type { EpochMs } from '../../std/time.ts';
import { formatDayAndTime, formatDayOfYear } from '../../ui/format-moment.ts';
import { classificationLabel, severityLabel, statusLabel } from '../labels/incident-labels.ts';
import { HYGIENE, hygieneLabel } from '../rows/hygiene.ts';
import type { Assignment, ListFacet } from '../rows/queue-filter.ts';
import { presetLabel, type TimeRange } from '../rows/time-range.ts';

export type TimeFacet = 'updated' | 'created';

/** The labels of the facets. */
export const FACET_NAMES: Readonly<Record<ListFacet | TimeFacet | 'assigned', string>> = {
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

export const ASSIGNMENTS: readonly { readonly value: Assignment; readonly label: string }[] = [
  { value: 'anyone', label: 'Anyone' },
  { value: 'me', label: 'Me' },
  { value: 'unassigned', label: 'Unassigned' },
];

/** Values that are offered even if no row has them, in the order of the workflow. */
export const KNOWN_VALUES: Readonly<Partial<Record<ListFacet, readonly string[]>>> = {
  severity: ['high', 'medium', 'low', 'informational'],
  status: ['active', 'inProgress', 'awaitingAction', 'resolved', 'redirected'],
  classification: ['unknown', 'truePositive', 'informationalExpectedActivity', 'falsePositive'],
  hygiene: HYGIENE,
};

const VALUE_LABELS: Readonly<Partial<Record<ListFacet, (value: string) => string>>> = {
  severity: severityLabel,
  status: statusLabel,
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

/** Whether the range is one day in the user's time zone, which has 23 or 25 hours at clock changes. */
function isWholeDay(from: EpochMs, to: EpochMs): boolean {
  const start = new Date(from);
  const nextDay = new Date(start.getFullYear(), start.getMonth(), start.getDate() + 1).getTime();
  return start.getHours() === 0 && start.getMinutes() === 0 && nextDay === to;
}

/** Describes a time range, in the user's time zone. */
export function timeRangeLabel(range: TimeRange, now: EpochMs): string {
  if (range.kind === 'any') return 'any time';
  if (range.kind === 'last') return presetLabel(range.preset);
  const { from, to } = range;
  if (from !== null && to !== null && isWholeDay(from, to)) return formatDayOfYear(from);
  if (from === null) return to === null ? 'any time' : `before ${formatDayAndTime(to, now)}`;
  return to === null
    ? `from ${formatDayAndTime(from, now)}`
    : `${formatDayAndTime(from, now)} to ${formatDayAndTime(to, now)}`;
}
