// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import { returnFromRedirect } from './return-from-redirect.ts';
import { aTab, CLIENT_ID } from './session.fixture.ts';

const START_PAGE = 'https://app.example/some/folder/';
const CONSENT_PAGE = `${START_PAGE}#/consent`;
const STATE = btoa('{"id":"x","meta":{"interactionType":"redirect"}}');

/** Opens the redirect page with a response. Returns where it navigates to. */
async function openRedirectPage(suffix: string, isFramed = false): Promise<string[]> {
  window.location.href = `${START_PAGE}redirect.html${suffix}`;
  const visited: string[] = [];
  await returnFromRedirect({
    url: new URL(window.location.href),
    isFramed,
    replace: (url) => visited.push(url),
    storage: sessionStorage,
    keepAdminConsent: () => CONSENT_PAGE,
  });
  return visited;
}

beforeEach(() => {
  sessionStorage.clear();
});

describe('the redirect page', () => {
  it('stores the response in the tab and navigates to the page that the user left, without the response in the URL', async () => {
    const page = `${START_PAGE}?demo=normal#/incidents?status=active`;
    sessionStorage.setItem('msal.interaction.status', JSON.stringify({ clientId: CLIENT_ID, type: 'signin' }));
    sessionStorage.setItem(`msal.${CLIENT_ID}.request.origin`, page);
    expect(await openRedirectPage(`#code=secret&state=${STATE}`)).toEqual([page]);
    expect(sessionStorage.getItem(`msal.${CLIENT_ID}.urlHash`)).toBe(`code=secret&state=${STATE}`);
  });

  it('navigates to the start page of its folder if no page is stored, not to the root of the origin', async () => {
    expect(await openRedirectPage(`#code=secret&state=${STATE}`)).toEqual([START_PAGE]);
  });

  it('navigates only within its folder, whatever storage contains', async () => {
    sessionStorage.setItem('msal.interaction.status', JSON.stringify({ clientId: CLIENT_ID, type: 'signin' }));
    sessionStorage.setItem(`msal.${CLIENT_ID}.request.origin`, 'https://attacker.example/');
    expect(await openRedirectPage(`#code=secret&state=${STATE}`)).toEqual([START_PAGE]);
  });

  it.each(['?admin_consent=True&tenant=t&state=s', `?admin_consent=True&state=${STATE}`, '?code=x'])(
    'navigates to the page that shows the response for %j',
    async (suffix) => {
      expect(await openRedirectPage(suffix)).toEqual([CONSENT_PAGE]);
      expect(Object.keys(sessionStorage)).toEqual([]);
    },
  );

  it.each(['', '#', '#code=x&state=junk'])('navigates to the start page for %j', async (suffix) => {
    expect(await openRedirectPage(suffix)).toEqual([START_PAGE]);
    expect(Object.keys(sessionStorage)).toEqual([]);
  });

  it.each(['', '?admin_consent=True', '#code=x&state=junk'])(
    'does not navigate in a hidden frame for %j',
    async (suffix) => {
      expect(await openRedirectPage(suffix, true)).toEqual([]);
    },
  );
});

describe('a round trip through the redirect page', () => {
  it.each([
    ['the configured page', `${START_PAGE}?demo=normal`, `${START_PAGE}?demo=normal`],
    ['the start page without a configured one', undefined, START_PAGE],
  ])('signs out and navigates to %s', async (_what, pageAfterSignOut, expected) => {
    const tab = aTab(pageAfterSignOut === undefined ? {} : { pageAfterSignOut });
    window.location.href = `${START_PAGE}#/incidents`;
    const session = await tab.signedIn();
    const address = await tab.navigationAfter(session, () => session.signOut());
    expect(await openRedirectPage(`?state=${encodeURIComponent(address.searchParams.get('state') ?? '')}`)).toEqual([
      expected,
    ]);
    window.location.href = expected;
    expect((await tab.start()).state()).toEqual({ status: 'signed-out', reason: 'signed-out' });
    expect(Object.keys(sessionStorage).filter((key) => /urlHash|request|interaction/.test(key))).toEqual([]);
  });

  it('signs in', async () => {
    const tab = aTab();
    window.location.href = `${START_PAGE}#/incidents`;
    const session = await tab.start();
    const address = await tab.navigationAfter(session, () => session.signIn());
    const response = new URLSearchParams({
      code: tab.endpoint.codeFor(address),
      state: address.searchParams.get('state') ?? '',
    });
    const [page = ''] = await openRedirectPage(`#${response}`);
    expect(page).toBe(`${START_PAGE}#/incidents`);
    window.location.href = page;
    expect((await tab.start()).state().status).toBe('signed-in');
    expect(window.location.href).toBe(`${START_PAGE}#/incidents`);
  });

  it('with an unreadable state returns to the page that the user left, which says that it was discarded', async () => {
    const tab = aTab();
    const page = `${START_PAGE}#/incidents?status=active`;
    window.location.href = page;
    const before = await tab.start();
    await tab.navigationAfter(before, () => before.signIn());
    expect(await openRedirectPage('#code=forged&state=junk')).toEqual([page]);
    window.location.href = page;
    const session = await tab.start();
    expect(session.state()).toMatchObject({ status: 'failed', error: { code: 'response-discarded' } });
    expect(tab.endpoint.requests).toHaveLength(0);
    expect((await tab.start()).state()).toEqual({ status: 'signed-out', reason: 'never' });
  });

  it('keeps the response to an admin consent link, but never from a frame', async () => {
    expect(await openRedirectPage('?admin_consent=True&error=access_denied&state=s')).toEqual([CONSENT_PAGE]);
    expect(await openRedirectPage('?admin_consent=True&state=s', true)).toEqual([]);
  });
});
