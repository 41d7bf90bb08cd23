import { expect, test } from 'vitest';
import { createSignInDeparture } from '../../access/sign-in-departure.ts';
import { epochMs } from '../../std/time.ts';
import { createMemoryStore } from '../../storage/key-value-store.ts';
import { MODE_KEY } from '../../storage/storage-keys.ts';
import { NO_CONFIGURATION } from '../configuration/configuration.ts';
import { createDemoMode } from './demo-mode.ts';

function aDemoMode(query = '') {
  const store = createMemoryStore();
  const visited: string[] = [];
  const href = `https://soc.example/gatehouse/${query}#/token`;
  const location = { href, search: query, assign: (target: string | URL) => void visited.push(String(target)) };
  return { store, visited, demoMode: createDemoMode({ store, location }) };
}

test('the tab has left for sign-in once access records the departure', () => {
  const { store, demoMode } = aDemoMode();
  expect(demoMode.leftForSignIn()).toBe(false);
  createSignInDeparture(store).record(epochMs(0), null);
  expect(demoMode.leftForSignIn()).toBe(true);
});

test('the demo starts at the home page and reports its entry once', () => {
  const { visited, demoMode } = aDemoMode();
  demoMode.enterDemo();
  expect(visited).toEqual(['https://soc.example/gatehouse/?demo=normal#/']);
  expect([demoMode.enteredDemo(), demoMode.enteredDemo()]).toEqual([true, false]);
});

test.each([
  ['?demo=busy', 'busy', true],
  ['?demo=busy', null, false],
  ['?demo=bogus', null, true],
  ['', null, true],
])('the query %j selects the scenario %j (demo offered: %j)', (query, scenario, offersDemo) => {
  expect(aDemoMode(query).demoMode.scenario({ ...NO_CONFIGURATION, offersDemo })).toBe(scenario);
});

test('a switch between demo and live is a change of mode until it is made; the first visit is not', () => {
  const { store, demoMode } = aDemoMode();
  expect((['live', 'live', 'demo', 'demo', 'live'] as const).map(demoMode.changesMode)).toEqual([
    false,
    false,
    true,
    true,
    false,
  ]);
  store.setItem(MODE_KEY, 'demo');
  expect((['demo', 'live'] as const).map(demoMode.changesMode)).toEqual([false, true]);
});
