import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isIncidentId, isIncidentNumber } from './incident-id.ts';

test.each(['29', 'da637551227677560813_-961444813', 'a/b', 'incident 7', '%2e%2e', '…', 'x'.repeat(256)])(
  'accepts the id %j',
  (id) => {
    expect(isIncidentId(id)).toBe(true);
  },
);

test.each(['', '.', '..', '\ud800', 'x'.repeat(257)])('rejects %j, which cannot be a path segment', (id) => {
  expect(isIncidentId(id)).toBe(false);
});

test('every accepted id stays one segment of the path that the token is sent to (security law)', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (id) => {
      if (!isIncidentId(id)) return;
      const { origin, pathname } = new URL(`https://api.example/api/incidents/${encodeURIComponent(id)}`);
      expect([origin, pathname.split('/').length]).toEqual(['https://api.example', 4]);
      expect(decodeURIComponent(pathname.slice('/api/incidents/'.length))).toBe(id);
    }),
    { numRuns: 10_000 },
  );
});

test.each([
  ['29', true],
  ['99999999999999999999', false],
  ['report', false],
])('takes the typed text %j for an incident number: %s', (text, expected) => {
  expect(isIncidentNumber(text)).toBe(expected);
});
