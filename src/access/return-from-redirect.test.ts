// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import { returnFromRedirect } from './return-from-redirect.ts';
import { aSessionFixture, CLIENT_ID } from './session.fixture.ts';

const START_PAGE = 'https://app.example/some/folder/';
const STATE = btoa('{"id":"x","meta":{"interactionType":"redirect"}}');

/** Answers of admin-consent links that were kept for the app. */
const kept: unknown[] = [];

/** Opens the redirect page with an answer and tells where it goes. */
async function openRedirectPage(suffix: string, isFramed = false): Promise<string[]> {
  window.location.href = `${START_PAGE}redirect.html${suffix}`;
  const visited: string[] = [];
  await returnFromRedirect({
    address: new URL(window.location.href),
    isFramed,
    replace: (address) => visited.push(address),
    keepAdminConsent: (answer) => kept.push(answer),
  });
  return visited;
}

beforeEach(() => {
  kept.length = 0;
  sessionStorage.clear();
});

describe('the redirect page', () => {
  it('leaves the answer in the tab and goes to the page that was left, with nothing of it in the address', async () => {
    const page = `${START_PAGE}?demo=normal#/incidents?status=active`;
    sessionStorage.setItem('msal.interaction.status', JSON.stringify({ clientId: CLIENT_ID, type: 'signin' }));
    sessionStorage.setItem(`msal.${CLIENT_ID}.request.origin`, page);
    expect(await openRedirectPage(`#code=secret&state=${STATE}`)).toEqual([page]);
    expect(sessionStorage.getItem(`msal.${CLIENT_ID}.urlHash`)).toBe(`code=secret&state=${STATE}`);
  });

  it('goes to the start page of its folder where no page was left, not to the root of the origin', async () => {
    expect(await openRedirectPage(`#code=secret&state=${STATE}`)).toEqual([START_PAGE]);
  });

  it('goes nowhere else, whatever the storage says', async () => {
    sessionStorage.setItem('msal.interaction.status', JSON.stringify({ clientId: CLIENT_ID, type: 'signin' }));
    sessionStorage.setItem(`msal.${CLIENT_ID}.request.origin`, 'https://attacker.example/');
    expect(await openRedirectPage(`#code=secret&state=${STATE}`)).toEqual([START_PAGE]);
  });

  it.each([
    '',
    '#',
    '?admin_consent=True&tenant=t&state=s',
    `?admin_consent=True&state=${STATE}`,
    '#code=x&state=junk',
  ])('goes to the start page with %j', async (suffix) => {
    expect(await openRedirectPage(suffix)).toEqual([START_PAGE]);
    expect(Object.keys(sessionStorage)).toEqual([]);
  });

  it.each(['', '?admin_consent=True', '#code=x&state=junk'])(
    'loads no page of ours into a hidden frame with %j',
    async (suffix) => {
      expect(await openRedirectPage(suffix, true)).toEqual([]);
    },
  );
});

describe('a round trip through it', () => {
  it.each([
    ['the page named for it', `${START_PAGE}?demo=normal`, `${START_PAGE}?demo=normal`],
    ['the start page where none is named', undefined, START_PAGE],
  ])('signs out, and goes on to %s', async (_what, pageAfterSignOut, expected) => {
    const bench = aSessionFixture(pageAfterSignOut === undefined ? {} : { pageAfterSignOut });
    window.location.href = `${START_PAGE}#/incidents`;
    const session = await bench.signedIn();
    const address = await bench.leavesFor(session, () => session.signOut());
    expect(await openRedirectPage(`?state=${encodeURIComponent(address.searchParams.get('state') ?? '')}`)).toEqual([
      expected,
    ]);
    window.location.href = expected;
    expect((await bench.start()).state()).toEqual({ status: 'signed-out', reason: 'signed-out' });
    expect(Object.keys(sessionStorage).filter((key) => /urlHash|request|interaction/.test(key))).toEqual([]);
  });

  it('signs in', async () => {
    const bench = aSessionFixture();
    window.location.href = `${START_PAGE}#/incidents`;
    const session = await bench.start();
    const address = await bench.leavesFor(session, () => session.signIn());
    const answer = new URLSearchParams({
      code: bench.endpoint.codeFor(address),
      state: address.searchParams.get('state') ?? '',
    });
    const [page = ''] = await openRedirectPage(`#${answer}`);
    expect(page).toBe(`${START_PAGE}#/incidents`);
    window.location.href = page;
    expect((await bench.start()).state().status).toBe('signed-in');
    expect(window.location.href).toBe(`${START_PAGE}#/incidents`);
  });

  it('keeps what an admin-consent link brought for the app to show, but never out of a frame', async () => {
    await openRedirectPage('?admin_consent=True&error=access_denied&state=s');
    expect(kept).toEqual([{ granted: false, aadstsCode: null }]);
    await openRedirectPage('?admin_consent=True&state=s', true);
    expect(kept).toHaveLength(1);
  });
});
