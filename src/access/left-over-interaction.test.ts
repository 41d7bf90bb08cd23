// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { aTab, CLIENT_ID } from './session.fixture.ts';

/** The entry with which the library marks a sign-in in progress. */
const FLAG = 'msal.interaction.status';

test.each([
  ['the tab was closed during sign-in and restored', JSON.stringify({ clientId: CLIENT_ID, type: 'signin' })],
  ['an older version of the library wrote it', CLIENT_ID],
  ['it is damaged', '{"clientId":'],
])('a sign-in works although one appears to be in progress, because %s', async (_why, flag) => {
  const tab = aTab();
  const before = await tab.start();
  await tab.navigationAfter(before, () => before.signIn());
  sessionStorage.setItem(FLAG, flag);
  const session = await tab.start();
  const signedIn = await tab.roundTrip(session, () => session.signIn());
  expect(signedIn.state().status).toBe('signed-in');
});

test('a duplicated tab signs in while the first one is at the sign-in page', async () => {
  const tab = aTab();
  const first = await tab.start();
  await tab.navigationAfter(first, () => first.signIn());
  const copied = { ...sessionStorage };
  expect(copied[FLAG]).toContain(CLIENT_ID);
  const duplicate = await tab.start();
  const signedIn = await tab.roundTrip(duplicate, () => duplicate.signIn());
  expect(signedIn.state().status).toBe('signed-in');
});
