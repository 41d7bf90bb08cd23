import { expect, test } from 'vitest';
import { createMemoryStore } from '../std/key-value-store.ts';
import { epochMs } from '../std/time.ts';
import { createSignOutMark } from './sign-out-mark.ts';

const BLOCKED = {
  getItem: () => {
    throw new DOMException('no', 'SecurityError');
  },
  setItem: () => {
    throw new DOMException('no', 'SecurityError');
  },
  removeItem: () => undefined,
};

test('a tab that was asleep learns of the sign-out of another', () => {
  const origin = createMemoryStore();
  const asleep = createSignOutMark(createMemoryStore(), origin, 'client');
  const other = createSignOutMark(createMemoryStore(), origin, 'client');
  expect(asleep.isNewer()).toBe(false);
  asleep.remember();
  expect(asleep.isNewer()).toBe(false);
  other.leave(epochMs(5));
  expect(asleep.isNewer()).toBe(true);
  asleep.remember();
  expect(asleep.isNewer()).toBe(false);
});

test('the demo and another client id have marks of their own', () => {
  const origin = createMemoryStore();
  const live = createSignOutMark(createMemoryStore(), origin, 'live');
  live.remember();
  createSignOutMark(createMemoryStore(), origin, 'demo').leave(epochMs(5));
  expect(live.isNewer()).toBe(false);
});

test.each([null, BLOCKED])('where the mark cannot be kept, nobody is signed out by it (%#)', (origin) => {
  const mark = createSignOutMark(createMemoryStore(), origin, 'client');
  mark.remember();
  mark.leave(epochMs(5));
  expect(mark.isNewer()).toBe(false);
});
