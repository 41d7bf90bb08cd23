import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inertJson } from './inert-json.ts';

describe('JSON made inert', () => {
  it('writes what would reorder the text as an escape', () => {
    expect(inertJson({ name: 'invoice\u202efdp.exe' })).toBe('{\n  "name": "invoice\\u202efdp.exe"\n}');
  });

  it('parses back to the same value and hides nothing, whatever it holds (RFC 8259 §7)', () => {
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
