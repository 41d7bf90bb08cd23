import type { EpochMs } from '../std/time.ts';
import { hygieneProblems } from './hygiene.ts';
import { type Assignment, type FilterContext, LIST_PARTS, type ListPart, type QueueFilter } from './queue-filter.ts';
import type { QueueRow } from './queue-row.ts';
import { endsOf, type TimeRange } from './time-range.ts';

const VALUES: Readonly<Record<ListPart, (row: QueueRow, now: EpochMs) => readonly string[]>> = {
  severity: (row) => [row.incident.severity],
  status: (row) => [row.incident.status],
  source: (row) => row.sources,
  category: (row) => row.categories,
  tag: (row) => row.tags,
  classification: (row) => [row.incident.classification],
  asset: (row) => row.assets.map((asset) => asset.name.toLowerCase()),
  technique: (row) => row.techniques,
  hygiene: (row, now) => hygieneProblems(row.incident, now),
};

type Test = (row: QueueRow) => boolean;

/** The rows that pass, in their order; the same list where nothing is asked. */
export function filterRows(
  rows: readonly QueueRow[],
  filter: QueueFilter,
  context: FilterContext,
): readonly QueueRow[] {
  const tests = testsOf(filter, context);
  return tests.length === 0 ? rows : rows.filter((row) => tests.every((test) => test(row)));
}

/** How many rows pass. */
export function countRows(rows: readonly QueueRow[], filter: QueueFilter, context: FilterContext): number {
  return filterRows(rows, filter, context).length;
}

/** How many rows have each value of `part` among those that pass the rest of the filter: what a press on it would show. */
export function countValues(
  rows: readonly QueueRow[],
  filter: QueueFilter,
  part: ListPart,
  context: FilterContext,
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const row of filterRows(rows, { ...filter, [part]: [] }, context)) {
    for (const value of new Set(VALUES[part](row, context.now))) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return counts;
}

/** Only what is asked is tested: most views ask for one or two things. */
function testsOf(filter: QueueFilter, context: FilterContext): readonly Test[] {
  const lists = LIST_PARTS.flatMap((part): readonly Test[] => {
    const wanted: ReadonlySet<string> = new Set(filter[part]);
    if (wanted.size === 0) return [];
    return [(row) => VALUES[part](row, context.now).some((value) => wanted.has(value))];
  });
  const words = searchWords(filter.search);
  return [
    ...lists,
    ...assignmentTest(filter.assigned, context.me),
    ...timeTest(filter.updated, context.now, (row) => row.incident.lastUpdate.epochMs),
    ...timeTest(filter.created, context.now, (row) => row.incident.created.epochMs),
    ...(words.length === 0 ? [] : [(row: QueueRow) => words.every((word) => row.searchText.includes(word))]),
  ];
}

function assignmentTest(assigned: Assignment, me: string | null): readonly Test[] {
  if (assigned === 'anyone') return [];
  if (assigned === 'unassigned') return [(row) => row.incident.assignedTo === null];
  return [(row) => me !== null && row.incident.assignedTo?.toLowerCase() === me];
}

function timeTest(range: TimeRange, now: EpochMs, momentOf: (row: QueueRow) => EpochMs): readonly Test[] {
  const { from, to } = endsOf(range, now);
  if (from === null && to === null) return [];
  return [(row) => (from === null || momentOf(row) >= from) && (to === null || momentOf(row) < to)];
}

function searchWords(search: string): readonly string[] {
  return search.toLowerCase().split(/\s+/).filter(Boolean);
}
