import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSearchCodec, enumField, listField, textField } from './search-codec.ts';

const codec = createSearchCodec<{ search: string; sort: 'asc' | 'desc'; severity: readonly string[] }>({
  search: textField(200),
  sort: enumField(['asc', 'desc'], 'desc'),
  severity: listField(),
});

describe('a search codec', () => {
  it('decodes an empty search to the fallback of every field', () => {
    expect(codec.decode('')).toEqual({ search: '', sort: 'desc', severity: [] });
  });

  it('omits values that equal their fallback', () => {
    expect(codec.encode({ search: '', sort: 'desc', severity: [] })).toBe('');
  });

  it('falls back only for the field whose value is invalid', () => {
    expect(codec.decode('?sort=sideways&severity=high,low&search=x')).toEqual({
      search: 'x',
      sort: 'desc',
      severity: ['high', 'low'],
    });
  });

  it('preserves quotes, ampersands and plus signs', () => {
    const state = { search: `o'brien & "co" + 1 %`, sort: 'asc', severity: [] } as const;
    expect(codec.decode(codec.encode(state))).toEqual(state);
  });

  it('ignores a search that exceeds the maximum length', () => {
    expect(codec.decode(`search=${'x'.repeat(5_000)}`).search).toBe('');
  });

  it('decodes every state that it has encoded', () => {
    const values = fc.uniqueArray(fc.stringMatching(/^[a-zA-Z0-9-]{1,20}$/), { maxLength: 6 });
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), fc.constantFrom('asc', 'desc'), values, (search, sort, severity) => {
        const state = { search, sort, severity: [...severity].sort() };
        expect(codec.decode(codec.encode(state))).toEqual(state);
      }),
      { numRuns: 10_000 },
    );
  });

  it('decodes any text to a state that it can encode, and never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const state = codec.decode(text);
        expect(codec.decode(codec.encode(state))).toEqual(state);
      }),
      { numRuns: 10_000 },
    );
  });
});
