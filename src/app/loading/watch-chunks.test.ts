import { expect, it } from 'vitest';
import { createMemoryStore } from '../../storage/key-value-store.ts';
import { canReloadFor } from './watch-chunks.ts';

it('the page reloads once per build', () => {
  const store = createMemoryStore();
  expect([
    canReloadFor('a', store),
    canReloadFor('a', store),
    canReloadFor('b', store),
    canReloadFor('b', store),
  ]).toEqual([true, false, true, false]);
});

it('the page never reloads if the store cannot remember it', () => {
  const forgetful = { getItem: () => null, setItem: () => undefined, removeItem: () => undefined };
  expect(canReloadFor('a', forgetful)).toBe(false);
  const full = {
    ...forgetful,
    setItem: () => {
      throw new Error('QuotaExceededError');
    },
  };
  expect(canReloadFor('a', full)).toBe(false);
});
