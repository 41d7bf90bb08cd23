import { expect, test } from 'vitest';
import { placeOf, rememberPlace } from './table-places.ts';

test('remembers the last place of each history entry and forgets the oldest entries', () => {
  expect(placeOf('entry-0')).toBeNull();
  rememberPlace('entry-0', { activeKey: 'a', scrollTop: 10 });
  rememberPlace('entry-0', { activeKey: 'b', scrollTop: 20 });
  expect(placeOf('entry-0')).toEqual({ activeKey: 'b', scrollTop: 20 });
  for (let index = 1; index <= 50; index += 1) rememberPlace(`entry-${index}`, { activeKey: '', scrollTop: 0 });
  expect(placeOf('entry-0')).toBeNull();
  expect(placeOf('entry-50')).toEqual({ activeKey: '', scrollTop: 0 });
});
