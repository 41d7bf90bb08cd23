import type { EpochMs } from '../../std/time.ts';
import { formatDayAndTime } from '../../ui/format-moment.ts';
import { classificationLabel, severityLabel, statusLabel } from '../labels/incident-labels.ts';
import { HYGIENE, hygieneLabel } from '../rows/hygiene.ts';
import type { Assignment, ListFacet } from '../rows/queue-filter.ts';
import { presetLabel, type TimeRange } from '../rows/time-range.ts';

export type TimeFacet = 'updated' | 'created';

/** The parts of a filter as people call them, in the order in which they are offered. */
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
  hygiene: 'Hygiene',
};

export const ASSIGNMENTS: readonly { readonly value: Assignment; readonly label: string }[] = [
  { value: 'anyone', label: 'Anyone' },
  { value: 'me', label: 'Me' },
  { value: 'unassigned', label: 'Unassigned' },
];

/** Values that are offered although no row has them, in the order of the work. */
export const KNOWN_VALUES: Readonly<Partial<Record<ListFacet, readonly string[]>>> = {
  severity: ['high', 'medium', 'low', 'informational'],
  status: ['active', 'inProgress', 'awaitingAction', 'resolved', 'redirected'],
  classification: ['unknown', 'truePositive', 'informationalExpectedActivity', 'falsePositive'],
  hygiene: HYGIENE,
};

const WORDS: Readonly<Partial<Record<ListFacet, (value: string) => string>>> = {
  severity: severityLabel,
  status: statusLabel,
  classification: classificationLabel,
  hygiene: (value) => {
    const problem = HYGIENE.find((known) => known === value);
    return problem === undefined ? value : hygieneLabel(problem);
  },
};

/** A value of a part as people read it. What the services or attackers made comes back as it is: show it inert. */
export function facetValueLabel(part: ListFacet, value: string): string {
  return WORDS[part]?.(value) ?? value;
}

/** A time range in words; moments in the reader's zone. */
export function timeRangeLabel(range: TimeRange, now: EpochMs): string {
  if (range.kind === 'any') return 'any time';
  if (range.kind === 'last') return presetLabel(range.preset);
  const { from, to } = range;
  if (from === null) return to === null ? 'any time' : `before ${formatDayAndTime(to, now)}`;
  return to === null
    ? `from ${formatDayAndTime(from, now)}`
    : `${formatDayAndTime(from, now)} to ${formatDayAndTime(to, now)}`;
}
