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

test('a tab that was asleep detects a sign-out in another tab', () => {
  const origin = createMemoryStore();
  const asleep = createSignOutMark({ tabStore: createMemoryStore(), originStore: origin, clientId: 'client' });
  const other = createSignOutMark({ tabStore: createMemoryStore(), originStore: origin, clientId: 'client' });
  expect(asleep.hasChanged()).toBe(false);
  asleep.remember();
  expect(asleep.hasChanged()).toBe(false);
  other.record(epochMs(5));
  expect(asleep.hasChanged()).toBe(true);
  asleep.remember();
  expect(asleep.hasChanged()).toBe(false);
});

test('client ids have separate marks, so the demo and the live app do too', () => {
  const origin = createMemoryStore();
  const live = createSignOutMark({ tabStore: createMemoryStore(), originStore: origin, clientId: 'live' });
  live.remember();
  createSignOutMark({ tabStore: createMemoryStore(), originStore: origin, clientId: 'demo' }).record(epochMs(5));
  expect(live.hasChanged()).toBe(false);
});

test.each([null, BLOCKED])('a mark that cannot be stored signs no tab out (%#)', (origin) => {
  const mark = createSignOutMark({ tabStore: createMemoryStore(), originStore: origin, clientId: 'client' });
  mark.remember();
  mark.record(epochMs(5));
  expect(mark.hasChanged()).toBe(false);
});

test('a sign-out prevents silent sign-in in every tab until an interactive sign-in, not until a silent one', () => {
  const origin = createMemoryStore();
  const aTab = () => createSignOutMark({ tabStore: createMemoryStore(), originStore: origin, clientId: 'client' });
  const first = aTab();
  expect(first.preventsSilentSignIn()).toBe(false);
  first.record(epochMs(5));
  expect([first.preventsSilentSignIn(), aTab().preventsSilentSignIn()]).toEqual([true, true]);
  first.remember();
  expect(aTab().preventsSilentSignIn()).toBe(true);
  first.end();
  expect([first.preventsSilentSignIn(), aTab().preventsSilentSignIn(), first.hasChanged()]).toEqual([
    false,
    false,
    false,
  ]);
  first.record(epochMs(5));
  expect(aTab().preventsSilentSignIn()).toBe(true);
});

test('a sign-out that cannot write its mark restores the effect of the previous one', () => {
  const origin = createMemoryStore();
  const tab = createSignOutMark({ tabStore: createMemoryStore(), originStore: origin, clientId: 'client' });
  tab.record(epochMs(5));
  tab.end();
  const full = { ...origin, setItem: BLOCKED.setItem };
  createSignOutMark({ tabStore: createMemoryStore(), originStore: full, clientId: 'client' }).record(epochMs(6));
  expect(tab.preventsSilentSignIn()).toBe(true);
});

test.each([null, BLOCKED])('if the mark cannot be stored, only this tab remembers the sign-out (%#)', (origin) => {
  const tabStore = createMemoryStore();
  const mark = createSignOutMark({ tabStore, originStore: origin, clientId: 'client' });
  mark.record(epochMs(5));
  mark.recordInTab();
  expect(createSignOutMark({ tabStore, originStore: origin, clientId: 'client' }).preventsSilentSignIn()).toBe(true);
  expect(
    createSignOutMark({
      tabStore: createMemoryStore(),
      originStore: origin,
      clientId: 'client',
    }).preventsSilentSignIn(),
  ).toBe(false);
  mark.end();
  expect(mark.preventsSilentSignIn()).toBe(false);
});

test('a tab without usable storage can still sign out', () => {
  const mark = createSignOutMark({
    tabStore: { ...createMemoryStore(), setItem: BLOCKED.setItem },
    originStore: null,
    clientId: 'client',
  });
  expect(() => mark.recordInTab()).not.toThrow();
});
