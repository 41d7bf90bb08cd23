import { expect, test } from 'vitest';
import { epochMs } from '../std/time.ts';
import { createMemoryStore } from '../storage/key-value-store.ts';
import { SIGN_IN_DEPARTURE_KEY } from '../storage/storage-keys.ts';
import { createSignInDeparture } from './sign-in-departure.ts';

test('returns when the tab left, until it is cleared', () => {
  const departure = createSignInDeparture(createMemoryStore());
  expect(departure.leftAt()).toBeNull();
  departure.record(epochMs(1_800_000_000_000), null);
  expect(departure.leftAt()).toBe(1_800_000_000_000);
  departure.clear();
  expect(departure.leftAt()).toBeNull();
});

test.each(['', 'NaN', '-1', '1e9', 'x'.repeat(99), '9'.repeat(17)])('ignores the stored value %j', (text) => {
  const store = createMemoryStore();
  store.setItem(SIGN_IN_DEPARTURE_KEY, text);
  expect(createSignInDeparture(store).leftAt()).toBeNull();
});
