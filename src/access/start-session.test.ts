// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import { createMemoryStore } from '../storage/key-value-store.ts';
import { aSessionFixture, CLIENT_ID, REDIRECT_URI } from './session.fixture.ts';
import { HOME_TENANT_ID } from './stub-token-endpoint.fixture.ts';

const CONSENT_REFUSED = {
  error: 'access_denied',
  error_description: 'AADSTS65004: analyst@soc.example declined to consent.',
};

describe('leaving for sign-in', () => {
  it('asks for one scope of one API and for nothing else', async () => {
    const bench = aSessionFixture();
    const session = await bench.start();
    const { searchParams, pathname } = await bench.leavesFor(session, () => session.signIn());
    expect(pathname).toBe('/organizations/authorize');
    expect(searchParams.get('scope')).toBe(
      'https://api.security.microsoft.com/Incident.Read openid profile offline_access',
    );
    expect(searchParams.get('redirect_uri')).toBe(REDIRECT_URI);
    expect(searchParams.get('code_challenge_method')).toBe('S256');
    expect(searchParams.get('claims')).toContain('"xms_cc":{"values":["CP1"]}');
    expect(searchParams.get('prompt')).toBeNull();
  });

  it('asks Graph for its own permission when Graph is asked for', async () => {
    const bench = aSessionFixture();
    const session = await bench.start();
    const { searchParams } = await bench.leavesFor(session, () => session.signIn({ api: 'graph-security' }));
    expect(searchParams.get('scope')).toContain('https://graph.microsoft.com/SecurityIncident.Read.All openid');
  });

  it('leaves once however often the button is pressed', async () => {
    const bench = aSessionFixture();
    const session = await bench.start();
    const address = await bench.leavesFor(session, () => {
      void session.signIn();
      void session.signIn();
      void session.signIn();
    });
    expect(address.pathname).toBe('/organizations/authorize');
    expect(JSON.parse(sessionStorage.getItem('gatehouse.sign-in-navigations') ?? '').at).toHaveLength(1);
  });

  it('is not held up by the flag another application left in this tab', async () => {
    const bench = aSessionFixture();
    sessionStorage.setItem('msal.interaction.status', '{"clientId":"another","type":"signin"}');
    const session = await bench.start();
    await expect(bench.leavesFor(session, () => session.signIn())).resolves.toBeInstanceOf(URL);
  });

  it('passes a claims challenge on', async () => {
    const bench = aSessionFixture();
    const session = await bench.signedIn();
    const claims = '{"access_token":{"nbf":{"essential":true,"value":"1"}}}';
    const { searchParams } = await bench.leavesFor(session, () => session.signIn({ claims }));
    expect(JSON.parse(searchParams.get('claims') ?? '')).toMatchObject(JSON.parse(claims));
  });

  it('does not leave while offline, and says so in the state too', async () => {
    const bench = aSessionFixture();
    const session = await bench.start();
    bench.isOnline = false;
    await expect(session.signIn()).rejects.toMatchObject({ code: 'offline' });
    expect(session.state()).toMatchObject({ status: 'failed', error: { code: 'offline' } });
  });
});

