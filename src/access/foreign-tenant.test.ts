// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { aTab } from './session.fixture.ts';
import { CUSTOMER_TENANT_ID } from './stub-token-endpoint.fixture.ts';

const FOREIGN = { tenantId: CUSTOMER_TENANT_ID, api: 'defender-xdr' } as const;

function storedEntries(): Record<string, string> {
  return { ...sessionStorage, ...localStorage };
}

describe('a tenant that only a link names', () => {
  it.each([
    ['rejects', () => Response.json({ error: 'invalid_request', error_codes: [90002] }, { status: 400 })],
    [
      'throttles',
      () => Response.json({ error: 'temporarily_unavailable' }, { status: 429, headers: { 'retry-after': '60' } }),
    ],
    ['fails', () => Response.json({ error: 'server_error' }, { status: 500 })],
    [
      'requires the user',
      () => Response.json({ error: 'interaction_required', error_codes: [50076] }, { status: 400 }),
    ],
  ])('is not in storage if the service %s the request for a token', async (_what, response) => {
    const tab = aTab({ isLive: true });
    const session = await tab.signedIn();
    const before = storedEntries();
    tab.endpoint.respondNext(response);
    await expect(session.accessContext(FOREIGN).accessToken()).rejects.toMatchObject({ name: 'SignInError' });
    expect(storedEntries()).toEqual(before);
  });

  it('is throttled in memory for as long as the service demands', async () => {
    const tab = aTab({ isLive: true });
    const { accessToken } = (await tab.signedIn()).accessContext(FOREIGN);
    tab.endpoint.respondNext(() =>
      Response.json({ error: 'temporarily_unavailable' }, { status: 429, headers: { 'retry-after': '30' } }),
    );
    await expect(accessToken()).rejects.toMatchObject({ name: 'SignInError' });
    await expect(accessToken()).rejects.toMatchObject({ code: 'throttled' });
    expect(tab.endpoint.requests).toHaveLength(2);
    tab.now += 31_000;
    expect(await accessToken()).toContain(CUSTOMER_TENANT_ID);
  });
});
