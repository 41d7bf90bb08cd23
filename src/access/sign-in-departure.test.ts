import { expect, test } from 'vitest';
import { epochMs } from '../std/time.ts';
import { createMemoryStore } from '../storage/key-value-store.ts';
import { SIGN_IN_DEPARTURE_KEY } from '../storage/storage-keys.ts';
import { createSignInDeparture } from './sign-in-departure.ts';

test('tells when the page was left, until it is cleared', () => {
  const mark = createSignInDeparture(createMemoryStore());
  expect(mark.leftAt()).toBeNull();
  mark.leave(epochMs(1_800_000_000_000));
  expect(mark.leftAt()).toBe(1_800_000_000_000);
  mark.clear();
  expect(mark.leftAt()).toBeNull();
});

test.each(['', 'NaN', '-1', '1e9', 'x'.repeat(99), '9'.repeat(17)])('a mark that reads %j is none', (text) => {
  const store = createMemoryStore();
  store.setItem(SIGN_IN_DEPARTURE_KEY, text);
  expect(createSignInDeparture(store).leftAt()).toBeNull();
});
