import type { EpochMs } from '../../std/time.ts';
import { hygieneProblems } from './hygiene.ts';
import { type FilterContext, LIST_FACETS, type ListFacet, type QueueFilter } from './queue-filter.ts';
import type { QueueRow } from './queue-row.ts';
import { searchRows } from './search-rows.ts';
import { endsOf, type TimeRange } from './time-range.ts';

/** The facets of which a row has one value. */
const VALUE = {
  severity: (row: QueueRow) => row.incident.severity,
  status: (row: QueueRow) => row.incident.status,
  classification: (row: QueueRow) => row.incident.classification,
};

/** The facets of which a row has any number of values. */
const VALUES = {
  source: (row: QueueRow) => row.sources,
  category: (row: QueueRow) => row.categories,
  tag: (row: QueueRow) => row.tags,
  asset: (row: QueueRow) => row.assetNames,
  technique: (row: QueueRow) => row.techniques,
};

type Test = (row: QueueRow) => boolean;

/** Returns the matching rows in their order; the same list for an empty filter. */
export function filterRows(
  rows: readonly QueueRow[],
  filter: QueueFilter,
  context: FilterContext,
): readonly QueueRow[] {
  const tests = testsOf(filter, context);
  const found = searchRows(rows, filter.search);
  return tests.length === 0 ? found : found.filter((row) => tests.every((test) => test(row)));
}

/** Creates a function that counts matching rows. Results are cached by name. */
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

/**
 * Counts the rows per value of a facet among those that match the other facets: what selecting only that value would
 * show.
 */
export function countValues(
  rows: readonly QueueRow[],
  filter: QueueFilter,
  facet: ListFacet,
  context: FilterContext,
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const add = (value: string) => counts.set(value, (counts.get(value) ?? 0) + 1);
  const valuesOf = valuesIn(facet, context);
  for (const row of filterRows(rows, { ...filter, [facet]: [] }, context)) {
    const values = valuesOf(row);
    if (typeof values === 'string') add(values);
    else for (const value of values) add(value);
  }
  return counts;
}

/** The values of a row, without duplicates. */
function valuesIn(facet: ListFacet, context: FilterContext): (row: QueueRow) => string | readonly string[] {
  if (facet === 'hygiene') return (row) => hygieneProblems(row.incident, context.now);
  if (facet === 'assigned') return (row) => assigneesOf(row, context.me);
  return facet === 'severity' || facet === 'status' || facet === 'classification' ? VALUE[facet] : VALUES[facet];
}

/** Contains tests for active facets only; most views use one or two. */
function testsOf(filter: QueueFilter, context: FilterContext): readonly Test[] {
  return [
    ...LIST_FACETS.flatMap((facet) => listTest(filter, facet, context)),
    ...timeTest(filter.updated, context.now, (row) => row.incident.lastUpdate.epochMs),
    ...timeTest(filter.created, context.now, (row) => row.incident.created.epochMs),
  ];
}

function listTest(filter: QueueFilter, facet: ListFacet, context: FilterContext): readonly Test[] {
  const listed: ReadonlySet<string> = new Set(filter[facet]);
  if (listed.size === 0) return [];
  const isWanted = !filter.not.includes(facet);
  const valuesOf = valuesIn(facet, context);
  return [
    (row) => {
      const values = valuesOf(row);
      const isListed = typeof values === 'string' ? listed.has(values) : values.some((value) => listed.has(value));
      return isListed === isWanted;
    },
  ];
}

const UNASSIGNED: readonly string[] = ['unassigned'];

function assigneesOf({ incident }: QueueRow, me: string | null): readonly string[] {
  if (incident.assignedTo === null) return UNASSIGNED;
  const name = incident.assignedTo.toLowerCase();
  // A user whose name is one of the two words would otherwise count as the other.
  if (name === 'unassigned' || name === 'me') return [];
  return name === me ? [name, 'me'] : [name];
}

function timeTest(range: TimeRange, now: EpochMs, momentOf: (row: QueueRow) => EpochMs): readonly Test[] {
  const { from, to } = endsOf(range, now);
  if (from === null && to === null) return [];
  return [(row) => (from === null || momentOf(row) >= from) && (to === null || momentOf(row) < to)];
}
