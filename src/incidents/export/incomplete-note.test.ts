import { expect, it } from 'vitest';
import { completenessOf } from '../rows/completeness.ts';
import { incompleteNote } from './incomplete-note.ts';

const COMPLETE = {
  ...completenessOf([]),
  loaded: 1_000,
  isComplete: true,
};

it.each([
  [{}, null],
  [{ isReading: true }, null],
  [{ isComplete: false, isReading: true }, 'still being read'],
  [{ isComplete: false }, 'not read to the end'],
  [{ isComplete: false, isPaused: true, isReading: true }, 'there is more than the 1,000 incidents read'],
  [{ isComplete: false, failedTenants: ['Example Port'] }, 'Example Port could not be read'],
  [{ brokenRows: 2 }, '2 rows could not be read'],
])('with %j an export lacks: %s', (change, words) => {
  expect(incompleteNote({ ...COMPLETE, ...change })).toBe(words);
});
