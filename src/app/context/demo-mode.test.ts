import { expect, test } from 'vitest';
import { storeAdminConsentResponse } from '../../access/admin-consent-response.ts';
import { createSignInDeparture } from '../../access/sign-in-departure.ts';
import { epochMs } from '../../std/time.ts';
import { createMemoryStore } from '../../storage/key-value-store.ts';
import { NO_CONFIGURATION } from '../configuration/configuration.ts';
import { createDemoMode } from './demo-mode.ts';

function aTravel(query = '') {
  const store = createMemoryStore();
  const visited: string[] = [];
  const href = `https://soc.example/gatehouse/${query}#/token`;
  const place = { href, search: query, assign: (target: string | URL) => void visited.push(String(target)) };
  return { store, visited, travel: createDemoMode(store, place) };
}

test('knows by the mark of access that the tab left for sign-in', () => {
  const { store, travel } = aTravel();
  expect(travel.leftForSignIn()).toBe(false);
  createSignInDeparture(store).leave(epochMs(0));
  expect(travel.leftForSignIn()).toBe(true);
});

test('takes what an admin-consent link left, once', async () => {
  const { store, travel } = aTravel();
  expect(await travel.takeAdminConsent()).toBeNull();
  storeAdminConsentResponse(store, { granted: false, aadstsCode: 65004 });
  expect(await travel.takeAdminConsent()).toEqual({ granted: false, aadstsCode: 65004 });
  expect(await travel.takeAdminConsent()).toBeNull();
});

test('enters the demo at the start page, and tells so once', () => {
  const { visited, travel } = aTravel();
  travel.enterDemo();
  expect(visited).toEqual(['https://soc.example/gatehouse/?demo=normal#/']);
  expect([travel.enteredDemo(), travel.enteredDemo()]).toEqual([true, false]);
});

test.each([
  ['?demo=busy', 'busy', true],
  ['?demo=busy', null, false],
  ['?demo=bogus', null, true],
  ['', null, true],
])('%s is the world %s', (query, scenario, offersDemo) => {
  expect(aTravel(query).travel.scenario({ ...NO_CONFIGURATION, offersDemo })).toBe(scenario);
});

test('notices a change between demo and live in this tab, and not the first visit', () => {
  const { travel } = aTravel();
  expect(
    [null, null, 'busy', 'busy', null].map((scenario) => travel.changesMode(scenario === null ? null : 'busy')),
  ).toEqual([false, false, true, false, true]);
});
