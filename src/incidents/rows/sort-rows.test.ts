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

describe('sorting the queue', () => {
  it('puts names in the order of people: without case and accents, numbers by size', () => {
    const mixed = ['Case 10', 'beta', 'Älpha', 'case 9', 'Alpine'].map((name) => ({ name }));
    expect(names(mixed, 'ascending')).toEqual(['Älpha', 'Alpine', 'beta', 'case 9', 'Case 10']);
    expect(names(mixed, 'descending')).toEqual(['Case 10', 'case 9', 'beta', 'Alpine', 'Älpha']);
  });

  it.each(directions)('puts what nobody has last, %s', (direction) => {
    const rows = [null, 'Analyst', null, 'Responder'].map((assignedTo, index) =>
      queueRowOf(anIncident({ id: String(index), assignedTo }), ''),
    );
    expect(
      sortRows(rows, 'assigned', direction)
        .map((row) => row.incident.assignedTo)
        .slice(2),
    ).toEqual([null, null]);
  });

  it('is the same list again for the same rows, and another for others', () => {
    const rows = ['b', 'a'].map((name, index) => queueRowOf(anIncident({ id: String(index), name }), ''));
    const sorted = sortRows(rows, 'name', 'ascending');
    expect(sortRows(rows, 'name', 'ascending')).toBe(sorted);
    expect(sortRows(rows, 'name', 'descending')).toEqual([...sorted].reverse());
    expect(sortRows([...rows], 'name', 'ascending')).not.toBe(sorted);
  });

  it('loses no row and invents none', () => {
    fc.assert(
      fc.property(anyRows, fc.constantFrom(...SORTS), fc.constantFrom(...directions), (rows, sort, direction) => {
        const sorted = sortRows(rows, sort, direction);
        expect(sorted.length).toBe(rows.length);
        expect(new Set([...rows, ...sorted]).size).toBe(rows.length);
      }),
      { numRuns: 10_000 },
    );
  });

  it('is stable, and sorting again changes nothing', () => {
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
          // Two rows that keep their order both ways are equal, or one has no value: then the input's order decides.
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
