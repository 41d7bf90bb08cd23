import { expect, test } from 'vitest';
import { epochMs } from '../../std/time.ts';
import { timeRangeLabel } from './facets.ts';

const at = (day: number, hour = 0) => epochMs(new Date(2026, 10, day, hour).getTime());

test('a range of one day of the user is labelled with that day only', () => {
  expect(timeRangeLabel({ kind: 'between', from: at(20), to: at(21) }, at(21, 9))).toBe('20 Nov');
});

test('a range that is not one whole day is labelled with both ends', () => {
  const from = at(20, 1);
  expect(timeRangeLabel({ kind: 'between', from, to: at(21) }, at(21, 9))).toBe('20 Nov, 01:00 to 21 Nov, 00:00');
  expect(timeRangeLabel({ kind: 'between', from: at(20), to: at(22) }, at(22, 9))).toBe(
    '20 Nov, 00:00 to 22 Nov, 00:00',
  );
});
