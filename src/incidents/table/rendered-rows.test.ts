import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextRenderedRows, type RenderedRow } from './rendered-rows.ts';

const SLOWLY = { focusedKey: '', isFast: false };

/** The keys of consecutive rows. */
function rows(from: number, to: number): readonly string[] {
  return Array.from({ length: to - from + 1 }, (_, index) => `row ${from + index}`);
}

function slotsOf(rendered: readonly RenderedRow[]): readonly number[] {
  return rendered.map(({ slot }) => slot);
}

describe('nextRenderedRows', () => {
  const before = nextRenderedRows([], rows(1, 5), SLOWLY);

  it('gives each new row of another view the element at its place', () => {
    expect(slotsOf(before)).toEqual([0, 1, 2, 3, 4]);
    expect(slotsOf(nextRenderedRows(before, rows(11, 15), SLOWLY))).toEqual([0, 1, 2, 3, 4]);
    expect(slotsOf(nextRenderedRows(before, ['row 11', 'row 3', 'row 12'], SLOWLY))).toEqual([0, 2, 3]);
  });

  it('moves no element when the list scrolls down or up', () => {
    expect(slotsOf(nextRenderedRows(before, rows(3, 7), SLOWLY))).toEqual([2, 3, 4, 5, 6]);
    expect(slotsOf(nextRenderedRows(before, rows(-1, 3), SLOWLY))).toEqual([5, 6, 0, 1, 2]);
  });

  it('never gives the element of the focused row to another row', () => {
    const options = { ...SLOWLY, focusedKey: 'row 2' };
    expect(slotsOf(nextRenderedRows(before, rows(11, 15), options))).toEqual([0, 2, 3, 4, 5]);
  });

  it('renders new rows briefly while the list moves fast, and completes eight at once afterwards', () => {
    const fast = nextRenderedRows(before, rows(4, 23), { ...SLOWLY, isFast: true });
    expect(fast.filter(({ isBrief }) => isBrief).map(({ key }) => key)).toEqual(rows(6, 23));
    const faster = nextRenderedRows(fast, rows(4, 23), { ...SLOWLY, isFast: true });
    expect(faster).toEqual(fast);
    const slower = nextRenderedRows(fast, rows(5, 24), SLOWLY);
    expect(slower.filter(({ isBrief }) => isBrief).map(({ key }) => key)).toEqual(rows(14, 23));
    expect(slower.find(({ key }) => key === 'row 24')?.isBrief).toBe(false);
  });

  it('gives every row one element of its own, and keeps that of each remaining row', () => {
    const someRows = fc.uniqueArray(fc.integer({ min: 0, max: 30 }).map(String), { maxLength: 20 });
    fc.assert(
      fc.property(
        fc.array(someRows, { maxLength: 6 }),
        fc.integer({ min: 0, max: 30 }).map(String),
        (views, focused) => {
          let rendered: readonly RenderedRow[] = [];
          for (const keys of views) {
            const next = nextRenderedRows(rendered, keys, { focusedKey: focused, isFast: false });
            expect(next.map(({ key }) => key)).toEqual(keys);
            expect(new Set(slotsOf(next)).size).toBe(keys.length);
            const focusedSlot = rendered.find(({ key }) => key === focused)?.slot;
            for (const { key, slot } of next) {
              const known = rendered.find((row) => row.key === key);
              if (known !== undefined) expect(slot).toBe(known.slot);
              if (slot === focusedSlot) expect(key).toBe(focused);
            }
            rendered = next;
          }
        },
      ),
      { numRuns: 1_000 },
    );
  });
});
