import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defangUrl, refangUrl } from './defang.ts';

describe('defangUrl', () => {
  it.each([
    ['https://files.invoice.example/d/1.exe?x=a.b', 'hxxps://files[.]invoice[.]example/d/1.exe?x=a.b'],
    ['HTTP://EVIL.EXAMPLE', 'HXXP://EVIL[.]EXAMPLE'],
    ['http://good.example@evil.example\\x', 'hxxp://good[.]example@evil[.]example\\x'],
    ['evil.example/a.b', 'evil[.]example/a.b'],
    ['', ''],
  ])('turns %s into %s', (url, defanged) => {
    expect(defangUrl(url)).toBe(defanged);
  });

  it('is reversible for any text, including text that is already defanged', () => {
    const piece = fc.constantFrom(
      'http',
      'https',
      'hxxp',
      'hXxX',
      'ps',
      '://',
      '.',
      '[.]',
      '[',
      ']',
      '/',
      '\\',
      '@',
      'a',
      '?',
      't',
    );
    const url = fc.oneof(
      fc.webUrl(),
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.array(piece).map((pieces) => pieces.join('')),
    );
    fc.assert(
      fc.property(url, (text) => {
        expect(refangUrl(defangUrl(text))).toBe(text);
        expect(defangUrl(text)).not.toMatch(/^https?:\/\//i);
      }),
      { numRuns: 10_000 },
    );
  });
});
