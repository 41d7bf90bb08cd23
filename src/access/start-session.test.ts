// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import { createMemoryStore } from '../storage/key-value-store.ts';
import { aTab, CLIENT_ID, REDIRECT_URI } from './session.fixture.ts';
import { HOME_TENANT_ID } from './stub-token-endpoint.fixture.ts';

const CONSENT_REFUSED = {
  error: 'access_denied',
  error_description: 'AADSTS65004: analyst@soc.example declined to consent.',
};

describe('navigating to sign-in', () => {
  it('requests one scope of one API and nothing else', async () => {
    const tab = aTab();
    const session = await tab.start();
    const { searchParams, pathname } = await tab.navigationAfter(session, () => session.signIn());
    expect(pathname).toBe('/organizations/authorize');
    expect(searchParams.get('scope')).toBe(
      'https://api.security.microsoft.com/Incident.Read openid profile offline_access',
    );
    expect(searchParams.get('redirect_uri')).toBe(REDIRECT_URI);
    expect(searchParams.get('code_challenge_method')).toBe('S256');
    expect(searchParams.get('claims')).toContain('"xms_cc":{"values":["CP1"]}');
    expect(searchParams.get('prompt')).toBeNull();
  });

  it('requests the permission of Microsoft Graph for that API', async () => {
    const tab = aTab();
    const session = await tab.start();
    const { searchParams } = await tab.navigationAfter(session, () => session.signIn({ api: 'graph-security' }));
    expect(searchParams.get('scope')).toContain('https://graph.microsoft.com/SecurityIncident.Read.All openid');
  });

  it('navigates once, however often the button is clicked', async () => {
    const tab = aTab();
    const session = await tab.start();
    const address = await tab.navigationAfter(session, () => {
      void session.signIn();
      void session.signIn();
      void session.signIn();
    });
    expect(address.pathname).toBe('/organizations/authorize');
    expect(JSON.parse(sessionStorage.getItem('gatehouse.sign-in-navigations') ?? '').at).toHaveLength(1);
  });

  it('ignores the flag of another application in this tab', async () => {
    const tab = aTab();
    sessionStorage.setItem('msal.interaction.status', '{"clientId":"another","type":"signin"}');
    const session = await tab.start();
    await expect(tab.navigationAfter(session, () => session.signIn())).resolves.toBeInstanceOf(URL);
  });

  it('sends a claims challenge', async () => {
    const tab = aTab();
    const session = await tab.signedIn();
    const claims = '{"access_token":{"nbf":{"essential":true,"value":"1"}}}';
    const { searchParams } = await tab.navigationAfter(session, () => session.signIn({ claims }));
    expect(JSON.parse(searchParams.get('claims') ?? '')).toMatchObject(JSON.parse(claims));
  });

  it('does not navigate while offline, and sets the state to failed', async () => {
    const tab = aTab();
    const session = await tab.start();
    tab.isOnline = false;
    await expect(session.signIn()).rejects.toMatchObject({ code: 'offline' });
    expect(session.state()).toMatchObject({ status: 'failed', error: { code: 'offline' } });
  });
});

