import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { incidentKey, parseIncidentKey, shortIncidentId } from './incident-key.ts';

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

it('shortens a long id in the middle, so that ids with one prefix differ', () => {
  expect(shortIncidentId('924518')).toBe('924518');
  expect(shortIncidentId('12345678901234567890')).toBe('12345678901234567890');
  expect(shortIncidentId('incident-2026-11-21-tenant-a-0001')).toBe('incident-…ant-a-0001');
  expect(shortIncidentId('incident-2026-11-21-tenant-a-0002')).toBe('incident-…ant-a-0002');
});
