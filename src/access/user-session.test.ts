// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import { NAVIGATION_COUNT_KEY, SIGN_IN_DEPARTURE_KEY } from '../storage/storage-keys.ts';
import { aTab, CLIENT_ID, REDIRECT_URI } from './session.fixture.ts';
import { hasSignInTraces } from './sign-in-traces.ts';
import { CUSTOMER_TENANT_ID, HOME_TENANT_ID } from './stub-token-endpoint.fixture.ts';

const HOME = { tenantId: HOME_TENANT_ID, api: 'defender-xdr' } as const;

function storedText(): string {
  return Object.values({ ...sessionStorage, ...localStorage }).join('\n');
}

describe('signing out', () => {
  it('clears this tab, notifies the others, and navigates to the sign-out page of the service', async () => {
    const tab = aTab();
    const session = await tab.signedIn();
    const statuses: string[] = [];
    session.subscribe(() => statuses.push(session.state().status));
    const { pathname, searchParams } = await tab.navigationAfter(session, () => session.signOut());
    expect(pathname).toBe('/organizations/logout');
    expect(searchParams.get('post_logout_redirect_uri')).toBe(REDIRECT_URI);
    expect(session.state()).toEqual({ status: 'signed-out', reason: 'signed-out' });
    expect(statuses).toEqual(['signed-out']);
    expect(tab.sentMessages).toEqual([{ kind: 'signed-out' }]);
    expect(storedText()).not.toMatch(/token of|access token|analyst@/);
    expect(hasSignInTraces(sessionStorage)).toBe(false);
    await expect(session.accessContext(HOME).accessToken()).rejects.toMatchObject({ code: 'interaction-required' });
  });

  it('clears this tab without navigating while offline', async () => {
    const tab = aTab();
    const session = await tab.signedIn();
    tab.isOnline = false;
    await session.signOut();
    expect(session.state()).toEqual({ status: 'signed-out', reason: 'signed-out' });
    expect(storedText()).not.toMatch(/access token/);
  });

  it('discards a response that arrives afterwards and removes it from the cache', async () => {
    const tab = aTab();
    const session = await tab.signedIn();
    let respond: () => void = () => undefined;
    tab.endpoint.respondNext(
      () =>
        new Promise((resolve) => {
          respond = () => resolve(tab.endpoint.tokensOf(CUSTOMER_TENANT_ID));
        }),
    );
    const late = session.accessContext({ ...HOME, tenantId: CUSTOMER_TENANT_ID }).accessToken();
    await expect.poll(() => tab.endpoint.requests.length).toBe(2);
    tab.isOnline = false;
    await session.signOut();
    respond();
    await expect(late).rejects.toMatchObject({ code: 'interaction-required' });
    expect(storedText()).not.toMatch(/access token|analyst@/);
    expect((await tab.start()).state().status).toBe('signed-out');
  });

  it('clears this tab if the channel to the other tabs fails', async () => {
    const tab = aTab({
      openChannel: () => ({
        postMessage: () => {
          throw new DOMException('closed', 'InvalidStateError');
        },
      }),
    });
    const session = await tab.signedIn();
    await tab.navigationAfter(session, () => session.signOut());
    expect(session.state()).toEqual({ status: 'signed-out', reason: 'signed-out' });
    expect(storedText()).not.toMatch(/access token|analyst@/);
  });

  it.each([NAVIGATION_COUNT_KEY, SIGN_IN_DEPARTURE_KEY])('clears this tab if %s cannot be removed', async (key) => {
    const tab = aTab({
      sessionStorage: {
        length: 0,
        key: () => null,
        getItem: (name) => sessionStorage.getItem(name),
        setItem: (name, value) => sessionStorage.setItem(name, value),
        removeItem: (name) => {
          if (name === key && sessionStorage.getItem('refuse') !== null) throw new DOMException('no', 'SecurityError');
          sessionStorage.removeItem(name);
        },
      },
    });
    const session = await tab.signedIn();
    sessionStorage.setItem('refuse', '1');
    await session.signOut();
    expect(session.state()).toEqual({ status: 'signed-out', reason: 'signed-out' });
    expect(tab.sentMessages).toEqual([{ kind: 'signed-out' }]);
    expect(storedText()).not.toMatch(/access token|analyst@/);
  });

  it('ends the session of this page even if the library cannot change its storage', async () => {
    const tab = aTab();
    const session = await tab.signedIn();
    const { library } = session;
    if (library === null) throw new Error('the library did not start');
    tab.isOnline = false;
    vi.spyOn(library, 'setActiveAccount').mockImplementation(() => {
      throw new DOMException('no', 'SecurityError');
    });
    vi.spyOn(library, 'clearCache').mockRejectedValue(new DOMException('no', 'SecurityError'));
    const context = session.accessContext(HOME);
    await session.signOut();
    expect(session.state()).toEqual({ status: 'signed-out', reason: 'signed-out' });
    await expect(context.accessToken()).rejects.toMatchObject({ code: 'interaction-required' });
    expect(await session.heldTokens()).toEqual([]);
    expect((await tab.start()).state().status).toBe('signed-out');
    expect(storedText()).not.toMatch(/access token|analyst@/);
  });

  it('aborts a pending renewal instead of waiting for its response', async () => {
    const tab = aTab();
    const session = await tab.signedIn();
    tab.endpoint.respondNext(() => new Promise(() => undefined));
    const renewal = session.accessContext(HOME).accessToken({ forceRefresh: true });
    await expect.poll(() => tab.endpoint.requests.length).toBe(2);
    tab.isOnline = false;
    await session.signOut();
    await expect(renewal).rejects.toMatchObject({ code: 'interaction-required' });
    expect(session.acquisitions()).toEqual([]);
    expect(storedText()).not.toMatch(/access token|analyst@/);
  });

  it('in another tab signs this one out without navigating', async () => {
    const tab = aTab();
    const session = await tab.signedIn();
    tab.receiveMessage({ kind: 'signed-out' });
    expect(session.state()).toEqual({ status: 'signed-out', reason: 'signed-out-elsewhere' });
    await expect.poll(storedText).not.toMatch(/access token/);
    expect(tab.sentMessages).toEqual([]);
  });

  it('does not happen on any other message', async () => {
    const tab = aTab();
    const session = await tab.signedIn();
    for (const message of [null, 'signed-out', { kind: 'signed-in' }, { kind: 'signed-out', tenantId: 'x' }]) {
      tab.receiveMessage(message);
    }
    expect(session.state().status).toBe('signed-in');
  });

  it('in another tab reaches a sleeping tab when it resumes and when it reloads', async () => {
    const tab = aTab();
    const session = await tab.signedIn();
    session.resumed();
    expect(session.state().status).toBe('signed-in');
    localStorage.setItem(`gatehouse.signed-out.${tab.options.clientId}`, '1');
    session.resumed();
    expect(session.state()).toEqual({ status: 'signed-out', reason: 'signed-out-elsewhere' });
    await expect.poll(storedText).not.toMatch(/access token/);

    const discarded = aTab();
    await discarded.signedIn();
    localStorage.setItem(`gatehouse.signed-out.${discarded.options.clientId}`, '1');
    expect((await discarded.start()).state()).toEqual({ status: 'signed-out', reason: 'signed-out-elsewhere' });
    expect(storedText()).not.toMatch(/access token/);
  });

  it('does not affect a later sign-in', async () => {
    const tab = aTab();
    const first = await tab.signedIn();
    tab.isOnline = false;
    await first.signOut();
    tab.isOnline = true;
    const second = await tab.roundTrip(first, () => first.signIn());
    second.resumed();
    expect(second.state().status).toBe('signed-in');
    expect((await tab.start()).state().status).toBe('signed-in');
  });
});

