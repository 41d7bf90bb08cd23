import { expect, test, vi } from 'vitest';
import { nextAfterChange } from './triage-items.ts';

const table = { current: { focusNextRow: () => undefined } };
const move = () => undefined;

test('a change goes on in the open panel, until the end of the view', () => {
  const at = (position: number) => ({ place: { position, total: 3 }, table, move, hasSelection: false });
  expect(nextAfterChange(at(1))).not.toBeNull();
  expect(nextAfterChange(at(2))).toBeNull();
});

test('without a panel a change goes on to the next row, after a closing dialog has returned the focus', () => {
  vi.useFakeTimers();
  const focusNextRow = vi.fn();
  nextAfterChange({ place: null, table: { current: { focusNextRow } }, move, hasSelection: false })?.();
  expect(focusNextRow).not.toHaveBeenCalled();
  vi.runAllTimers();
  expect(focusNextRow).toHaveBeenCalledOnce();
  vi.useRealTimers();
});

test('a selection has no next incident', () => {
  expect(nextAfterChange({ place: null, table, move, hasSelection: true })).toBeNull();
});
