// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { createAcquisitionLog } from './acquisition-log.ts';
import { aTab } from './session.fixture.ts';
import { CUSTOMER_TENANT_ID, HOME_TENANT_ID } from './stub-token-endpoint.fixture.ts';

const HOME = { tenantId: HOME_TENANT_ID, api: 'defender-xdr' } as const;
const SCOPE = 'https://api.security.microsoft.com/Incident.Read';

describe('the acquisition log', () => {
  it('distinguishes interactive sign-in, cache and renewal', async () => {
    const session = await aTab().signedIn();
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
      expect(entry).toMatchObject({ tenantId: HOME_TENANT_ID, api: 'defender-xdr', scopesRequested: [SCOPE] });
      expect(entry.correlationId).toMatch(/^[0-9a-f-]{36}$/);
      expect(entry.scopesGranted).toContain(SCOPE);
    }
  });

  it('records why a token request failed', async () => {
    const tab = aTab();
    const session = await tab.signedIn();
    tab.isOnline = false;
    const context = session.accessContext({ ...HOME, tenantId: CUSTOMER_TENANT_ID });
    tab.endpoint.respondNext(() => {
      throw new TypeError('Failed to fetch');
    });
    await expect(context.accessToken()).rejects.toMatchObject({ name: 'SignInError' });
    expect(session.acquisitions().at(-1)).toMatchObject({ outcome: 'offline', tenantId: CUSTOMER_TENANT_ID });
  });

  it('records a failed interactive sign-in', async () => {
    const tab = aTab();
    const session = await tab.start();
    const back = await tab.roundTrip(session, () => session.signIn(), { error: 'access_denied' });
    expect(back.acquisitions()).toMatchObject([{ how: 'interactive', scopesGranted: [] }]);
    expect(back.acquisitions()[0]?.outcome).not.toBe('acquired');
    expect(back.acquisitions()[0]?.correlationId).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('contains no token and no name', async () => {
    const session = await aTab().signedIn();
    const token = await session.accessContext(HOME).accessToken();
    const text = JSON.stringify(session.acquisitions());
    expect(text).not.toContain(token);
    expect(text).not.toContain('@');
  });

  it('is cleared by a sign-out', async () => {
    const session = await aTab().signedIn();
    expect(session.acquisitions()).toHaveLength(1);
    void session.signOut();
    expect(session.acquisitions()).toEqual([]);
  });

  it('keeps the last forty entries', async () => {
    const session = await aTab().signedIn();
    const [entry] = session.acquisitions();
    if (entry === undefined) throw new Error('nothing was recorded');
    const log = createAcquisitionLog();
    for (let durationMs = 0; durationMs < 50; durationMs += 1) log.record({ ...entry, durationMs });
    expect(log.entries().map(({ durationMs }) => durationMs)).toEqual(Array.from({ length: 40 }, (_, i) => i + 10));
  });
});