describe('returning from sign-in', () => {
  it('with a response signs in the account of the response', async () => {
    const tab = aTab();
    const session = await tab.signedIn();
    expect(session.state()).toEqual({
      status: 'signed-in',
      account: {
        name: 'Analyst',
        username: 'analyst@soc.example',
        tenantId: HOME_TENANT_ID,
        tenantDomain: 'soc.example',
      },
      failure: null,
    });
    expect(session.state()).toBe(session.state());
    expect(sessionStorage.getItem('gatehouse.left-for-sign-in')).toBeNull();
    expect((await tab.start()).state().status).toBe('signed-in');
  });

  it('with an error fails, with the AADSTS number and without the error description', async () => {
    const tab = aTab();
    const before = await tab.start();
    const session = await tab.roundTrip(before, () => before.signIn(), CONSENT_REFUSED);
    const state = session.state();
    expect(state).toMatchObject({ status: 'failed', error: { code: 'cancelled', details: { aadstsCode: 65004 } } });
    expect(
      state.status === 'failed' && `${JSON.stringify(state.error)} ${state.error} ${state.error.cause}`,
    ).not.toContain('@');
    session.dismiss();
    expect(session.state()).toEqual({ status: 'signed-out', reason: 'never' });
  });

  it('with an error while a user is signed in keeps the user signed in and exposes the failure', async () => {
    const tab = aTab();
    const before = await tab.signedIn();
    const session = await tab.roundTrip(before, () => before.signIn({ api: 'graph-security' }), CONSENT_REFUSED);
    expect(session.state()).toMatchObject({ status: 'signed-in', failure: { code: 'cancelled' } });
    session.dismiss();
    expect(session.state()).toMatchObject({ status: 'signed-in', failure: null });
  });

  it('lets the user pick another account after a failure', async () => {
    const tab = aTab();
    const before = await tab.start();
    const session = await tab.roundTrip(before, () => before.signIn(), CONSENT_REFUSED);
    const { searchParams } = await tab.navigationAfter(session, () => session.signIn());
    expect(searchParams.get('prompt')).toBe('select_account');
  });

  it('without a response is an incomplete sign-in until dismissed', async () => {
    const tab = aTab();
    const before = await tab.start();
    await tab.navigationAfter(before, () => before.signIn());
    const state = { status: 'sign-in-not-completed', leftAtMs: tab.now };
    expect((await tab.start()).state()).toEqual(state);
    const session = await tab.start();
    expect(session.state()).toEqual(state);
    session.dismiss();
    expect((await tab.start()).state()).toEqual({ status: 'signed-out', reason: 'never' });
  });

  it('without a response while a user is signed in changes nothing', async () => {
    const tab = aTab();
    const before = await tab.signedIn();
    await tab.navigationAfter(before, () => before.signIn({ api: 'graph-security' }));
    expect((await tab.start()).state()).toMatchObject({ status: 'signed-in', failure: null });
    expect(sessionStorage.getItem('gatehouse.left-for-sign-in')).toBeNull();
  });

  it('with an unknown state sends no token request (RFC 6749 §10.12)', async () => {
    const tab = aTab();
    const before = await tab.start();
    await tab.navigationAfter(before, () => before.signIn());
    const session = await tab.returnWith({
      code: 'forged',
      state: `${btoa('{"id":"x","meta":{"interactionType":"redirect"}}')}`,
    });
    expect(session.state()).toMatchObject({ status: 'failed', error: { code: 'response-discarded' } });
    expect(tab.endpoint.requests).toHaveLength(0);
  });

  it('with the nonce of another sign-in discards the tokens (OpenID Connect Core §3.1.3.7)', async () => {
    const tab = aTab();
    const before = await tab.start();
    const address = await tab.navigationAfter(before, () => before.signIn());
    const session = await tab.returnWith({ code: 'another|code', state: address.searchParams.get('state') ?? '' });
    expect(session.state()).toMatchObject({ status: 'failed', error: { code: 'response-discarded' } });
    expect((await tab.start()).state().status).toBe('signed-out');
  });

  it('without an ID token discards the access token', async () => {
    const tab = aTab();
    const before = await tab.start();
    tab.endpoint.respondNext(() =>
      Response.json({ token_type: 'Bearer', scope: 'x', expires_in: 3_600, access_token: 'access token' }),
    );
    const session = await tab.roundTrip(before, () => before.signIn());
    expect(session.state()).toMatchObject({ status: 'failed', error: { code: 'response-discarded' } });
    expect(Object.values({ ...sessionStorage }).join('\n')).not.toContain('access token');
  });

  it('reports an unreadable token endpoint while online, and offline otherwise', async () => {
    for (const [isOnline, code] of [
      [true, 'token-endpoint-unreadable'],
      [false, 'offline'],
    ] as const) {
      const tab = aTab();
      const before = await tab.start();
      const address = await tab.navigationAfter(before, () => before.signIn());
      tab.isOnline = isOnline;
      tab.endpoint.respondNext(() => Promise.reject(new TypeError('Failed to fetch')));
      const session = await tab.returnWith({
        code: tab.endpoint.codeFor(address),
        state: address.searchParams.get('state') ?? '',
      });
      expect(session.state()).toMatchObject({ status: 'failed', error: { code } });
    }
  });

  it('with a response for another account replaces the first account', async () => {
    const tab = aTab();
    await tab.signedIn();
    const stored = { ...sessionStorage };
    const other = aTab({ objectId: 'bbbbbbbb-bbbb-4bbb-8bbb-bbbbbbbbbbbb' });
    for (const [key, value] of Object.entries(stored)) sessionStorage.setItem(key, value);
    const before = await other.start();
    const session = await other.roundTrip(before, () => before.signIn());
    expect(session.library?.getAllAccounts().map(({ localAccountId }) => localAccountId)).toEqual([
      'bbbbbbbb-bbbb-4bbb-8bbb-bbbbbbbbbbbb',
    ]);
  });

  it('from the sign-out page is signed out, and its response is not mistaken for a sign-in', async () => {
    const tab = aTab();
    const before = await tab.signedIn();
    const address = await tab.navigationAfter(before, () => before.signOut());
    const session = await tab.returnWith({ state: address.searchParams.get('state') ?? '' });
    expect(session.state()).toEqual({ status: 'signed-out', reason: 'signed-out' });
    expect(sessionStorage.getItem(`msal.${CLIENT_ID}.urlHash`)).toBeNull();
  });
});

