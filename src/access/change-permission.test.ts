// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import type { AccessContext } from './access-context.ts';
import { aTab } from './session.fixture.ts';
import { HOME_TENANT_ID } from './stub-token-endpoint.fixture.ts';

const RESOURCE = 'https://api.security.microsoft.com';
const READ = `${RESOURCE}/Incident.Read`;
const WRITE = `${RESOURCE}/Incident.ReadWrite`;

const CONSENT_REQUIRED = () =>
  Response.json(
    {
      error: 'invalid_grant',
      suberror: 'consent_required',
      error_codes: [65001],
      error_description: 'AADSTS65001: x',
    },
    { status: 400 },
  );

async function aSignedInTab() {
  const tab = aTab();
  const session = await tab.signedIn();
  const context = session.accessContext({ tenantId: HOME_TENANT_ID, api: 'defender-xdr' });
  return { tab, session, context, forChanges: changesOf(context) };
}

function changesOf({ forChanges }: AccessContext) {
  if (forChanges === null) throw new Error('A user can change incidents.');
  return forChanges;
}

test('sign-in never requests the permission to change incidents', async () => {
  const { tab, context, forChanges } = await aSignedInTab();
  await context.accessToken();
  expect(await forChanges.hasToken()).toBe(false);
  expect(tab.endpoint.requests.map(({ form }) => form.get('scope')?.includes('ReadWrite'))).not.toContain(true);
});

test('the first change requests it silently, with its own token, and reading keeps its own', async () => {
  const { tab, context, forChanges } = await aSignedInTab();
  expect(forChanges).toMatchObject({ permission: 'Incident.ReadWrite', id: context.id });
  const forWriting = await forChanges.accessToken();
  expect(forWriting).toContain(WRITE);
  expect(tab.endpoint.requests.at(-1)?.form.get('scope')).toContain(WRITE);
  expect(await forChanges.hasToken()).toBe(true);
  expect(await context.accessToken()).not.toBe(forWriting);
});

test('reading keeps working when Entra puts every granted permission into one token', async () => {
  const { tab, context, forChanges } = await aSignedInTab();
  tab.endpoint.respondNext(() => tab.endpoint.tokensOf(HOME_TENANT_ID, `${READ} ${WRITE}`));
  const both = await forChanges.accessToken();
  const count = tab.endpoint.requests.length;
  expect(await context.accessToken()).toBe(both);
  expect(await forChanges.accessToken()).toBe(both);
  expect(tab.endpoint.requests).toHaveLength(count);
});

test('a token that Entra issued without the permission is refused before a change is sent with it', async () => {
  const { tab, forChanges } = await aSignedInTab();
  tab.endpoint.respondNext(() => tab.endpoint.tokensOf(HOME_TENANT_ID, READ));
  await expect(forChanges.accessToken()).rejects.toMatchObject({
    code: 'consent-required',
    details: { changePermission: 'Incident.ReadWrite' },
  });
});

test('a missing consent names the permission, and reading goes on', async () => {
  const { tab, context, forChanges } = await aSignedInTab();
  tab.endpoint.respondNext(CONSENT_REQUIRED);
  await expect(forChanges.accessToken()).rejects.toMatchObject({
    code: 'consent-required',
    details: { changePermission: 'Incident.ReadWrite', aadstsCode: 65001 },
  });
  expect(await context.accessToken()).toContain(READ);
});

test('asks for exactly that permission, for the signed-in account, and returns signed in with it', async () => {
  const { tab, session } = await aSignedInTab();
  const ask = () => session.signIn({ tenantId: HOME_TENANT_ID, api: 'defender-xdr', purpose: 'changing' });
  const address = await tab.navigationAfter(session, ask);
  const scopes = (address.searchParams.get('scope') ?? '').split(' ');
  expect(scopes.filter((scope) => scope.startsWith('https:'))).toEqual([WRITE]);
  expect(address.searchParams.get('login_hint') ?? address.searchParams.get('sid')).not.toBe('');
  const stored = Object.entries({ ...sessionStorage }).filter(([key]) => key.startsWith('gatehouse.'));
  expect(JSON.stringify(stored)).not.toContain('analyst');

  const returned = await tab.returnWith({
    code: tab.endpoint.codeFor(address),
    state: address.searchParams.get('state') ?? '',
  });
  expect(returned.state()).toMatchObject({ status: 'signed-in', failure: null });
  const context = returned.accessContext({ tenantId: HOME_TENANT_ID, api: 'defender-xdr' });
  expect(await changesOf(context).hasToken()).toBe(true);
});

test('declining keeps the session and its tokens, and says which permission is missing', async () => {
  const { tab, session } = await aSignedInTab();
  const ask = () => session.signIn({ tenantId: HOME_TENANT_ID, api: 'defender-xdr', purpose: 'changing' });
  const declined = await tab.roundTrip(session, ask, {
    error: 'access_denied',
    error_description: 'AADSTS65004: declined',
  });
  expect(declined.state()).toMatchObject({
    status: 'signed-in',
    failure: { code: 'cancelled', details: { changePermission: 'Incident.ReadWrite', aadstsCode: 65004 } },
  });
  const count = tab.endpoint.requests.length;
  const context = declined.accessContext({ tenantId: HOME_TENANT_ID, api: 'defender-xdr' });
  expect(await context.accessToken()).toContain(READ);
  expect(tab.endpoint.requests).toHaveLength(count);
});

test('asking again within a minute is no redirect loop, because only a click asks', async () => {
  const { tab, session } = await aSignedInTab();
  const ask = (current: typeof session) => () => current.signIn({ api: 'defender-xdr', purpose: 'changing' });
  const error = { error: 'access_denied', error_description: 'AADSTS65004: declined' };
  let current = session;
  for (let times = 0; times < 4; times += 1) current = await tab.roundTrip(current, ask(current), error);
  expect(current.state()).toMatchObject({ status: 'signed-in', failure: { code: 'cancelled' } });
});

test('a signed-out user who follows a leftover button signs in to read only', async () => {
  const tab = aTab();
  const session = await tab.start();
  const address = await tab.navigationAfter(session, () => session.signIn({ purpose: 'changing' }));
  expect(address.searchParams.get('scope')).toContain(READ);
  expect(address.searchParams.get('scope')).not.toContain('ReadWrite');
});
