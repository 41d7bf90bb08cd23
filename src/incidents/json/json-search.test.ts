import fc from 'fast-check';
import { expect, it } from 'vitest';
import { findInJson, MOST_MATCHES } from './json-search.ts';

const value = { incidentName: 'Ransomware', alerts: [{ title: 'Beaconing', '@odata.type': '#x', severity: 3 }] };

it('finds names and values, in the order of the value', () => {
  expect(findInJson(value, 'RANSOM')).toEqual([{ path: '$.incidentName', text: 'Ransomware' }]);
  expect(findInJson(value, 'title')).toEqual([{ path: '$.alerts[0].title', text: 'Beaconing' }]);
  expect(findInJson(value, 'odata')).toEqual([{ path: '$.alerts[0]["@odata.type"]', text: '#x' }]);
  expect(findInJson(value, 'alerts')).toEqual([{ path: '$.alerts', text: '1 inside' }]);
  expect(findInJson(value, ' ')).toEqual([]);
});

it('finds at most so many places, however many there are', () => {
  expect(
    findInJson(
      Array.from({ length: 5_000 }, () => 'same'),
      'same',
    ),
  ).toHaveLength(MOST_MATCHES);
});

it('goes as deep as a value goes', () => {
  let deep: unknown = 'bottom';
  for (let depth = 0; depth < 20_000; depth += 1) deep = [deep];
  expect(findInJson(deep, 'bottom')).toHaveLength(1);
});

it('reads any JSON value and never throws', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.string({ minLength: 1, maxLength: 8 }), (any, text) => {
      expect(() => findInJson(any, text)).not.toThrow();
    }),
  );
});
