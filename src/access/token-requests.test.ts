// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { aTab } from './session.fixture.ts';
import { CUSTOMER_TENANT_ID, HOME_TENANT_ID } from './stub-token-endpoint.fixture.ts';

const HOME = { tenantId: HOME_TENANT_ID, api: 'defender-xdr' } as const;
const CUSTOMER = { tenantId: CUSTOMER_TENANT_ID, api: 'defender-xdr' } as const;

describe('access tokens', () => {
  it('come from the cache if possible', async () => {
    const tab = aTab();
    const session = await tab.signedIn();
    const context = session.accessContext(HOME);
    expect(context).toMatchObject({ kind: 'user', ...HOME });
    expect(await context.accessToken()).toContain(`1 of ${HOME_TENANT_ID}`);
    expect(tab.endpoint.requests).toHaveLength(1);
  });

  it('belong to the requested tenant, whatever was requested before', async () => {
    const tab = aTab();
    const session = await tab.signedIn();
    const contexts = [HOME, CUSTOMER, { ...CUSTOMER, api: 'graph-security' } as const].map(session.accessContext);
    for (let turn = 0; turn < 3; turn += 1) {
      for (const { tenantId, api, accessToken } of contexts) {
        const token = await accessToken();
        expect(token).toContain(tenantId);
        expect(token).toContain(api === 'defender-xdr' ? 'api.security.microsoft.com' : 'graph.microsoft.com');
      }
    }
    expect(tab.endpoint.requests.map(({ tenantId }) => tenantId)).toEqual([
      HOME_TENANT_ID,
      CUSTOMER_TENANT_ID,
      CUSTOMER_TENANT_ID,
    ]);
    expect(session.state()).toMatchObject({ status: 'signed-in', account: { tenantId: HOME_TENANT_ID } });
  });

  it('for six tenants at once each belong to their own tenant', async () => {
    const tab = aTab();
    const session = await tab.signedIn();
    const tenantIds = Array.from({ length: 6 }, (_, index) => `3333333${index}-3333-4333-8333-333333333333`);
    const tokens = await Promise.all(
      tenantIds.map((tenantId) => session.accessContext({ tenantId, api: 'defender-xdr' }).accessToken()),
    );
    for (const [index, tenantId] of tenantIds.entries()) expect(tokens[index]).toContain(tenantId);
    expect(tab.endpoint.requests).toHaveLength(7);
  });

  it('are requested once for any number of simultaneous callers', async () => {
    const tab = aTab();
    const session = await tab.signedIn();
    const { accessToken } = session.accessContext(CUSTOMER);
    const tokens = await Promise.all(Array.from({ length: 20 }, () => accessToken()));
    expect(new Set(tokens).size).toBe(1);
    expect(tab.endpoint.requests).toHaveLength(2);
  });

  it('of a tenant other than the requested one are rejected', async () => {
    const tab = aTab();
    const session = await tab.signedIn();
    tab.endpoint.respondNext(() => tab.endpoint.tokensOf(HOME_TENANT_ID));
    await expect(session.accessContext(CUSTOMER).accessToken()).rejects.toMatchObject({
      code: 'wrong-tenant',
      details: { tenantId: CUSTOMER_TENANT_ID },
    });
  });

  it('for a resource other than the requested one are rejected', async () => {
    const tab = aTab();
    const session = await tab.signedIn();
    tab.endpoint.respondNext(() => tab.endpoint.tokensOf(CUSTOMER_TENANT_ID, 'https://graph.microsoft.com/User.Read'));
    await expect(session.accessContext(CUSTOMER).accessToken()).rejects.toMatchObject({
      details: { libraryCode: 'wrong_resource' },
    });
  });

  it('bypass the cache once for a claims challenge', async () => {
    const tab = aTab();
    const { accessToken } = (await tab.signedIn()).accessContext(HOME);
    const stronger = await accessToken({ claims: '{"access_token":{"nbf":{"value":"1"}}}' });
    expect(stronger).not.toBe('');
    expect(JSON.parse(tab.endpoint.requests[1]?.form.get('claims') ?? '')).toMatchObject({
      access_token: { nbf: { value: '1' }, xms_cc: { values: ['CP1'] } },
    });
    expect(await accessToken()).toBe(stronger);
    expect(tab.endpoint.requests).toHaveLength(2);
  });

  it('keep the claims on the error, so that interactive sign-in can send them', async () => {
    const tab = aTab();
    const { accessToken } = (await tab.signedIn()).accessContext(HOME);
    const rejectNext = (claims?: string) =>
      tab.endpoint.respondNext(() =>
        Response.json({ error: 'interaction_required', error_codes: [50076], claims }, { status: 400 }),
      );
    rejectNext();
    await expect(accessToken({ claims: '{"a":1}' })).rejects.toMatchObject({
      code: 'interaction-required',
      details: { claims: '{"a":1}', aadstsCode: 50076 },
    });
    rejectNext('{"b":2}');
    await expect(accessToken({ forceRefresh: true })).rejects.toMatchObject({ details: { claims: '{"b":2}' } });
  });

  it('that need consent reject with the tenant', async () => {
    const tab = aTab();
    const session = await tab.signedIn();
    tab.endpoint.respondNext(() =>
      Response.json(
        {
          error: 'invalid_grant',
          suberror: 'consent_required',
          error_codes: [65001],
          error_description: 'AADSTS65001: x',
        },
        { status: 400 },
      ),
    );
    await expect(session.accessContext(CUSTOMER).accessToken()).rejects.toMatchObject({
      code: 'consent-required',
      details: { tenantId: CUSTOMER_TENANT_ID, aadstsCode: 65001 },
    });
  });

  it('that the service refused are not requested again while the library throttles them', async () => {
    const tab = aTab();
    const { accessToken } = (await tab.signedIn()).accessContext(CUSTOMER);
    tab.endpoint.respondNext(() =>
      Response.json({ error: 'temporarily_unavailable', error_codes: [90006] }, { status: 429 }),
    );
    await expect(accessToken()).rejects.toMatchObject({ code: 'service-unavailable' });
    await expect(accessToken()).rejects.toMatchObject({ code: 'throttled', details: { aadstsCode: 90006 } });
    expect(tab.endpoint.requests).toHaveLength(2);
  });

  it('whose renewal gets no readable response reject as a renewal, because the registration has worked', async () => {
    const tab = aTab();
    const { accessToken } = (await tab.signedIn()).accessContext(CUSTOMER);
    const cut = () => Promise.reject(new TypeError('Failed to fetch'));
    tab.endpoint.respondNext(cut);
    tab.endpoint.respondNext(cut);
    await expect(accessToken()).rejects.toMatchObject({
      code: 'token-endpoint-unreadable',
      details: { isRenewal: true },
    });
  });

  it('are rejected without a request while no user is signed in', async () => {
    const tab = aTab();
    const session = await tab.start();
    await expect(session.accessContext(HOME).accessToken()).rejects.toMatchObject({ code: 'interaction-required' });
    expect(tab.endpoint.requests).toHaveLength(0);
  });

  it('past their refresh time are returned, with one background request for the next token', async () => {
    const tab = aTab({ refreshIn: 1_800 });
    const { accessToken } = (await tab.signedIn()).accessContext(HOME);
    const first = await accessToken();
    expect(tab.endpoint.requests).toHaveLength(1);

    tab.now += 1_801_000;
    tab.endpoint.respondNext(() => Response.json({ error: 'server_error' }, { status: 500 }));
    expect(await accessToken()).toBe(first);
    await expect.poll(() => tab.endpoint.requests.length).toBe(2);
    expect(await accessToken()).toBe(first);
    expect(tab.endpoint.requests).toHaveLength(2);
  });
});

describe('the held tokens', () => {
  it('are the ID tokens and the access tokens by tenant and API, without any request', async () => {
    const tab = aTab();
    const session = await tab.signedIn();
    await session.accessContext({ ...CUSTOMER, api: 'graph-security' }).accessToken();
    const held = await session.heldTokens();
    expect(held.map(({ kind, tenantId, api }) => [kind, tenantId, api])).toEqual(
      expect.arrayContaining([
        ['access-token', HOME_TENANT_ID, 'defender-xdr'],
        ['access-token', CUSTOMER_TENANT_ID, 'graph-security'],
        ['id-token', HOME_TENANT_ID, null],
        ['id-token', CUSTOMER_TENANT_ID, null],
      ]),
    );
    expect(held).toHaveLength(4);
    for (const { token } of held) expect(token).not.toBe('');
    expect(tab.endpoint.requests).toHaveLength(2);
  });

  it('are none while no user is signed in', async () => {
    expect(await (await aTab().start()).heldTokens()).toEqual([]);
  });
});
