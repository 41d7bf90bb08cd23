import { expect, test } from 'vitest';
import { completenessOf } from '../rows/completeness.ts';
import { incompleteNote } from './incomplete-note.ts';

const COMPLETE = {
  ...completenessOf([]),
  loaded: 1_000,
  isComplete: true,
};

test.each([
  [{}, null],
  [{ isLoading: true }, null],
  [{ isComplete: false, isLoading: true }, 'still loading'],
  [{ isComplete: false }, 'not fully loaded'],
  [{ isComplete: false, isPaused: true, isLoading: true }, 'more incidents exist than the 1,000 loaded'],
  [{ isComplete: false, failedTenants: ['Example Port'] }, 'Example Port could not be loaded'],
  [{ brokenRows: 2 }, '2 invalid entries'],
])('an export with %j has the note: %s', (change, note) => {
  expect(incompleteNote({ ...COMPLETE, ...change })).toBe(note);
});
