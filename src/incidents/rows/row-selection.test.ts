import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NO_SELECTION, selectedExtent, toggledAll, toggledRange, toggledRow } from './row-selection.ts';

const KEYS = ['a', 'b', 'c', 'd'];
const textOf = (selection: ReadonlySet<string>) => [...selection].sort().join('');

describe('row selection', () => {
  it('toggles a row', () => {
    const one = toggledRow(NO_SELECTION, 'a');
    expect([textOf(one), textOf(toggledRow(one, 'a'))]).toEqual(['a', '']);
  });

  it('selects and deselects a range in either direction', () => {
    expect(textOf(toggledRange(new Set(['b']), KEYS, 'b', 'd'))).toBe('bcd');
    expect(textOf(toggledRange(new Set(['d']), KEYS, 'd', 'b'))).toBe('bcd');
    expect(textOf(toggledRange(new Set(KEYS), KEYS, 'b', 'c'))).toBe('ad');
  });

  it('toggles one row if the other end is not in the view', () => {
    expect(textOf(toggledRange(NO_SELECTION, KEYS, 'absent', 'c'))).toBe('c');
    expect(textOf(toggledRange(NO_SELECTION, KEYS, null, 'c'))).toBe('c');
  });

  it('selects all rows of the view, and keeps rows that the view hides', () => {
    const all = toggledAll(new Set(['z', 'a']), KEYS);
    expect([textOf(all), selectedExtent(all, KEYS)]).toEqual(['abcdz', 'all']);
    expect([textOf(toggledAll(all, KEYS)), selectedExtent(toggledAll(all, KEYS), KEYS)]).toEqual(['z', 'none']);
    expect(selectedExtent(new Set(['a']), KEYS)).toBe('some');
  });

  it('gives the whole range the new state of its end, and leaves other rows unchanged', () => {
    const key = fc.constantFrom(...KEYS);
    fc.assert(
      fc.property(fc.uniqueArray(key), key, key, (before, from, to) => {
        const once = toggledRange(new Set(before), KEYS, from, to);
        const [low = 0, high = 0] = [KEYS.indexOf(from), KEYS.indexOf(to)].sort();
        KEYS.forEach((other, index) => {
          const isInRange = index >= low && index <= high;
          expect(once.has(other)).toBe(isInRange ? !before.includes(to) : before.includes(other));
        });
      }),
      { numRuns: 10_000 },
    );
  });
});