describe('a page restored by the back button', () => {
  it('has not completed sign-in', async () => {
    const tab = aTab();
    const session = await tab.start();
    await tab.navigationAfter(session, () => session.signIn());
    window.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true }));
    session.resumed();
    await expect.poll(session.state).toEqual({ status: 'sign-in-not-completed', leftAtMs: tab.now });
    const address = await tab.navigationAfter(session, () => session.signIn());
    expect(address.searchParams.get('prompt')).toBe('select_account');
  });
});

describe('an access context', () => {
  it('has an id for its account, tenant and API, without a name', async () => {
    const session = await aTab().signedIn();
    const context = session.accessContext(HOME);
    expect(context).toMatchObject({ kind: 'user', clientId: CLIENT_ID, ...HOME });
    expect(session.accessContext({ ...HOME }).id).toBe(context.id);
    expect(session.accessContext({ ...HOME, api: 'graph-security' }).id).not.toBe(context.id);
    expect(session.accessContext({ ...HOME, tenantId: CUSTOMER_TENANT_ID }).id).not.toBe(context.id);
    expect(context.id).not.toMatch(/analyst|token of/i);
  });

  it('returns no token after another account signs in', async () => {
    const session = await aTab().signedIn();
    const context = session.accessContext(HOME);
    const account = session.library?.getActiveAccount() ?? null;
    if (account === null) throw new Error('no account is signed in');
    session.library?.setActiveAccount({ ...account, homeAccountId: 'another' });
    expect(session.accessContext(HOME).id).not.toBe(context.id);
    await expect(context.accessToken()).rejects.toMatchObject({ code: 'interaction-required' });
  });
});
