import { expect, it } from 'vitest';
import { splitLines } from './text-lines.ts';

it('splits a text at every kind of line break', () => {
  expect(splitLines('one\r\ntwo\rthree\nfour', 100)).toEqual(['one', 'two', 'three', 'four']);
});

it('marks truncated text with an ellipsis', () => {
  expect(splitLines('abcdef', 3)).toEqual(['abc', '…']);
  expect(splitLines('\n'.repeat(500), 1_000)).toHaveLength(201);
});

it('replaces tabs with spaces, which would otherwise be marked as hidden characters', () => {
  expect(splitLines('Steps\n•\tfirst', 100)).toEqual(['Steps', '• first']);
});
