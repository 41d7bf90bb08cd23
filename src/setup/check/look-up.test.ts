import { describe, expect, it } from 'vitest';
import { AADSTS_CODES } from '../../entra/aadsts-codes.ts';
import { lookUp } from './look-up.ts';

describe('lookUp', () => {
  it.each([
    ['50011', 50011],
    ['AADSTS65001: The user has not consented.', 65001],
    ['https://login.microsoftonline.com/error?code=9002326', 9002326],
    ['Sorry, but we’re having trouble signing you in.\n\nAADSTS700016: Application not found\nTrace ID: 1', 700016],
  ])('finds the number in %s', (text, number) => {
    expect(lookUp(text).number).toBe(number);
  });

  it('finds the codes of the APIs by name, by status and inside an error body', () => {
    expect(lookUp('disabledfeature').apiCodes.map(({ code }) => code)).toEqual(['DisabledFeature']);
    expect(lookUp('404').apiCodes.map(({ code }) => code)).toEqual(['NotFound', 'ResourceNotFound']);
    expect(lookUp('{"error":{"code":"InvalidRequestBody"}}').apiCodes.map(({ code }) => code)).toEqual([
      'InvalidRequestBody',
    ]);
  });

  it('finds numbers by words of their explanation', () => {
    const { number, related } = lookUp('redirect uri');
    expect(number).toBeNull();
    expect(related.map((code) => code.number)).toContain(50011);
  });

  it('finds every number of the table', () => {
    for (const { number } of AADSTS_CODES) expect(lookUp(String(number)).number).toBe(number);
  });

  it.each([70003, 9002325, 7000215, 7000222, 700027])(
    'explains %i, which programs and copied samples get',
    (number) => {
      expect(AADSTS_CODES.map((code) => code.number)).toContain(number);
    },
  );

  it('finds nothing in an empty text, and ignores the words of a long one', () => {
    expect(lookUp('  ')).toEqual({ number: null, apiCodes: [], related: [] });
    expect(lookUp('consent '.repeat(500)).related).toEqual([]);
  });
});
