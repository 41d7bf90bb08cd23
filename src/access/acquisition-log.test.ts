// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { createAcquisitionLog } from './acquisition-log.ts';
import { aSessionFixture } from './session.fixture.ts';
import { CUSTOMER_TENANT_ID, HOME_TENANT_ID } from './stub-token-endpoint.fixture.ts';

const HOME = { tenantId: HOME_TENANT_ID, api: 'defender-xdr' } as const;
const SCOPE = 'https://api.security.microsoft.com/Incident.Read';

describe('the acquire trace', () => {
  it('tells the trip to the sign-in page, the cache and a renewal apart', async () => {
    const session = await aSessionFixture().signedIn();
    const { accessToken } = session.accessContext(HOME);
    await accessToken();
    await accessToken({ forceRefresh: true });
    const entries = session.acquisitions();
    expect(entries.map(({ how, outcome }) => `${how} ${outcome}`)).toEqual([
      'interactive acquired',
      'cache acquired',
      'renewed acquired',
    ]);
    for (const entry of entries) {
      expect(entry).toMatchObject({ tenantId: HOME_TENANT_ID, api: 'defender-xdr', scopesAsked: [SCOPE] });
      expect(entry.correlationId).toMatch(/^[0-9a-f-]{36}$/);
      expect(entry.scopesGranted).toContain(SCOPE);
    }
  });

  it('names why there is none', async () => {
    const bench = aSessionFixture();
    const session = await bench.signedIn();
    bench.isOnline = false;
    const context = session.accessContext({ ...HOME, tenantId: CUSTOMER_TENANT_ID });
    bench.endpoint.answerNext(() => {
      throw new TypeError('Failed to fetch');
    });
    await expect(context.accessToken()).rejects.toMatchObject({ name: 'SignInError' });
    expect(session.acquisitions().at(-1)).toMatchObject({ outcome: 'offline', tenantId: CUSTOMER_TENANT_ID });
  });

  it('names the refusal of the sign-in page', async () => {
    const bench = aSessionFixture();
    const session = await bench.start();
    const back = await bench.visit(session, () => session.signIn(), { error: 'access_denied' });
    expect(back.acquisitions()).toMatchObject([{ how: 'interactive', scopesGranted: [] }]);
    expect(back.acquisitions()[0]?.outcome).not.toBe('acquired');
    expect(back.acquisitions()[0]?.correlationId).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('holds no token and no name', async () => {
    const session = await aSessionFixture().signedIn();
    const token = await session.accessContext(HOME).accessToken();
    const text = JSON.stringify(session.acquisitions());
    expect(text).not.toContain(token);
    expect(text).not.toContain('@');
  });

  it('is forgotten with the sign-out', async () => {
    const session = await aSessionFixture().signedIn();
    expect(session.acquisitions()).toHaveLength(1);
    void session.signOut();
    expect(session.acquisitions()).toEqual([]);
  });

  it('keeps the last forty', async () => {
    const session = await aSessionFixture().signedIn();
    const [entry] = session.acquisitions();
    if (entry === undefined) throw new Error('nothing was recorded');
    const trace = createAcquisitionLog();
    for (let durationMs = 0; durationMs < 50; durationMs += 1) trace.record({ ...entry, durationMs });
    expect(trace.entries().map(({ durationMs }) => durationMs)).toEqual(Array.from({ length: 40 }, (_, i) => i + 10));
  });
});
