import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { epochMs } from '../../std/time.ts';
import { countValues, createRowCounter, filterRows } from './filter-rows.ts';
import { HYGIENE } from './hygiene.ts';
import { anAlert, anIncident, anInstant, aPieceOfEvidence } from './incident.fixture.ts';
import { type FilterContext, LIST_FACETS, NO_FILTER, type QueueFilter } from './queue-filter.ts';
import { type QueueRow, queueRowOf } from './queue-row.ts';
import { anyRows } from './queue-rows.fixture.ts';
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
  severity: fc.subarray(['high', 'low', 'Severe', 'gone']),
  status: fc.subarray(['active', 'resolved', 'Parked', 'gone']),
  assigned: fc.constantFrom('anyone', 'me', 'unassigned'),
  source: fc.subarray(['Endpoint', 'gone']),
  category: fc.subarray(['Credential access', 'gone']),
  tag: fc.subarray(['crown jewel', 'gone']),
  classification: fc.subarray(['unknown', 'Guess', 'gone']),
  asset: fc.subarray(['lap-01.soc.example', 'gone']),
  technique: fc.subarray(['T1566', 'T1566.001', 'gone']),
  hygiene: fc.subarray([...HYGIENE]),
  updated: anyRange,
  created: anyRange,
});

/** Rows are compared by their key: they are large. */
function keys(rows: readonly QueueRow[]): string {
  return rows.map((row) => row.key).join();
}

function kept(filter: Partial<QueueFilter>, ...incidents: readonly ReturnType<typeof anIncident>[]) {
  const rows = incidents.map((incident) => queueRowOf(incident, 'Example SOC'));
  return filterRows(rows, { ...NO_FILTER, ...filter }, CONTEXT).map((row) => row.incident.id);
}

describe('filtering the queue', () => {
  it('finds the words of a search in any order and in any part of the row', () => {
    const incident = anIncident({ name: 'Password spray', assignedTo: 'Tier 2 analyst' });
    expect(kept({ search: '  ANALYST  spray ' }, incident)).toEqual(['1']);
    expect(kept({ search: 'analyst phishing' }, incident)).toEqual([]);
  });

  it('knows my incidents in any letter case, and nobody’s', () => {
    const mine = anIncident({ id: '1', assignedTo: 'Analyst@SOC.example' });
    const free = anIncident({ id: '2', assignedTo: null });
    expect(kept({ assigned: 'me' }, mine, free)).toEqual(['1']);
    expect(kept({ assigned: 'unassigned' }, mine, free)).toEqual(['2']);
  });

  it('finds nothing of mine where nobody is signed in as a user', () => {
    const row = queueRowOf(anIncident({ assignedTo: null }), '');
    expect(filterRows([row], { ...NO_FILTER, assigned: 'me' }, { ...CONTEXT, me: null })).toEqual([]);
  });

  it('goes by source, category, tag, impacted asset and classification', () => {
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
    expect(kept({ source: ['Endpoint'] }, one, other)).toEqual(['1']);
    expect(kept({ source: ['Endpoint', 'Sentinel'] }, one, other)).toEqual(['1', '2']);
    expect(kept({ category: ['Impact'] }, one, other)).toEqual(['2']);
    expect(kept({ tag: ['crown jewel'] }, one, other)).toEqual(['1']);
    expect(kept({ asset: ['lap-01.soc.example'] }, one, other)).toEqual(['1']);
    expect(kept({ classification: ['unknown'] }, one, other)).toEqual(['2']);
  });

  it('takes a technique with its sub-techniques, and a sub-technique alone', () => {
    const sub = anIncident({ id: '1', alerts: [anAlert({ mitreTechniques: ['T1566.001'] })] });
    const whole = anIncident({ id: '2', alerts: [anAlert({ mitreTechniques: ['T1566'] })] });
    expect(kept({ technique: ['T1566'] }, sub, whole)).toEqual(['1', '2']);
    expect(kept({ technique: ['T1566.001'] }, sub, whole)).toEqual(['1']);
  });

  it('counts time back from now, and takes the beginning of a span but not its end', () => {
    const at = (id: string, raw: string) => anIncident({ id, lastUpdate: anInstant(raw) });
    const rows = [at('1', '2026-11-19T12:00:00Z'), at('2', '2026-11-19T11:59:59Z'), at('3', '2026-11-20T12:00:00Z')];
    expect(kept({ updated: { kind: 'last', preset: '24h' } }, ...rows)).toEqual(['1', '3']);
    const from = epochMs(Date.parse('2026-11-19T11:59:59Z'));
    const to = epochMs(Date.parse('2026-11-20T12:00:00Z'));
    expect(kept({ updated: { kind: 'between', from, to } }, ...rows)).toEqual(['1', '2']);
    expect(kept({ updated: { kind: 'between', from: to, to: null } }, ...rows)).toEqual(['3']);
  });

  it('keeps everything where nothing is asked', () => {
    fc.assert(
      fc.property(anyRows, (rows) => filterRows(rows, NO_FILTER, CONTEXT) === rows),
      { numRuns: 10_000 },
    );
  });

  it('finds the same whatever was searched in the list before', () => {
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

  it('counts what passes, each filter once', () => {
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

  it('only leaves out, and keeps the order', () => {
    fc.assert(
      fc.property(anyRows, anyFilter, (rows, filter) => {
        const result = filterRows(rows, filter, CONTEXT);
        const left = new Set(result);
        expect(keys(result)).toEqual(keys(rows.filter((row) => left.has(row))));
      }),
      { numRuns: 10_000 },
    );
  });

  it('keeps what every part of the filter keeps by itself', () => {
    fc.assert(
      fc.property(anyRows, anyFilter, (rows, filter) => {
        const byPart = Object.entries(filter).map(
          ([part, value]) => new Set(filterRows(rows, { ...NO_FILTER, [part]: value }, CONTEXT)),
        );
        expect(keys(filterRows(rows, filter, CONTEXT))).toEqual(
          keys(rows.filter((row) => byPart.every((part) => part.has(row)))),
        );
      }),
      { numRuns: 10_000 },
    );
  });

  it('counts for each value what choosing it alone would show', () => {
    fc.assert(
      fc.property(anyRows, anyFilter, fc.constantFrom(...LIST_FACETS), (rows, filter, part) => {
        for (const [value, count] of countValues(rows, filter, part, CONTEXT)) {
          expect(filterRows(rows, { ...filter, [part]: [value] }, CONTEXT).length).toBe(count);
        }
      }),
      { numRuns: 10_000 },
    );
  });
});