describe('coming back', () => {
  it('with an answer is signed in, as the account the answer was for', async () => {
    const bench = aSessionFixture();
    const session = await bench.signedIn();
    expect(session.state()).toEqual({
      status: 'signed-in',
      account: { name: 'Analyst', username: 'analyst@soc.example', tenantId: HOME_TENANT_ID },
      failure: null,
    });
    expect(session.state()).toBe(session.state());
    expect(sessionStorage.getItem('gatehouse.left-for-sign-in')).toBeNull();
    expect((await bench.start()).state().status).toBe('signed-in');
  });

  it('with a refusal has failed, with its number and without its words', async () => {
    const bench = aSessionFixture();
    const before = await bench.start();
    const session = await bench.visit(before, () => before.signIn(), CONSENT_REFUSED);
    const state = session.state();
    expect(state).toMatchObject({ status: 'failed', error: { code: 'cancelled', details: { aadstsCode: 65004 } } });
    expect(
      state.status === 'failed' && `${JSON.stringify(state.error)} ${state.error} ${state.error.cause}`,
    ).not.toContain('@');
    session.dismiss();
    expect(session.state()).toEqual({ status: 'signed-out', reason: 'never' });
  });

  it('with a refusal while somebody is signed in keeps them signed in and tells the failure', async () => {
    const bench = aSessionFixture();
    const before = await bench.signedIn();
    const session = await bench.visit(before, () => before.signIn({ api: 'graph-security' }), CONSENT_REFUSED);
    expect(session.state()).toMatchObject({ status: 'signed-in', failure: { code: 'cancelled' } });
    session.dismiss();
    expect(session.state()).toMatchObject({ status: 'signed-in', failure: null });
  });

  it('lets another account be picked after a failure', async () => {
    const bench = aSessionFixture();
    const before = await bench.start();
    const session = await bench.visit(before, () => before.signIn(), CONSENT_REFUSED);
    const { searchParams } = await bench.leavesFor(session, () => session.signIn());
    expect(searchParams.get('prompt')).toBe('select_account');
  });

  it('without any answer says so until that is dismissed', async () => {
    const bench = aSessionFixture();
    const before = await bench.start();
    await bench.leavesFor(before, () => before.signIn());
    const state = { status: 'left-without-answer', leftAtMs: bench.now };
    expect((await bench.start()).state()).toEqual(state);
    const session = await bench.start();
    expect(session.state()).toEqual(state);
    session.dismiss();
    expect((await bench.start()).state()).toEqual({ status: 'signed-out', reason: 'never' });
  });

  it('without any answer while somebody is signed in changes nothing', async () => {
    const bench = aSessionFixture();
    const before = await bench.signedIn();
    await bench.leavesFor(before, () => before.signIn({ api: 'graph-security' }));
    expect((await bench.start()).state()).toMatchObject({ status: 'signed-in', failure: null });
    expect(sessionStorage.getItem('gatehouse.left-for-sign-in')).toBeNull();
  });

  it('with a state that was not asked for asks the token endpoint nothing (RFC 6749 §10.12)', async () => {
    const bench = aSessionFixture();
    const before = await bench.start();
    await bench.leavesFor(before, () => before.signIn());
    const session = await bench.answered({
      code: 'forged',
      state: `${btoa('{"id":"x","meta":{"interactionType":"redirect"}}')}`,
    });
    expect(session.state()).toMatchObject({ status: 'failed', error: { code: 'interaction-required' } });
    expect(bench.endpoint.asked).toHaveLength(0);
  });

  it('names the unreadable token endpoint while online, and being offline otherwise', async () => {
    for (const [isOnline, code] of [
      [true, 'token-endpoint-unreadable'],
      [false, 'offline'],
    ] as const) {
      const bench = aSessionFixture();
      const before = await bench.start();
      const address = await bench.leavesFor(before, () => before.signIn());
      bench.isOnline = isOnline;
      bench.endpoint.answerNext(() => Promise.reject(new TypeError('Failed to fetch')));
      const session = await bench.answered({
        code: bench.endpoint.codeFor(address),
        state: address.searchParams.get('state') ?? '',
      });
      expect(session.state()).toMatchObject({ status: 'failed', error: { code } });
    }
  });

  it('with an answer for another person puts that person in the place of the first', async () => {
    const bench = aSessionFixture();
    await bench.signedIn();
    const kept = { ...sessionStorage };
    const other = aSessionFixture({ objectId: 'bbbbbbbb-bbbb-4bbb-8bbb-bbbbbbbbbbbb' });
    for (const [key, value] of Object.entries(kept)) sessionStorage.setItem(key, value);
    const before = await other.start();
    const session = await other.visit(before, () => before.signIn());
    expect(session.library?.getAllAccounts().map(({ localAccountId }) => localAccountId)).toEqual([
      'bbbbbbbb-bbbb-4bbb-8bbb-bbbbbbbbbbbb',
    ]);
  });

  it('from the sign-out page is signed out, and nothing of its answer is taken for a sign-in', async () => {
    const bench = aSessionFixture();
    const before = await bench.signedIn();
    const address = await bench.leavesFor(before, () => before.signOut());
    const session = await bench.answered({ state: address.searchParams.get('state') ?? '' });
    expect(session.state()).toEqual({ status: 'signed-out', reason: 'signed-out' });
    expect(sessionStorage.getItem(`msal.${CLIENT_ID}.urlHash`)).toBeNull();
  });
});

