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
  it('returns plain text unchanged, in one part', () => {
    expect(inertTextParts('Ransomware on FS-01')).toEqual([
      { kind: 'plain', text: 'Ransomware on FS-01', raw: 'Ransomware on FS-01' },
    ]);
  });

  it('shows a right-to-left override as its code point, so that the real file extension stays visible', () => {
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
    ['a lone surrogate', 'a\ud83d', 'aU+D83D'],
    ['a joiner outside an emoji', 'a\u200db', 'aU+200Db'],
    ['a blank Braille pattern', 'a\u2800b', 'aU+2800b'],
    ['a Hangul filler', 'a\u3164b', 'aU+3164b'],
    ['a joiner after an emoji', '👩\u200d', '👩U+200D'],
    ['a second joiner in an emoji', '👩\u200d\u200d💻', '👩U+200DU+200D💻'],
  ])('marks %s', (_case, text, expected) => {
    expect(inertTextOf(text)).toBe(expected);
  });

  it('keeps emoji intact, including joiners and skin tones', () => {
    expect(inertTextOf('👩🏿‍💻 ❤️ 1️⃣')).toBe('👩🏿‍💻 ❤️ 1️⃣');
  });

  it('keeps the letters of every script', () => {
    expect(inertTextOf('Größe، سلام، 安全')).toBe('Größe، سلام، 安全');
  });

  it('truncates between graphemes and ends with an ellipsis', () => {
    expect(inertTextOf('👩🏿‍💻👩🏿‍💻👩🏿‍💻', 2)).toBe('👩🏿‍💻…');
    expect(inertTextOf('abc', 3)).toBe('abc');
  });

  it('never truncates inside a code point name', () => {
    expect(inertTextOf('ab\u202ecd', 5)).toBe('ab…');
  });

  it('never lets a control, a bidi control or a lone surrogate through', () => {
    fc.assert(
      fc.property(anyText, fc.nat(40), (text, maxLength) => {
        expect(inertTextOf(text)).not.toMatch(FORBIDDEN);
        expect(inertTextOf(text, maxLength)).not.toMatch(FORBIDDEN);
      }),
      { numRuns: 10_000 },
    );
  });

  it('is idempotent', () => {
    fc.assert(
      fc.property(anyText, fc.nat(40), (text, maxLength) => {
        const once = inertTextOf(text);
        expect(inertTextOf(once)).toBe(once);
        const truncatedOnce = inertTextOf(text, maxLength);
        expect(inertTextOf(truncatedOnce, maxLength)).toBe(truncatedOnce);
      }),
      { numRuns: 10_000 },
    );
  });

  it('preserves the raw text, and the visible text is at most eight times as long', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const parts = inertTextParts(text);
        expect(parts.map((part) => part.raw).join('')).toBe(text);
        expect(parts.map((part) => part.text).join('').length).toBeLessThanOrEqual(8 * text.length);
      }),
      { numRuns: 10_000 },
    );
  });

  it('returns at most `maxLength` graphemes', () => {
    const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
    fc.assert(
      fc.property(anyText, fc.integer({ min: 1, max: 40 }), (text, maxLength) => {
        expect([...graphemes.segment(inertTextOf(text, maxLength))].length).toBeLessThanOrEqual(maxLength);
      }),
      { numRuns: 10_000 },
    );
  });

  it.each([
    ['Latin letters', 'Größe '],
    ['hidden characters', '\u202e'],
    ['emoji', '👩🏿‍💻'],
    ['combining marks on one letter', '\u0301'],
    ['ASCII', 'a'],
    ['lone surrogates', '\ud83d'],
  ])('truncates 1 MB of %s without reading all of it', (_case, piece) => {
    const text = `a${piece.repeat(1_000_000 / piece.length)}`;
    const start = performance.now();
    expect(inertTextOf(text, 400).length).toBeLessThanOrEqual(400 * 16);
    expect(performance.now() - start).toBeLessThan(300);
  });
});
