import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { incidentKey, parseIncidentKey } from './incident-key.ts';

describe('the key of an incident', () => {
  it('comes apart into what it was made of', () => {
    fc.assert(
      fc.property(fc.uuid(), fc.string({ minLength: 1 }), (tenantId, id) => {
        expect(parseIncidentKey(incidentKey({ tenantId, id }))).toEqual({ tenantId, id });
      }),
      { numRuns: 10_000 },
    );
  });

  it.each(['', '~', 'a~', '~a', 'no separator'])('is not %j', (text) => {
    expect(parseIncidentKey(text)).toBeNull();
  });
});
