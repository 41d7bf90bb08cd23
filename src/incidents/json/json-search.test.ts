import fc from 'fast-check';
import { expect, it } from 'vitest';
import { findInJson, MAX_MATCHES } from './json-search.ts';

const value = { incidentName: 'Ransomware', alerts: [{ title: 'Beaconing', '@odata.type': '#x', severity: 3 }] };

it('finds property names and values, in document order', () => {
  expect(findInJson(value, 'RANSOM')).toEqual([{ path: '$.incidentName', text: 'Ransomware' }]);
  expect(findInJson(value, 'title')).toEqual([{ path: '$.alerts[0].title', text: 'Beaconing' }]);
  expect(findInJson(value, 'odata')).toEqual([{ path: '$.alerts[0]["@odata.type"]', text: '#x' }]);
  expect(findInJson(value, 'alerts')).toEqual([{ path: '$.alerts', text: '1 item' }]);
  expect(findInJson(value, ' ')).toEqual([]);
});

it('limits the number of matches', () => {
  expect(
    findInJson(
      Array.from({ length: 5_000 }, () => 'same'),
      'same',
    ),
  ).toHaveLength(MAX_MATCHES);
});

it('searches deeply nested values', () => {
  let deep: unknown = 'bottom';
  for (let depth = 0; depth < 20_000; depth += 1) deep = [deep];
  expect(findInJson(deep, 'bottom')).toHaveLength(1);
});

it('never throws, for any JSON value', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.string({ minLength: 1, maxLength: 8 }), (any, text) => {
      expect(() => findInJson(any, text)).not.toThrow();
    }),
  );
});
