import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inertJson } from './inert-json.ts';

describe('inertJson', () => {
  it('escapes characters that would reorder the text', () => {
    expect(inertJson({ name: 'invoice\u202efdp.exe' })).toBe('{\n  "name": "invoice\\u202efdp.exe"\n}');
  });

  it('parses to the same value and contains no hidden characters (RFC 8259 §7)', () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'binary' }), (value) => {
        const text = inertJson(value);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
        expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Bidi_Control}\p{Cs}\p{Cc}]/u);
      }),
      { numRuns: 10_000 },
    );
  });
});
