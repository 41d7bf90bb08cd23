import { describe, expect, it } from 'vitest';
import { countExtentOf, countText } from './count-text.ts';

describe('countText', () => {
  it('marks a count as a lower bound while more incidents exist', () => {
    expect(countText(1_050, countExtentOf({ loaded: 1_050, isComplete: false, loadedBackTo: 5 }))).toBe('1,050+');
    expect(countText(1_050, countExtentOf({ loaded: 1_050, isComplete: true, loadedBackTo: null }))).toBe('1,050');
  });

  it('shows no number before the first rows arrive, and zero only for an empty tenant', () => {
    expect(countText(0, countExtentOf({ loaded: 0, isComplete: false, loadedBackTo: 5 }))).toBe('–');
    expect(countText(0, countExtentOf({ loaded: 0, isComplete: true, loadedBackTo: null }))).toBe('0');
  });

  it('keeps exact counts when a later refresh of a complete list fails', () => {
    expect(countText(63, countExtentOf({ loaded: 63, isComplete: false, loadedBackTo: null }))).toBe('63');
  });
});
