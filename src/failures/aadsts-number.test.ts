import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AADSTS_CODES } from '../entra/aadsts-codes.ts';
import { findAadstsNumber } from './aadsts-number.ts';

const ERROR_PAGE = `Sign in
Sorry, but we're having trouble signing you in.
AADSTS50011: The redirect URI 'https://soc.example/redirect.html' specified in the request does not match.
Troubleshooting details
Request Id: 7e1f3a52-90c4-4a86-9e0b-6a2b4a2d0a00
Timestamp: 2026-11-20T09:41:07Z`;

describe('findAadstsNumber', () => {
  it.each([
    ['AADSTS50011', 50011],
    ['aadsts50011', 50011],
    ['AADSTS: 700016', 700016],
    ['  50011\n', 50011],
    ['16000', 16000],
    [ERROR_PAGE, 50011],
    ['Error Code: 53003', 53003],
    ['{"error":"invalid_grant","error_codes":[65001]}', 65001],
    ['https://login.microsoftonline.com/error?code=90094', 90094],
  ])('finds the number in %j', (text, number) => {
    expect(findAadstsNumber(text)).toBe(number);
  });

  it.each(['', 'nothing of the kind', '12', 'AADSTS', '123456789012', 'AADSTS123456789', '2026-11-20'])(
    'finds nothing in %j',
    (text) => {
      expect(findAadstsNumber(text)).toBeNull();
    },
  );

  it('returns the first of several numbers', () => {
    expect(findAadstsNumber('AADSTS50076: … AADSTS53003: …')).toBe(50076);
  });

  it('never throws, and returns integers only', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const number = findAadstsNumber(text);
        expect(number === null || Number.isSafeInteger(number)).toBe(true);
      }),
      { numRuns: 10_000 },
    );
  });

  it('finds every known number with its prefix in any surrounding text', () => {
    const around = fc.stringMatching(/^[a-z .,]{0,40}$/);
    fc.assert(
      fc.property(fc.constantFrom(...AADSTS_CODES), around, around, (code, before, after) => {
        expect(findAadstsNumber(`${before} AADSTS${code.number}: ${after}`)).toBe(code.number);
      }),
      { numRuns: 10_000 },
    );
  });
});
