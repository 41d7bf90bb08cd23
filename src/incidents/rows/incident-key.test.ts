import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { incidentKey, parseIncidentKey } from './incident-key.ts';

describe('incidentKey', () => {
  it('is parsed back into its parts', () => {
    fc.assert(
      fc.property(fc.uuid(), fc.string({ minLength: 1 }), (tenantId, id) => {
        expect(parseIncidentKey(incidentKey({ tenantId, id }))).toEqual({ tenantId, id });
      }),
      { numRuns: 10_000 },
    );
  });

  it.each(['', '~', 'a~', '~a', 'no separator'])('never equals %j', (text) => {
    expect(parseIncidentKey(text)).toBeNull();
  });
});
