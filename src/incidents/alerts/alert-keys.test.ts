import fc from 'fast-check';
import { expect, it } from 'vitest';
import { anAlert } from '../rows/incident.fixture.ts';
import { alertKeys } from './alert-keys.ts';

it('an alert key is the alert id, or the position if the id is unusable or not unique', () => {
  const alerts = ['a1', 'a1', 'x'.repeat(200), '~2', ''].map((id) => anAlert({ id }));
  expect([...alertKeys(alerts).values()]).toEqual(['a1', '~2', '~3', '~4', '~5']);
  expect([...alertKeys([anAlert({ id: '\ud800 lone surrogate' })]).values()]).toEqual(['~1']);
});

it('alert keys are unique and fit into a URL, whatever the ids', () => {
  const anId = fc.oneof(fc.constantFrom('a', '', '~1', '~2'), fc.string({ maxLength: 300 }));
  fc.assert(
    fc.property(fc.array(anId, { maxLength: 12 }), (ids) => {
      const keys = [...alertKeys(ids.map((id) => anAlert({ id }))).values()];
      expect(new Set(keys).size).toBe(ids.length);
      expect(keys.every((key) => key !== '' && key.length <= 150)).toBe(true);
    }),
  );
});
