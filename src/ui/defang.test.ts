import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defangUrl, refangUrl } from './defang.ts';

describe('defangUrl', () => {
  it.each([
    ['https://files.invoice.example/d/1.exe?x=a.b', 'hxxps://files[.]invoice[.]example/d/1.exe?x=a.b'],
    ['HTTP://EVIL.EXAMPLE', 'HXXP://EVIL[.]EXAMPLE'],
    ['http://good.example@evil.example\\x', 'hxxp://good[.]example@evil[.]example\\x'],
    ['evil.example/a.b', 'evil[.]example/a.b'],
    ['ftp://files.evil.example/a.exe', 'fxp://files[.]evil[.]example/a.exe'],
    ['SFTP://evil.example', 'SFXP://evil[.]example'],
    ['https:\\\\evil.example\\a', 'hxxps:\\\\evil[.]example\\a'],
    ['http:/evil.example', 'hxxp:/evil[.]example'],
    ['198.51.100.23:8443/a', '198[.]51[.]100[.]23:8443/a'],
    ['2001:db8::1', '2001[:]db8[:][:]1'],
    ['http://[2001:db8::1]:8080/a.b', 'hxxp://[2001[:]db8[:][:]1][:]8080/a.b'],
    ['::ffff:198.51.100.23', '[:][:]ffff[:]198[.]51[.]100[.]23'],
    ['2026-11-20T08:40:00', '2026-11-20T08:40:00'],
    ['00:1a:2b:3c:4d:5e', '00:1a:2b:3c:4d:5e'],
    ['', ''],
  ])('turns %s into %s', (url, defanged) => {
    expect(defangUrl(url)).toBe(defanged);
  });

  it('is reversible for any text, including text that is already defanged', () => {
    const piece = fc.constantFrom(
      'http',
      'https',
      'ftp',
      'sftp',
      'fxp',
      'fxx',
      '::',
      ':',
      '[:]',
      '1',
      '%',
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
        expect(defangUrl(text)).not.toMatch(/^(?:https?|s?ftps?):\/\//i);
      }),
      { numRuns: 10_000 },
    );
  });
});
