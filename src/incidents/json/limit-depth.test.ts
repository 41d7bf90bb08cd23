import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { limitDepth, MAX_JSON_LEVELS } from './limit-depth.ts';

const nested = (levels: number): unknown => JSON.parse(`${'{"a":['.repeat(levels / 2)}${']}'.repeat(levels / 2)}`);

describe('limitDepth', () => {
  it('returns the same value if nothing is nested too deeply', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(limitDepth(value)).toEqual({ value, isLimited: false });
      }),
    );
    expect(limitDepth(nested(MAX_JSON_LEVELS)).isLimited).toBe(false);
  });

  it.each([MAX_JSON_LEVELS + 2, 5_000, 100_000])(
    'makes a value of %i levels serialisable and keeps the rest',
    (levels) => {
      const { value, isLimited } = limitDepth({ name: 'kept', deep: nested(levels), list: [1, null] });
      expect(isLimited).toBe(true);
      const text = JSON.stringify(value);
      expect(JSON.parse(text)).toMatchObject({ name: 'kept', list: [1, null] });
      expect(text).toContain('[omitted: nested more than 200 levels deep]');
    },
  );

  it('keeps a property named __proto__ as data', () => {
    const { value } = limitDepth(JSON.parse(`{"__proto__":{"x":1},"deep":${'['.repeat(300)}${']'.repeat(300)}}`));
    expect(Object.keys(value as object)).toEqual(['__proto__', 'deep']);
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
  });
});
