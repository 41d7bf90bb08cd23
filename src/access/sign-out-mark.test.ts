import { expect, test } from 'vitest';
import { epochMs } from '../std/time.ts';
import { createMemoryStore } from '../storage/key-value-store.ts';
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

test('a sign-out stands in every tab until a person has signed in, and a silent sign-in does not end it', () => {
  const origin = createMemoryStore();
  const aTab = () => createSignOutMark(createMemoryStore(), origin, 'client');
  const first = aTab();
  expect(first.stands()).toBe(false);
  first.leave(epochMs(5));
  expect([first.stands(), aTab().stands()]).toEqual([true, true]);
  first.remember();
  expect(aTab().stands()).toBe(true);
  first.end();
  expect([first.stands(), aTab().stands(), first.isNewer()]).toEqual([false, false, false]);
  first.leave(epochMs(5));
  expect(aTab().stands()).toBe(true);
});

test('a sign-out that can leave no new mark makes the one before it stand again', () => {
  const origin = createMemoryStore();
  const tab = createSignOutMark(createMemoryStore(), origin, 'client');
  tab.leave(epochMs(5));
  tab.end();
  const full = { ...origin, setItem: BLOCKED.setItem };
  createSignOutMark(createMemoryStore(), full, 'client').leave(epochMs(6));
  expect(tab.stands()).toBe(true);
});

test.each([null, BLOCKED])(
  'where the mark cannot be kept, the tab alone keeps that it was signed out (%#)',
  (origin) => {
    const tabStore = createMemoryStore();
    const mark = createSignOutMark(tabStore, origin, 'client');
    mark.leave(epochMs(5));
    mark.keepOut();
    expect(createSignOutMark(tabStore, origin, 'client').stands()).toBe(true);
    expect(createSignOutMark(createMemoryStore(), origin, 'client').stands()).toBe(false);
    mark.end();
    expect(mark.stands()).toBe(false);
  },
);

test('a tab that cannot keep anything is signed out all the same', () => {
  const mark = createSignOutMark({ ...createMemoryStore(), setItem: BLOCKED.setItem }, null, 'client');
  expect(() => mark.keepOut()).not.toThrow();
});
