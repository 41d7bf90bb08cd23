// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { aSessionFixture } from './session.fixture.ts';
import { CUSTOMER_TENANT_ID } from './stub-token-endpoint.fixture.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});

afterEach(() => {
  vi.useRealTimers();
});

/** Lets the next request hang. Resolves once it was asked. */
function hang(bench: ReturnType<typeof aSessionFixture>): Promise<void> {
  return new Promise((resolve) => {
    bench.endpoint.answerNext(() => {
      resolve();
      return new Promise(() => undefined);
    });
  });
}

describe.each([
  ['live', true],
  ['in the demo', false],
])('a token endpoint that never answers (%s)', (_mode, isLive) => {
  it.each([
    ['the service is unavailable', true, 'service-unavailable'],
    ['being offline', false, 'offline'],
  ])('is %s after a redirect, and the way in is open again', async (_what, isOnline, code) => {
    const bench = aSessionFixture({ isLive });
    const before = await bench.start();
    const address = await bench.leavesFor(before, () => before.signIn());
    const asked = hang(bench);
    const returning = bench.answered({
      code: bench.endpoint.codeFor(address),
      state: address.searchParams.get('state') ?? '',
    });
    await asked;
    bench.isOnline = isOnline;
    await vi.advanceTimersByTimeAsync(20_000);
    const session = await returning;
    expect(session.state()).toMatchObject({ status: 'failed', error: { code, details: { libraryCode: 'timed_out' } } });
    expect(bench.endpoint.asked).toHaveLength(1);

    bench.isOnline = true;
    const again = await bench.visit(session, () => session.signIn());
    expect(again.state().status).toBe('signed-in');
  });

  it('is the service being unavailable to whoever asks for a token, and the next one asks anew', async () => {
    const bench = aSessionFixture({ isLive });
    const session = await bench.signedIn();
    const access = session.accessContext({ tenantId: CUSTOMER_TENANT_ID, api: 'defender-xdr' });
    const asked = hang(bench);
    const refused = expect(access.accessToken()).rejects.toMatchObject({
      code: 'service-unavailable',
      details: { tenantId: CUSTOMER_TENANT_ID },
    });
    await asked;
    await vi.advanceTimersByTimeAsync(20_000);
    await refused;
    expect(session.state().status).toBe('signed-in');
    await expect(access.accessToken()).resolves.toContain(CUSTOMER_TENANT_ID);
  });
});
