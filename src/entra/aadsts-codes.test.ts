import { describe, expect, it } from 'vitest';
import { AADSTS_CODES, lookUpUrl } from './aadsts-codes.ts';

describe('the numbered errors of the sign-in service', () => {
  it('are 93, each once', () => {
    expect(AADSTS_CODES).toHaveLength(93);
    expect(new Set(AADSTS_CODES.map((code) => code.number)).size).toBe(93);
  });

  it('stand in lexical order, so that one is found by eye', () => {
    const numbers = AADSTS_CODES.map((code) => String(code.number));
    expect(numbers).toEqual([...numbers].sort());
  });

  it('each say in whole sentences what it means, why it happens and what cures it', () => {
    for (const code of AADSTS_CODES) {
      for (const text of [code.meaning, code.cause, code.remedy]) {
        expect(text, `AADSTS${code.number}`).toMatch(/^[A-Z].{8,}\.$/);
      }
    }
  });

  it.each([50011, 9002326, 7000218])('send the redirect URI of %d to the single-page platform', (number) => {
    expect(AADSTS_CODES.find((code) => code.number === number)?.remedy).toContain('Single-page application');
  });

  it('have a look-up page each, known here or not', () => {
    expect(lookUpUrl(50011)).toBe('https://login.microsoftonline.com/error?code=50011');
  });
});
