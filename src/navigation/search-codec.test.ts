import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSearchCodec, enumField, listField, textField } from './search-codec.ts';

const codec = createSearchCodec<{ search: string; sort: 'asc' | 'desc'; severity: readonly string[] }>({
  search: textField(200),
  sort: enumField(['asc', 'desc'], 'desc'),
  severity: listField(),
});

describe('the codec of a search', () => {
  it('gives every field its fallback for an empty search', () => {
    expect(codec.decode('')).toEqual({ search: '', sort: 'desc', severity: [] });
  });

  it('does not write what equals the fallback', () => {
    expect(codec.encode({ search: '', sort: 'desc', severity: [] })).toBe('');
  });

  it('falls back field by field when one value makes no sense', () => {
    expect(codec.decode('?sort=sideways&severity=high,low&search=x')).toEqual({
      search: 'x',
      sort: 'desc',
      severity: ['high', 'low'],
    });
  });

  it('keeps quotes, ampersands and plus signs of a text', () => {
    const state = { search: `o'brien & "co" + 1 %`, sort: 'asc', severity: [] } as const;
    expect(codec.decode(codec.encode(state))).toEqual(state);
  });

  it('refuses a search longer than an address may be', () => {
    expect(codec.decode(`search=${'x'.repeat(5_000)}`).search).toBe('');
  });

  it('reads back every state it wrote', () => {
    const words = fc.uniqueArray(fc.stringMatching(/^[a-zA-Z0-9-]{1,20}$/), { maxLength: 6 });
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), fc.constantFrom('asc', 'desc'), words, (search, sort, severity) => {
        const state = { search, sort, severity: [...severity].sort() };
        expect(codec.decode(codec.encode(state))).toEqual(state);
      }),
      { numRuns: 10_000 },
    );
  });

  it('reads any text into a state it can write again, and never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const state = codec.decode(text);
        expect(codec.decode(codec.encode(state))).toEqual(state);
      }),
      { numRuns: 10_000 },
    );
  });
});
