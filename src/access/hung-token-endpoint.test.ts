// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { aTab } from './session.fixture.ts';
import { CUSTOMER_TENANT_ID } from './stub-token-endpoint.fixture.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});

afterEach(() => {
  vi.useRealTimers();
});

/** Makes the next request hang. Resolves once it has been sent. */
function hang(tab: ReturnType<typeof aTab>): Promise<void> {
  return new Promise((resolve) => {
    tab.endpoint.respondNext(() => {
      resolve();
      return new Promise(() => undefined);
    });
  });
}

describe.each([
  ['live', true],
  ['in the demo', false],
])('a token endpoint that never responds (%s)', (_mode, isLive) => {
  it.each([
    ['an unavailable service', true, 'service-unavailable'],
    ['being offline', false, 'offline'],
  ])('is %s after a redirect, and the user can sign in again', async (_what, isOnline, code) => {
    const tab = aTab({ isLive });
    const before = await tab.start();
    const address = await tab.navigationAfter(before, () => before.signIn());
    const sent = hang(tab);
    const returning = tab.returnWith({
      code: tab.endpoint.codeFor(address),
      state: address.searchParams.get('state') ?? '',
    });
    await sent;
    tab.isOnline = isOnline;
    await vi.advanceTimersByTimeAsync(20_000);
    const session = await returning;
    expect(session.state()).toMatchObject({ status: 'failed', error: { code, details: { libraryCode: 'timed_out' } } });
    expect(tab.endpoint.requests).toHaveLength(1);

    tab.isOnline = true;
    const again = await tab.roundTrip(session, () => session.signIn());
    expect(again.state().status).toBe('signed-in');
  });

  it('fails a token request as an unavailable service, and the next request is sent again', async () => {
    const tab = aTab({ isLive });
    const session = await tab.signedIn();
    const access = session.accessContext({ tenantId: CUSTOMER_TENANT_ID, api: 'defender-xdr' });
    const sent = hang(tab);
    const rejected = expect(access.accessToken()).rejects.toMatchObject({
      code: 'service-unavailable',
      details: { tenantId: CUSTOMER_TENANT_ID },
    });
    await sent;
    await vi.advanceTimersByTimeAsync(20_000);
    await rejected;
    expect(session.state().status).toBe('signed-in');
    await expect(access.accessToken()).resolves.toContain(CUSTOMER_TENANT_ID);
  });
});
