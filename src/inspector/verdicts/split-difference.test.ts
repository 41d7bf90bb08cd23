import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitDifference } from './split-difference.ts';

describe('splitDifference', () => {
  it.each([
    ['https://api.securitycenter.microsoft.com', 'https://api.security.microsoft.com', 'https://api.'],
    ['https://api.security.microsoft.com', 'https://graph.microsoft.com', 'https://'],
    ['Incident.Read.All', 'Incident.Read', 'Incident.'],
    ['same', 'same', 'same'],
    ['', 'other', ''],
    ['api://soc.example', '8ee8fdad', ''],
  ])('splits %j at its first difference from %j', (text, other, same) => {
    expect(splitDifference(text, other).same).toBe(same);
  });

  it('returns the whole text for any two texts', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (text, other) => {
        const { same, different } = splitDifference(text, other);
        expect(same + different).toBe(text);
        expect(other.startsWith(same)).toBe(true);
      }),
      { numRuns: 10_000 },
    );
  });
});
