import { describe, expect, it } from 'vitest';
import { AADSTS_CODES, lookUpUrl } from './aadsts-codes.ts';

describe('the AADSTS codes', () => {
  it('has 96 codes without repeats', () => {
    expect(AADSTS_CODES).toHaveLength(96);
    expect(new Set(AADSTS_CODES.map((code) => code.number)).size).toBe(96);
  });

  it('lists the codes in lexical order, so that readers find one quickly', () => {
    const numbers = AADSTS_CODES.map((code) => String(code.number));
    expect(numbers).toEqual([...numbers].sort());
  });

  it('gives the meaning, cause and remedy of each code in whole sentences', () => {
    for (const code of AADSTS_CODES) {
      for (const text of [code.meaning, code.cause, code.remedy]) {
        expect(text, `AADSTS${code.number}`).toMatch(/^[A-Z].{8,}\.$/);
      }
    }
  });

  it.each([50011, 9002326, 7000218])('tells the owner to use the single-page platform for AADSTS%d', (number) => {
    expect(AADSTS_CODES.find((code) => code.number === number)?.remedy).toContain('Single-page application');
  });

  it('links any number to its page at Microsoft', () => {
    expect(lookUpUrl(50011)).toBe('https://login.microsoftonline.com/error?code=50011');
  });
});
