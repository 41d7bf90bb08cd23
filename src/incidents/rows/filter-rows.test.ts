import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { epochMs } from '../../std/time.ts';
import { countValues, createRowCounter, filterRows } from './filter-rows.ts';
import { HYGIENE } from './hygiene.ts';
import { anAlert, anIncident, anInstant, aPieceOfEvidence } from './incident.fixture.ts';
import { type FilterContext, LIST_FACETS, NO_FILTER, type QueueFilter } from './queue-filter.ts';
import { type QueueRow, queueRowOf } from './queue-row.ts';
import { anyRows } from './queue-rows.fixture.ts';
import { SORTS, type SortDirection, sortRows } from './sort-rows.ts';
import { ANY_TIME, PRESETS, type TimeRange } from './time-range.ts';

const CONTEXT: FilterContext = { me: 'analyst@soc.example', now: epochMs(Date.parse('2026-11-20T12:00:00Z')) };

const anyRange: fc.Arbitrary<TimeRange> = fc.oneof(
  fc.constant(ANY_TIME),
  fc.record({ kind: fc.constant('last' as const), preset: fc.constantFrom(...PRESETS) }),
  fc.record({
    kind: fc.constant('between' as const),
    from: fc.constantFrom(null, epochMs(0), epochMs(2)),
    to: fc.constantFrom(null, epochMs(3), epochMs(Number.MAX_SAFE_INTEGER)),
  }),
);

const anyFilter: fc.Arbitrary<QueueFilter> = fc.record({
  search: fc.oneof(
    fc.constantFrom('', ' ', 'alpha', 'ALPHA analyst', 'case 9', 'u+202e', 'nothing has this', 'a'),
    fc.string({ unit: 'binary', maxLength: 6 }),
  ),
  severity: fc.subarray(['high', 'low', 'Severe', 'absent']),
  status: fc.subarray(['active', 'resolved', 'Parked', 'absent']),
  assigned: fc.subarray(['me', 'unassigned', 'analyst', 'absent']),
  source: fc.subarray(['Endpoint', 'absent']),
  category: fc.subarray(['Credential access', 'absent']),
  tag: fc.subarray(['crown jewel', 'absent']),
  classification: fc.subarray(['unknown', 'Guess', 'absent']),
  asset: fc.subarray(['lap-01.soc.example', 'absent']),
  technique: fc.subarray(['T1566', 'T1566.001', 'absent']),
  hygiene: fc.subarray([...HYGIENE]),
  updated: anyRange,
  created: anyRange,
  not: fc.subarray([...LIST_FACETS]),
});

const DIRECTIONS: readonly SortDirection[] = ['ascending', 'descending'];

/** Compares rows by key, because they are large. */
function keys(rows: readonly QueueRow[]): string {
  return rows.map((row) => row.key).join();
}

function idsOf(filter: Partial<QueueFilter>, ...incidents: readonly ReturnType<typeof anIncident>[]) {
  const rows = incidents.map((incident) => queueRowOf(incident, 'Example SOC'));
  return filterRows(rows, { ...NO_FILTER, ...filter }, CONTEXT).map((row) => row.incident.id);
}

