import { expect, test } from 'vitest';
import { hasLoadedNothing } from './source-state.ts';

test('a tenant has loaded nothing when its first load failed or waits for the network, but not while it is loading', () => {
  const pending = { list: null, error: null, isWaitingForNetwork: false };
  expect(hasLoadedNothing(pending)).toBe(false);
  expect(hasLoadedNothing({ ...pending, error: new Error('403') })).toBe(true);
  expect(hasLoadedNothing({ ...pending, isWaitingForNetwork: true })).toBe(true);
});
