import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anIncident } from './incident.fixture.ts';
import { queueRowOf } from './queue-row.ts';
import { anyRows } from './queue-rows.fixture.ts';
import { SORTS, type SortDirection, sortRows } from './sort-rows.ts';

const directions: readonly SortDirection[] = ['ascending', 'descending'];

function names(incidents: readonly { name: string; assignedTo?: string | null }[], direction: SortDirection) {
  const rows = incidents.map((incident, index) => queueRowOf(anIncident({ id: String(index), ...incident }), ''));
  return sortRows(rows, 'name', direction).map((row) => row.incident.name);
}

describe('sortRows', () => {
  it('sorts names naturally: ignores case and accents, and compares numbers by value', () => {
    const mixed = ['Case 10', 'beta', 'Älpha', 'case 9', 'Alpine'].map((name) => ({ name }));
    expect(names(mixed, 'ascending')).toEqual(['Älpha', 'Alpine', 'beta', 'case 9', 'Case 10']);
    expect(names(mixed, 'descending')).toEqual(['Case 10', 'case 9', 'beta', 'Alpine', 'Älpha']);
  });

  it.each(directions)('puts unassigned rows last, %s', (direction) => {
    const rows = [null, 'Analyst', null, 'Responder'].map((assignedTo, index) =>
      queueRowOf(anIncident({ id: String(index), assignedTo }), ''),
    );
    expect(
      sortRows(rows, 'assigned', direction)
        .map((row) => row.incident.assignedTo)
        .slice(2),
    ).toEqual([null, null]);
  });

  it('returns the same list for the same rows, and another for others', () => {
    const rows = ['b', 'a'].map((name, index) => queueRowOf(anIncident({ id: String(index), name }), ''));
    const sorted = sortRows(rows, 'name', 'ascending');
    expect(sortRows(rows, 'name', 'ascending')).toBe(sorted);
    expect(sortRows(rows, 'name', 'descending')).toEqual([...sorted].reverse());
    expect(sortRows([...rows], 'name', 'ascending')).not.toBe(sorted);
  });

  it('keeps every row exactly once', () => {
    fc.assert(
      fc.property(anyRows, fc.constantFrom(...SORTS), fc.constantFrom(...directions), (rows, sort, direction) => {
        const sorted = sortRows(rows, sort, direction);
        expect(sorted.length).toBe(rows.length);
        expect(new Set([...rows, ...sorted]).size).toBe(rows.length);
      }),
      { numRuns: 10_000 },
    );
  });

  it('is stable and idempotent', () => {
    fc.assert(
      fc.property(anyRows, fc.constantFrom(...SORTS), fc.constantFrom(...directions), (rows, sort, direction) => {
        const sorted = sortRows(rows, sort, direction);
        expect(sortRows(sorted, sort, direction).every((row, index) => row === sorted[index])).toBe(true);
        const place = new Map(rows.map((row, index) => [row, index]));
        const opposite = sortRows(rows, sort, direction === 'ascending' ? 'descending' : 'ascending');
        const order = new Map(opposite.map((row, index) => [row, index]));
        for (let index = 1; index < sorted.length; index += 1) {
          const [before, after] = [sorted[index - 1], sorted[index]];
          if (before === undefined || after === undefined) continue;
          // Two rows with the same order in both directions are equal, or one has no value. Then the input order
          // decides.
          const isKeptBothWays = (order.get(before) ?? 0) < (order.get(after) ?? 0);
          if (isKeptBothWays && before.assignedKey !== null && after.assignedKey !== null) {
            expect(place.get(before)).toBeLessThan(place.get(after) ?? -1);
          }
        }
      }),
      { numRuns: 10_000 },
    );
  });
});
