import { expect, it } from 'vitest';
import { linesOf } from './text-lines.ts';

it('cuts a text at every kind of line break', () => {
  expect(linesOf('one\r\ntwo\rthree\nfour', 100)).toEqual(['one', 'two', 'three', 'four']);
});

it('says that something was left out', () => {
  expect(linesOf('abcdef', 3)).toEqual(['abc', '…']);
  expect(linesOf('\n'.repeat(500), 1_000)).toHaveLength(201);
});

it('indents by spaces, so that no list of steps is full of marks', () => {
  expect(linesOf('Steps\n•\tfirst', 100)).toEqual(['Steps', '• first']);
});