describe('a redirect loop', () => {
  const failure = {
    error: 'invalid_client',
    error_description: 'AADSTS7000218: a secret is missing.',
    correlation_id: '99999999-9999-4999-8999-999999999999',
  };

  it('stops after two navigations within a minute, with the ids to quote', async () => {
    const tab = aTab();
    let session = await tab.start();
    for (let turn = 0; turn < 2; turn += 1) {
      const current = session;
      session = await tab.roundTrip(current, () => current.signIn(), failure);
    }
    await expect(session.signIn()).rejects.toMatchObject({ code: 'redirect-loop', details: { aadstsCode: 7_000_218 } });
    expect(session.state()).toMatchObject({ status: 'failed', error: { code: 'redirect-loop' } });
    const { state } = session;
    expect(
      (() => {
        const current = state();
        return current.status === 'failed' ? current.error.details.correlationId : null;
      })(),
    ).toMatch(/^[0-9a-f-]{36}$/);

    tab.now += 60_000;
    await expect(tab.navigationAfter(session, () => session.signIn())).resolves.toBeInstanceOf(URL);
  });

  it('is reset when the user signs out', async () => {
    const tab = aTab();
    let session = await tab.signedIn();
    for (let turn = 0; turn < 4; turn += 1) {
      tab.isOnline = false;
      await session.signOut();
      tab.isOnline = true;
      const current = session;
      session = await tab.roundTrip(current, () => current.signIn());
      expect(session.state().status).toBe('signed-in');
    }
  });
});

describe('a page on plain HTTP', () => {
  it('starts a session that fails with the reason, because browsers hide the cryptography there', async () => {
    const tab = aTab();
    vi.stubGlobal('crypto', { getRandomValues: () => new Uint8Array(1) });
    const session = await tab.start();
    vi.unstubAllGlobals();
    expect(session.state()).toMatchObject({ status: 'failed', error: { code: 'insecure-context' } });
  });
});

describe('a browser without usable storage', () => {
  it('leads to a failed session, not an exception', async () => {
    const session = await aTab({ sessionStorage: null }).start();
    expect(session.state()).toMatchObject({ status: 'failed', error: { code: 'storage-blocked' } });
    await expect(session.signIn()).rejects.toMatchObject({ code: 'storage-blocked' });
    const access = session.accessContext({ tenantId: HOME_TENANT_ID, api: 'defender-xdr' });
    await expect(access.accessToken()).rejects.toMatchObject({ code: 'storage-blocked' });
    await session.signOut();
    session.dismiss();
    expect(session.state()).toEqual({ status: 'signed-out', reason: 'never' });
    expect(await session.heldTokens()).toEqual([]);
  });

  it('for the tokens leaves no user half signed in', async () => {
    const tab = aTab();
    const before = await tab.start();
    const address = await tab.navigationAfter(before, () => before.signIn());
    const store = sessionStorage;
    const rejectTokens = (key: string, value: string) => {
      if (key.includes('accesstoken')) throw new DOMException('no room', 'QuotaExceededError');
      store.setItem(key, value);
    };
    vi.stubGlobal(
      'sessionStorage',
      new Proxy(store, {
        get: (target, name) => (name === 'setItem' ? rejectTokens : Reflect.get(target, name)),
      }),
    );
    const state = address.searchParams.get('state') ?? '';
    const session = await tab.returnWith({ code: tab.endpoint.codeFor(address), state });
    vi.unstubAllGlobals();
    expect(session.state()).toMatchObject({ status: 'failed', error: { code: 'storage-full' } });
    expect((await tab.start()).state().status).toBe('signed-out');
  });

  it('is distinguished from one with full storage', async () => {
    const full = {
      ...createMemoryStore(),
      length: 0,
      key: () => null,
      setItem: () => {
        throw new DOMException('no room', 'QuotaExceededError');
      },
    };
    const session = await aTab({ sessionStorage: full }).start();
    expect(session.state()).toMatchObject({ status: 'failed', error: { code: 'storage-full' } });
  });
});
