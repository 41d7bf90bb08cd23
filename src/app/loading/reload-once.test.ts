import { expect, it } from 'vitest';
import { createMemoryStore } from '../../storage/key-value-store.ts';
import { mayReloadFor } from './reload-once.ts';

it('reloads once for a build, and again for the next one', () => {
  const store = createMemoryStore();
  expect([
    mayReloadFor('a', store),
    mayReloadFor('a', store),
    mayReloadFor('b', store),
    mayReloadFor('b', store),
  ]).toEqual([true, false, true, false]);
});

it('never reloads by itself where nothing can be remembered', () => {
  const forgetful = { getItem: () => null, setItem: () => undefined, removeItem: () => undefined };
  expect(mayReloadFor('a', forgetful)).toBe(false);
  const full = {
    ...forgetful,
    setItem: () => {
      throw new Error('QuotaExceededError');
    },
  };
  expect(mayReloadFor('a', full)).toBe(false);
});