describe('filterRows', () => {
  it('finds the words of a search in any order and in any column', () => {
    const incident = anIncident({ name: 'Password spray', assignedTo: 'Tier 2 analyst' });
    expect(idsOf({ search: '  ANALYST  spray ' }, incident)).toEqual(['1']);
    expect(idsOf({ search: 'analyst phishing' }, incident)).toEqual([]);
  });

  it('matches my incidents in any letter case, and unassigned ones', () => {
    const mine = anIncident({ id: '1', assignedTo: 'Analyst@SOC.example' });
    const free = anIncident({ id: '2', assignedTo: null });
    expect(idsOf({ assigned: ['me'] }, mine, free)).toEqual(['1']);
    expect(idsOf({ assigned: ['unassigned'] }, mine, free)).toEqual(['2']);
    expect(idsOf({ assigned: ['me', 'unassigned'] }, mine, free)).toEqual(['1', '2']);
    expect(idsOf({ assigned: ['analyst@soc.example'] }, mine, free)).toEqual(['1']);
  });

  it('tells a user named Unassigned from no user', () => {
    const named = anIncident({ id: '1', assignedTo: 'Unassigned' });
    expect(idsOf({ assigned: ['unassigned'] }, named)).toEqual([]);
  });

  it('excludes the values of a negated facet', () => {
    const [high, low] = [anIncident({ id: '1', severity: 'high' }), anIncident({ id: '2', severity: 'low' })];
    expect(idsOf({ severity: ['high'], not: ['severity'] }, high, low)).toEqual(['2']);
    expect(idsOf({ severity: ['high', 'low'], not: ['severity'] }, high, low)).toEqual([]);
    expect(idsOf({ not: ['severity'] }, high, low)).toEqual(['1', '2']);
  });

  it('partitions the rows: a filter and its negation share none and miss none', () => {
    fc.assert(
      fc.property(anyRows, anyFilter, fc.constantFrom(...LIST_FACETS), (rows, filter, facet) => {
        fc.pre(filter[facet].length > 0);
        const only = { ...NO_FILTER, [facet]: filter[facet] };
        const kept = filterRows(rows, only, CONTEXT);
        const excluded = filterRows(rows, { ...only, not: [facet] }, CONTEXT);
        expect(keys(rows.filter((row) => kept.includes(row) !== excluded.includes(row)))).toBe(keys(rows));
      }),
      { numRuns: 2_000 },
    );
  });

  it('matches none as mine without a signed-in user', () => {
    const row = queueRowOf(anIncident({ assignedTo: null }), '');
    expect(filterRows([row], { ...NO_FILTER, assigned: ['me'] }, { ...CONTEXT, me: null })).toEqual([]);
  });

  it('filters by source, category, tag, impacted asset and classification', () => {
    const one = anIncident({
      id: '1',
      tags: ['crown jewel'],
      classification: 'truePositive',
      alerts: [anAlert({ evidence: [aPieceOfEvidence({ name: 'LAP-01.soc.example' })] })],
    });
    const other = anIncident({
      id: '2',
      alerts: [anAlert({ serviceSource: 'microsoftSentinel', category: 'Impact' })],
    });
    expect(idsOf({ source: ['Endpoint'] }, one, other)).toEqual(['1']);
    expect(idsOf({ source: ['Endpoint', 'Sentinel'] }, one, other)).toEqual(['1', '2']);
    expect(idsOf({ category: ['Impact'] }, one, other)).toEqual(['2']);
    expect(idsOf({ tag: ['crown jewel'] }, one, other)).toEqual(['1']);
    expect(idsOf({ asset: ['lap-01.soc.example'] }, one, other)).toEqual(['1']);
    expect(idsOf({ classification: ['unknown'] }, one, other)).toEqual(['2']);
  });

  it('includes the sub-techniques of a technique, and matches a sub-technique exactly', () => {
    const sub = anIncident({ id: '1', alerts: [anAlert({ mitreTechniques: ['T1566.001'] })] });
    const whole = anIncident({ id: '2', alerts: [anAlert({ mitreTechniques: ['T1566'] })] });
    expect(idsOf({ technique: ['T1566'] }, sub, whole)).toEqual(['1', '2']);
    expect(idsOf({ technique: ['T1566.001'] }, sub, whole)).toEqual(['1']);
  });

  it('counts presets back from now, and includes the start of a range but not its end', () => {
    const at = (id: string, raw: string) => anIncident({ id, lastUpdate: anInstant(raw) });
    const rows = [at('1', '2026-11-19T12:00:00Z'), at('2', '2026-11-19T11:59:59Z'), at('3', '2026-11-20T12:00:00Z')];
    expect(idsOf({ updated: { kind: 'last', preset: '24h' } }, ...rows)).toEqual(['1', '3']);
    const from = epochMs(Date.parse('2026-11-19T11:59:59Z'));
    const to = epochMs(Date.parse('2026-11-20T12:00:00Z'));
    expect(idsOf({ updated: { kind: 'between', from, to } }, ...rows)).toEqual(['1', '2']);
    expect(idsOf({ updated: { kind: 'between', from: to, to: null } }, ...rows)).toEqual(['3']);
  });

  it('returns the same list for an empty filter', () => {
    fc.assert(
      fc.property(anyRows, (rows) => filterRows(rows, NO_FILTER, CONTEXT) === rows),
      { numRuns: 10_000 },
    );
  });

  it('returns the same result whatever was searched before', () => {
    const anySearch = fc.array(fc.constantFrom('a', 'al', 'alp', 'case', 'case 9', 'lpha', ' ', '9 case', 'zz'), {
      maxLength: 6,
    });
    fc.assert(
      fc.property(anyRows, anySearch, (rows, searches) => {
        for (const search of searches) {
          const filter = { ...NO_FILTER, search };
          expect(filterRows(rows, filter, CONTEXT)).toEqual(filterRows([...rows], filter, CONTEXT));
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('finds in a sorted list exactly the rows whose own text contains every word, in their order', () => {
    const anySort = fc.record({ sort: fc.constantFrom(...SORTS), direction: fc.constantFrom(...DIRECTIONS) });
    fc.assert(
      fc.property(anyRows, anyFilter, anySort, (rows, { search }, { sort, direction }) => {
        const sorted = sortRows(rows, sort, direction);
        const words = search.toLowerCase().split(/\s+/);
        expect(keys(filterRows(sorted, { ...NO_FILTER, search }, CONTEXT))).toBe(
          keys(sorted.filter((row) => words.every((word) => row.searchText.includes(word)))),
        );
      }),
      { numRuns: 1_000 },
    );
  });

  it('counts the matching rows, each filter once', () => {
    fc.assert(
      fc.property(anyRows, anyFilter, (rows, filter) => {
        const countOf = createRowCounter(rows, CONTEXT);
        const count = filterRows(rows, filter, CONTEXT).length;
        expect([countOf('it', filter), countOf('it', NO_FILTER), countOf('all', NO_FILTER)]).toEqual([
          count,
          count,
          rows.length,
        ]);
      }),
      { numRuns: 1_000 },
    );
  });

  it('only removes rows, and keeps their order', () => {
    fc.assert(
      fc.property(anyRows, anyFilter, (rows, filter) => {
        const result = filterRows(rows, filter, CONTEXT);
        const kept = new Set(result);
        expect(keys(result)).toEqual(keys(rows.filter((row) => kept.has(row))));
      }),
      { numRuns: 10_000 },
    );
  });

  it('keeps the rows that match every facet on its own', () => {
    fc.assert(
      fc.property(anyRows, anyFilter, (rows, filter) => {
        const byFacet = Object.entries(filter).map(
          ([facet, value]) => new Set(filterRows(rows, { ...NO_FILTER, not: filter.not, [facet]: value }, CONTEXT)),
        );
        expect(keys(filterRows(rows, filter, CONTEXT))).toEqual(
          keys(rows.filter((row) => byFacet.every((matches) => matches.has(row)))),
        );
      }),
      { numRuns: 10_000 },
    );
  });

  it('counts for each value what selecting it alone would show', () => {
    fc.assert(
      fc.property(anyRows, anyFilter, fc.constantFrom(...LIST_FACETS), (rows, filter, facet) => {
        for (const [value, count] of countValues(rows, filter, facet, CONTEXT)) {
          const not = filter.not.filter((other) => other !== facet);
          expect(filterRows(rows, { ...filter, [facet]: [value], not }, CONTEXT).length).toBe(count);
        }
      }),
      { numRuns: 10_000 },
    );
  });
});
