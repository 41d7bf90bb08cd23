import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countWords, filterRows, NO_FILTER, type QueueFilter } from './filter-rows.ts';
import { anIncident } from './incident-builder.ts';
import { type QueueRow, queueRowOf } from './queue-row.ts';
import { anyRows } from './queue-rows.arbitrary.ts';

const anyFilter: fc.Arbitrary<QueueFilter> = fc.record({
  search: fc.oneof(
    fc.constantFrom('', ' ', 'alpha', 'ALPHA analyst', 'case 9', 'u+202e', 'nothing has this', 'a'),
    fc.string({ unit: 'binary', maxLength: 6 }),
  ),
  severity: fc.subarray(['high', 'low', 'Severe', 'gone']),
  status: fc.subarray(['active', 'resolved', 'Parked', 'gone']),
});

/** Rows are compared by their key: they are large. */
function keys(rows: readonly QueueRow[]): string {
  return rows.map((row) => row.key).join();
}

describe('filtering the queue', () => {
  it('finds the words of a search in any order and in any part of the row', () => {
    const row = queueRowOf(anIncident({ name: 'Password spray', assignedTo: 'Tier 2 analyst' }), 'Example SOC');
    expect(filterRows([row], { ...NO_FILTER, search: '  ANALYST  spray ' })).toEqual([row]);
    expect(filterRows([row], { ...NO_FILTER, search: 'analyst phishing' })).toEqual([]);
  });

  it('keeps everything where nothing is asked', () => {
    fc.assert(
      fc.property(anyRows, (rows) => filterRows(rows, NO_FILTER) === rows),
      { numRuns: 10_000 },
    );
  });

  it('only leaves out, and keeps the order', () => {
    fc.assert(
      fc.property(anyRows, anyFilter, (rows, filter) => {
        const kept = new Set(filterRows(rows, filter));
        expect(keys(filterRows(rows, filter))).toEqual(keys(rows.filter((row) => kept.has(row))));
      }),
      { numRuns: 10_000 },
    );
  });

  it('keeps what every part of the filter keeps by itself', () => {
    fc.assert(
      fc.property(anyRows, anyFilter, (rows, filter) => {
        const bySearch = new Set(filterRows(rows, { ...NO_FILTER, search: filter.search }));
        const bySeverity = new Set(filterRows(rows, { ...NO_FILTER, severity: filter.severity }));
        const byStatus = new Set(filterRows(rows, { ...NO_FILTER, status: filter.status }));
        expect(keys(filterRows(rows, filter))).toEqual(
          keys(rows.filter((row) => bySearch.has(row) && bySeverity.has(row) && byStatus.has(row))),
        );
      }),
      { numRuns: 10_000 },
    );
  });

  it('counts for each word what choosing it alone would show', () => {
    fc.assert(
      fc.property(anyRows, anyFilter, fc.constantFrom('severity', 'status'), (rows, filter, field) => {
        for (const [word, count] of countWords(rows, filter, field)) {
          expect(filterRows(rows, { ...filter, [field]: [word] }).length).toBe(count);
        }
      }),
      { numRuns: 10_000 },
    );
  });
});
