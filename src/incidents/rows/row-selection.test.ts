import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NO_SELECTION, selectedExtent, toggledAll, toggledRange, toggledRow } from './row-selection.ts';

const KEYS = ['a', 'b', 'c', 'd'];
const chosen = (selection: ReadonlySet<string>) => [...selection].sort().join('');

describe('a selection of rows', () => {
  it('takes a row in and out again', () => {
    const one = toggledRow(NO_SELECTION, 'a');
    expect([chosen(one), chosen(toggledRow(one, 'a'))]).toEqual(['a', '']);
  });

  it('takes in a range in either direction, and takes it back', () => {
    expect(chosen(toggledRange(new Set(['b']), KEYS, 'b', 'd'))).toBe('bcd');
    expect(chosen(toggledRange(new Set(['d']), KEYS, 'd', 'b'))).toBe('bcd');
    expect(chosen(toggledRange(new Set(KEYS), KEYS, 'b', 'c'))).toBe('ad');
  });

  it('means one row where the other end is not in the view', () => {
    expect(chosen(toggledRange(NO_SELECTION, KEYS, 'gone', 'c'))).toBe('c');
    expect(chosen(toggledRange(NO_SELECTION, KEYS, null, 'c'))).toBe('c');
  });

  it('takes all rows of the view, and keeps what the view hides', () => {
    const all = toggledAll(new Set(['z', 'a']), KEYS);
    expect([chosen(all), selectedExtent(all, KEYS)]).toEqual(['abcdz', 'all']);
    expect([chosen(toggledAll(all, KEYS)), selectedExtent(toggledAll(all, KEYS), KEYS)]).toEqual(['z', 'none']);
    expect(selectedExtent(new Set(['a']), KEYS)).toBe('some');
  });

  it('is back where it was after the same press twice, for every row outside of the range untouched', () => {
    const key = fc.constantFrom(...KEYS);
    fc.assert(
      fc.property(fc.uniqueArray(key), key, key, (before, from, to) => {
        const once = toggledRange(new Set(before), KEYS, from, to);
        const [low = 0, high = 0] = [KEYS.indexOf(from), KEYS.indexOf(to)].sort();
        KEYS.forEach((other, index) => {
          const isMeant = index >= low && index <= high;
          expect(once.has(other)).toBe(isMeant ? !before.includes(to) : before.includes(other));
        });
      }),
      { numRuns: 10_000 },
    );
  });
});
