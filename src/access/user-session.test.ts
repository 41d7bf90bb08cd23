// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { aSessionFixture, CLIENT_ID, REDIRECT_URI } from './session.fixture.ts';
import { hasSignInTraces } from './sign-in-traces.ts';
import { CUSTOMER_TENANT_ID, HOME_TENANT_ID } from './stub-token-endpoint.fixture.ts';

const HOME = { tenantId: HOME_TENANT_ID, api: 'defender-xdr' } as const;

function storedText(): string {
  return Object.values({ ...sessionStorage, ...localStorage }).join('\n');
}

describe('signing out', () => {
  it('clears this tab, tells the others, and leaves for the sign-out page of the service', async () => {
    const bench = aSessionFixture();
    const session = await bench.signedIn();
    const shown: string[] = [];
    session.subscribe(() => shown.push(session.state().status));
    const { pathname, searchParams } = await bench.leavesFor(session, () => session.signOut());
    expect(pathname).toBe('/organizations/logout');
    expect(searchParams.get('post_logout_redirect_uri')).toBe(REDIRECT_URI);
    expect(session.state()).toEqual({ status: 'signed-out', reason: 'signed-out' });
    expect(shown).toEqual(['signed-out']);
    expect(bench.told).toEqual([{ kind: 'signed-out' }]);
    expect(storedText()).not.toMatch(/token of|access token|analyst@/);
    expect(hasSignInTraces(sessionStorage)).toBe(false);
    await expect(session.accessContext(HOME).accessToken()).rejects.toMatchObject({ code: 'interaction-required' });
  });

  it('only clears while offline', async () => {
    const bench = aSessionFixture();
    const session = await bench.signedIn();
    bench.isOnline = false;
    await session.signOut();
    expect(session.state()).toEqual({ status: 'signed-out', reason: 'signed-out' });
    expect(storedText()).not.toMatch(/access token/);
  });

  it('throws away an answer that comes afterwards, also out of the cache', async () => {
    const bench = aSessionFixture();
    const session = await bench.signedIn();
    let open: () => void = () => undefined;
    bench.endpoint.answerNext(
      () =>
        new Promise((resolve) => {
          open = () => resolve(bench.endpoint.tokensOf(CUSTOMER_TENANT_ID));
        }),
    );
    const late = session.accessContext({ ...HOME, tenantId: CUSTOMER_TENANT_ID }).accessToken();
    await expect.poll(() => bench.endpoint.asked.length).toBe(2);
    bench.isOnline = false;
    await session.signOut();
    open();
    await expect(late).rejects.toMatchObject({ code: 'interaction-required' });
    expect(storedText()).not.toMatch(/access token|analyst@/);
    expect((await bench.start()).state().status).toBe('signed-out');
  });

  it('in another tab signs this one out where it stands', async () => {
    const bench = aSessionFixture();
    const session = await bench.signedIn();
    bench.hear({ kind: 'signed-out' });
    expect(session.state()).toEqual({ status: 'signed-out', reason: 'signed-out-elsewhere' });
    await expect.poll(storedText).not.toMatch(/access token/);
    expect(bench.told).toEqual([]);
  });

  it('is not brought about by any other message', async () => {
    const bench = aSessionFixture();
    const session = await bench.signedIn();
    for (const message of [null, 'signed-out', { kind: 'signed-in' }, { kind: 'signed-out', tenantId: 'x' }]) {
      bench.hear(message);
    }
    expect(session.state().status).toBe('signed-in');
  });

  it('in another tab reaches a tab that was asleep, on coming back and on loading anew', async () => {
    const bench = aSessionFixture();
    const session = await bench.signedIn();
    session.resumed();
    expect(session.state().status).toBe('signed-in');
    localStorage.setItem(`gatehouse.signed-out.${bench.options.clientId}`, '1');
    session.resumed();
    expect(session.state()).toEqual({ status: 'signed-out', reason: 'signed-out-elsewhere' });
    await expect.poll(storedText).not.toMatch(/access token/);

    const discarded = aSessionFixture();
    await discarded.signedIn();
    localStorage.setItem(`gatehouse.signed-out.${discarded.options.clientId}`, '1');
    expect((await discarded.start()).state()).toEqual({ status: 'signed-out', reason: 'signed-out-elsewhere' });
    expect(storedText()).not.toMatch(/access token/);
  });

  it('is no reason to be signed out after signing in again', async () => {
    const bench = aSessionFixture();
    const first = await bench.signedIn();
    bench.isOnline = false;
    await first.signOut();
    bench.isOnline = true;
    const second = await bench.visit(first, () => first.signIn());
    second.resumed();
    expect(second.state().status).toBe('signed-in');
    expect((await bench.start()).state().status).toBe('signed-in');
  });
});

describe('a page restored by the back button', () => {
  it('was left without an answer', async () => {
    const bench = aSessionFixture();
    const session = await bench.start();
    await bench.leavesFor(session, () => session.signIn());
    window.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true }));
    session.resumed();
    await expect.poll(session.state).toEqual({ status: 'left-without-answer', leftAtMs: bench.now });
    const address = await bench.leavesFor(session, () => session.signIn());
    expect(address.searchParams.get('prompt')).toBe('select_account');
  });
});

describe('an access context', () => {
  it('has the id of its account, tenant and API, and no name in it', async () => {
    const session = await aSessionFixture().signedIn();
    const context = session.accessContext(HOME);
    expect(context).toMatchObject({ kind: 'user', clientId: CLIENT_ID, ...HOME });
    expect(session.accessContext({ ...HOME }).id).toBe(context.id);
    expect(session.accessContext({ ...HOME, api: 'graph-security' }).id).not.toBe(context.id);
    expect(session.accessContext({ ...HOME, tenantId: CUSTOMER_TENANT_ID }).id).not.toBe(context.id);
    expect(context.id).not.toMatch(/analyst|token of/i);
  });

  it('returns no token of another account', async () => {
    const session = await aSessionFixture().signedIn();
    const context = session.accessContext(HOME);
    const account = session.library?.getActiveAccount() ?? null;
    if (account === null) throw new Error('no account is signed in');
    session.library?.setActiveAccount({ ...account, homeAccountId: 'another' });
    expect(session.accessContext(HOME).id).not.toBe(context.id);
    await expect(context.accessToken()).rejects.toMatchObject({ code: 'interaction-required' });
  });
});
