import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inertTextOf, inertTextParts } from './inert-text-parts.ts';

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 30 }),
  fc.string({
    unit: fc.constantFrom(
      'a',
      '.',
      ' ',
      '\u202e',
      '\u200d',
      '\ufe0f',
      '1',
      '👩',
      '🏿',
      '\ud83d',
      '\u0301',
      '\u2066',
      '🇩',
      '\n',
    ),
    maxLength: 30,
  }),
);
const FORBIDDEN = /[\p{Cc}\p{Bidi_Control}\p{Zl}\p{Zp}\p{Cs}]/u;

describe('inert text', () => {
  it('keeps plain text as it is, in one part', () => {
    expect(inertTextParts('Ransomware on FS-01')).toEqual([
      { kind: 'plain', text: 'Ransomware on FS-01', raw: 'Ransomware on FS-01' },
    ]);
  });

  it('shows a right-to-left override as its code point, so that a file name ends as it really ends', () => {
    expect(inertTextParts('invoice\u202efdp.exe')).toEqual([
      { kind: 'plain', text: 'invoice', raw: 'invoice' },
      { kind: 'mark', text: 'U+202E', raw: '\u202e' },
      { kind: 'plain', text: 'fdp.exe', raw: 'fdp.exe' },
    ]);
  });

  it.each([
    ['a line break', 'a\nb', 'aU+000Ab'],
    ['a C1 control', 'a\u009bb', 'aU+009Bb'],
    ['a zero width space', 'pay\u200bpal', 'payU+200Bpal'],
    ['a tag character', 'a\u{e0041}', 'aU+E0041'],
    ['half a surrogate pair', 'a\ud83d', 'aU+D83D'],
    ['a joiner outside of an emoji', 'a\u200db', 'aU+200Db'],
  ])('marks %s', (_, text, shown) => {
    expect(inertTextOf(text)).toBe(shown);
  });

  it('leaves emoji whole, joiners and skin tones included', () => {
    expect(inertTextOf('👩🏿‍💻 ❤️ 1️⃣')).toBe('👩🏿‍💻 ❤️ 1️⃣');
  });

  it('leaves letters of every script alone', () => {
    expect(inertTextOf('Größe، سلام، 安全')).toBe('Größe، سلام، 安全');
  });

  it('cuts after whole graphemes and says that it cut', () => {
    expect(inertTextOf('👩🏿‍💻👩🏿‍💻👩🏿‍💻', 2)).toBe('👩🏿‍💻…');
    expect(inertTextOf('abc', 3)).toBe('abc');
  });

  it('never cuts through the name of a code point', () => {
    expect(inertTextOf('ab\u202ecd', 5)).toBe('ab…');
  });

  it('lets through no control, no bidi control and no half pair, whatever comes', () => {
    fc.assert(
      fc.property(anyText, fc.nat(40), (text, maxLength) => {
        expect(inertTextOf(text)).not.toMatch(FORBIDDEN);
        expect(inertTextOf(text, maxLength)).not.toMatch(FORBIDDEN);
      }),
      { numRuns: 10_000 },
    );
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(anyText, fc.nat(40), (text, maxLength) => {
        const once = inertTextOf(text);
        expect(inertTextOf(once)).toBe(once);
        const cutOnce = inertTextOf(text, maxLength);
        expect(inertTextOf(cutOnce, maxLength)).toBe(cutOnce);
      }),
      { numRuns: 10_000 },
    );
  });

  it('keeps the raw text beside what is shown, at most eight times as long', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const parts = inertTextParts(text);
        expect(parts.map((part) => part.raw).join('')).toBe(text);
        expect(parts.map((part) => part.text).join('').length).toBeLessThanOrEqual(8 * text.length);
      }),
      { numRuns: 10_000 },
    );
  });

  it('shows at most as many graphemes as asked for', () => {
    const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
    fc.assert(
      fc.property(anyText, fc.integer({ min: 1, max: 40 }), (text, maxLength) => {
        expect([...graphemes.segment(inertTextOf(text, maxLength))].length).toBeLessThanOrEqual(maxLength);
      }),
      { numRuns: 10_000 },
    );
  });
});