describe('a chain of refusals', () => {
  const refusal = {
    error: 'invalid_client',
    error_description: 'AADSTS7000218: a secret is missing.',
    correlation_id: '99999999-9999-4999-8999-999999999999',
  };

  it('ends after two departures within a minute, with what to quote', async () => {
    const bench = aSessionFixture();
    let session = await bench.start();
    for (let turn = 0; turn < 2; turn += 1) {
      const current = session;
      session = await bench.visit(current, () => current.signIn(), refusal);
    }
    await expect(session.signIn()).rejects.toMatchObject({ code: 'redirect-loop', details: { aadstsCode: 7_000_218 } });
    expect(session.state()).toMatchObject({ status: 'failed', error: { code: 'redirect-loop' } });
    const { state } = session;
    expect(
      (() => {
        const shown = state();
        return shown.status === 'failed' ? shown.error.details.correlationId : null;
      })(),
    ).toMatch(/^[0-9a-f-]{36}$/);

    bench.now += 60_000;
    await expect(bench.leavesFor(session, () => session.signIn())).resolves.toBeInstanceOf(URL);
  });

  it('is forgotten when a person signs out', async () => {
    const bench = aSessionFixture();
    let session = await bench.signedIn();
    for (let turn = 0; turn < 4; turn += 1) {
      bench.isOnline = false;
      await session.signOut();
      bench.isOnline = true;
      const current = session;
      session = await bench.visit(current, () => current.signIn());
      expect(session.state().status).toBe('signed-in');
    }
  });
});

describe('a browser that keeps nothing', () => {
  it('is a failed session, not an exception', async () => {
    const session = await aSessionFixture({ sessionStorage: null }).start();
    expect(session.state()).toMatchObject({ status: 'failed', error: { code: 'storage-blocked' } });
    await expect(session.signIn()).rejects.toMatchObject({ code: 'storage-blocked' });
    const access = session.accessContext({ tenantId: HOME_TENANT_ID, api: 'defender-xdr' });
    await expect(access.accessToken()).rejects.toMatchObject({ code: 'storage-blocked' });
    await session.signOut();
    session.dismiss();
    expect(session.state()).toEqual({ status: 'signed-out', reason: 'never' });
    expect(await session.heldTokens()).toEqual([]);
  });

  it('of the answer leaves nobody half signed in', async () => {
    const bench = aSessionFixture();
    const before = await bench.start();
    const address = await bench.leavesFor(before, () => before.signIn());
    const store = sessionStorage;
    const refuseTokens = (key: string, value: string) => {
      if (key.includes('accesstoken')) throw new DOMException('no room', 'QuotaExceededError');
      store.setItem(key, value);
    };
    vi.stubGlobal(
      'sessionStorage',
      new Proxy(store, {
        get: (target, name) => (name === 'setItem' ? refuseTokens : Reflect.get(target, name)),
      }),
    );
    const state = address.searchParams.get('state') ?? '';
    const session = await bench.answered({ code: bench.endpoint.codeFor(address), state });
    vi.unstubAllGlobals();
    expect(session.state()).toMatchObject({ status: 'failed', error: { code: 'storage-full' } });
    expect((await bench.start()).state().status).toBe('signed-out');
  });

  it('is told apart from one that is full', async () => {
    const full = {
      ...createMemoryStore(),
      setItem: () => {
        throw new DOMException('no room', 'QuotaExceededError');
      },
    };
    const session = await aSessionFixture({ sessionStorage: full }).start();
    expect(session.state()).toMatchObject({ status: 'failed', error: { code: 'storage-full' } });
  });
});
