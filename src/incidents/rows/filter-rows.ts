import type { EpochMs } from '../../std/time.ts';
import { failsHygiene, hygieneProblems } from './hygiene.ts';
import { type Assignment, type FilterContext, LIST_FACETS, type ListFacet, type QueueFilter } from './queue-filter.ts';
import type { QueueRow } from './queue-row.ts';
import { endsOf, type TimeRange } from './time-range.ts';

/** The parts of which a row has one value. */
const VALUE = {
  severity: (row: QueueRow) => row.incident.severity,
  status: (row: QueueRow) => row.incident.status,
  classification: (row: QueueRow) => row.incident.classification,
};

/** The parts of which a row may have several values, or none. */
const VALUES = {
  source: (row: QueueRow) => row.sources,
  category: (row: QueueRow) => row.categories,
  tag: (row: QueueRow) => row.tags,
  asset: (row: QueueRow) => row.assetNames,
  technique: (row: QueueRow) => row.techniques,
};

type Test = (row: QueueRow) => boolean;

/** The rows that pass, in their order; the same list where nothing is asked. */
export function filterRows(
  rows: readonly QueueRow[],
  filter: QueueFilter,
  context: FilterContext,
): readonly QueueRow[] {
  const tests = testsOf(filter, context);
  const found = searchRows(rows, searchWords(filter.search));
  return tests.length === 0 ? found : found.filter((row) => tests.every((test) => test(row)));
}

/** What was found last in a list: who types on, or is counted by one thing after the other, searches only there. */
const lastFound = new WeakMap<
  readonly QueueRow[],
  { readonly words: readonly string[]; readonly found: readonly QueueRow[] }
>();

function searchRows(rows: readonly QueueRow[], words: readonly string[]): readonly QueueRow[] {
  if (words.length === 0) return rows;
  const last = lastFound.get(rows);
  const isNarrower = last?.words.every((before) => words.some((word) => word.includes(before))) === true;
  const found = (isNarrower ? last.found : rows).filter((row) => words.every((word) => row.searchText.includes(word)));
  lastFound.set(rows, { words, found });
  return found;
}

/** Counts the rows that pass a filter. Each filter is counted once, however often it is asked for. */
export function createRowCounter(
  rows: readonly QueueRow[],
  context: FilterContext,
): (name: string, filter: QueueFilter) => number {
  const counts = new Map<string, number>();
  return (name, filter) => {
    const count = counts.get(name) ?? filterRows(rows, filter, context).length;
    counts.set(name, count);
    return count;
  };
}

/** How many rows have each value of `part` among those that pass the rest of the filter: what a press on it would show. */
export function countValues(
  rows: readonly QueueRow[],
  filter: QueueFilter,
  part: ListFacet,
  context: FilterContext,
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const add = (value: string) => counts.set(value, (counts.get(value) ?? 0) + 1);
  const valuesOf = valuesIn(part, context.now);
  for (const row of filterRows(rows, { ...filter, [part]: [] }, context)) {
    const values = valuesOf(row);
    if (typeof values === 'string') add(values);
    else for (const value of values) add(value);
  }
  return counts;
}

/** What a row has of a part; of several values each once. */
function valuesIn(part: ListFacet, now: EpochMs): (row: QueueRow) => string | readonly string[] {
  if (part === 'hygiene') return (row) => hygieneProblems(row.incident, now);
  return part === 'severity' || part === 'status' || part === 'classification' ? VALUE[part] : VALUES[part];
}

/** Only what is asked is tested: most views ask for one or two things. */
function testsOf(filter: QueueFilter, context: FilterContext): readonly Test[] {
  return [
    ...LIST_FACETS.flatMap((part) => listTest(filter, part, context.now)),
    ...assignmentTest(filter.assigned, context.me),
    ...timeTest(filter.updated, context.now, (row) => row.incident.lastUpdate.epochMs),
    ...timeTest(filter.created, context.now, (row) => row.incident.created.epochMs),
  ];
}

function listTest(filter: QueueFilter, part: ListFacet, now: EpochMs): readonly Test[] {
  const wanted: ReadonlySet<string> = new Set(filter[part]);
  if (wanted.size === 0) return [];
  if (part === 'hygiene')
    return [({ incident }) => filter.hygiene.some((problem) => failsHygiene(problem, incident, now))];
  const valuesOf = valuesIn(part, now);
  return [
    (row) => {
      const values = valuesOf(row);
      return typeof values === 'string' ? wanted.has(values) : values.some((value) => wanted.has(value));
    },
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
