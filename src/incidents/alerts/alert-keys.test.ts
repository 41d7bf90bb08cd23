import fc from 'fast-check';
import { expect, it } from 'vitest';
import { anAlert } from '../rows/incident.fixture.ts';
import { alertKeys } from './alert-keys.ts';

it('an alert is called by its id, and by its place where that is not enough', () => {
  const alerts = ['a1', 'a1', 'x'.repeat(200), '~2', ''].map((id) => anAlert({ id }));
  expect([...alertKeys(alerts).values()]).toEqual(['a1', '~2', '~3', '~4', '~5']);
  expect([...alertKeys([anAlert({ id: '\ud800 half of a pair' })]).values()]).toEqual(['~1']);
});

it('no two alerts are called alike, whatever their ids, and every name fits an address', () => {
  const anId = fc.oneof(fc.constantFrom('a', '', '~1', '~2'), fc.string({ maxLength: 300 }));
  fc.assert(
    fc.property(fc.array(anId, { maxLength: 12 }), (ids) => {
      const keys = [...alertKeys(ids.map((id) => anAlert({ id }))).values()];
      expect(new Set(keys).size).toBe(ids.length);
      expect(keys.every((key) => key !== '' && key.length <= 150)).toBe(true);
    }),
  );
});
