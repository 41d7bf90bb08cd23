// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { aSessionFixture } from './session.fixture.ts';
import { CUSTOMER_TENANT_ID, HOME_TENANT_ID } from './stub-token-endpoint.fixture.ts';

const HOME = { tenantId: HOME_TENANT_ID, api: 'defender-xdr' } as const;
const CUSTOMER = { tenantId: CUSTOMER_TENANT_ID, api: 'defender-xdr' } as const;

describe('access tokens', () => {
  it('come from the cache where one is held', async () => {
    const bench = aSessionFixture();
    const session = await bench.signedIn();
    const context = session.accessContext(HOME);
    expect(context).toMatchObject({ kind: 'user', ...HOME });
    expect(await context.accessToken()).toContain(`1 of ${HOME_TENANT_ID}`);
    expect(bench.endpoint.asked).toHaveLength(1);
  });

  it('are of the tenant they are asked for, whichever was asked for before', async () => {
    const bench = aSessionFixture();
    const session = await bench.signedIn();
    const contexts = [HOME, CUSTOMER, { ...CUSTOMER, api: 'graph-security' } as const].map(session.accessContext);
    for (let turn = 0; turn < 3; turn += 1) {
      for (const { tenantId, api, accessToken } of contexts) {
        const token = await accessToken();
        expect(token).toContain(tenantId);
        expect(token).toContain(api === 'defender-xdr' ? 'api.security.microsoft.com' : 'graph.microsoft.com');
      }
    }
    expect(bench.endpoint.asked.map(({ tenantId }) => tenantId)).toEqual([
      HOME_TENANT_ID,
      CUSTOMER_TENANT_ID,
      CUSTOMER_TENANT_ID,
    ]);
    expect(session.state()).toMatchObject({ status: 'signed-in', account: { tenantId: HOME_TENANT_ID } });
  });

  it('of six tenants at once are all of their own tenant', async () => {
    const bench = aSessionFixture();
    const session = await bench.signedIn();
    const tenantIds = Array.from({ length: 6 }, (_, index) => `3333333${index}-3333-4333-8333-333333333333`);
    const tokens = await Promise.all(
      tenantIds.map((tenantId) => session.accessContext({ tenantId, api: 'defender-xdr' }).accessToken()),
    );
    for (const [index, tenantId] of tenantIds.entries()) expect(tokens[index]).toContain(tenantId);
    expect(bench.endpoint.asked).toHaveLength(7);
  });

  it('are asked for once, however many ask at the same time', async () => {
    const bench = aSessionFixture();
    const session = await bench.signedIn();
    const { accessToken } = session.accessContext(CUSTOMER);
    const tokens = await Promise.all(Array.from({ length: 20 }, () => accessToken()));
    expect(new Set(tokens).size).toBe(1);
    expect(bench.endpoint.asked).toHaveLength(2);
  });

  it('of another tenant than asked for are refused', async () => {
    const bench = aSessionFixture();
    const session = await bench.signedIn();
    bench.endpoint.answerNext(() => bench.endpoint.tokensOf(HOME_TENANT_ID));
    await expect(session.accessContext(CUSTOMER).accessToken()).rejects.toMatchObject({
      code: 'wrong-tenant',
      details: { tenantId: CUSTOMER_TENANT_ID },
    });
  });

  it('for another resource than asked for are refused', async () => {
    const bench = aSessionFixture();
    const session = await bench.signedIn();
    bench.endpoint.answerNext(() =>
      bench.endpoint.tokensOf(CUSTOMER_TENANT_ID, 'https://graph.microsoft.com/User.Read'),
    );
    await expect(session.accessContext(CUSTOMER).accessToken()).rejects.toMatchObject({
      details: { libraryCode: 'wrong_resource' },
    });
  });

  it('answer a claims challenge past the cache, once', async () => {
    const bench = aSessionFixture();
    const { accessToken } = (await bench.signedIn()).accessContext(HOME);
    const stronger = await accessToken({ claims: '{"access_token":{"nbf":{"value":"1"}}}' });
    expect(stronger).not.toBe('');
    expect(JSON.parse(bench.endpoint.asked[1]?.form.get('claims') ?? '')).toMatchObject({
      access_token: { nbf: { value: '1' }, xms_cc: { values: ['CP1'] } },
    });
    expect(await accessToken()).toBe(stronger);
    expect(bench.endpoint.asked).toHaveLength(2);
  });

  it('keep the claims on the failure, so that signing in continues with them', async () => {
    const bench = aSessionFixture();
    const { accessToken } = (await bench.signedIn()).accessContext(HOME);
    const refuse = (claims?: string) =>
      bench.endpoint.answerNext(() =>
        Response.json({ error: 'interaction_required', error_codes: [50076], claims }, { status: 400 }),
      );
    refuse();
    await expect(accessToken({ claims: '{"a":1}' })).rejects.toMatchObject({
      code: 'interaction-required',
      details: { claims: '{"a":1}', aadstsCode: 50076 },
    });
    refuse('{"b":2}');
    await expect(accessToken({ forceRefresh: true })).rejects.toMatchObject({ details: { claims: '{"b":2}' } });
  });

  it('that need consent say so for their tenant', async () => {
    const bench = aSessionFixture();
    const session = await bench.signedIn();
    bench.endpoint.answerNext(() =>
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

  it('that the service could not give are not asked for again while the library remembers', async () => {
    const bench = aSessionFixture();
    const { accessToken } = (await bench.signedIn()).accessContext(CUSTOMER);
    bench.endpoint.answerNext(() =>
      Response.json({ error: 'temporarily_unavailable', error_codes: [90006] }, { status: 429 }),
    );
    await expect(accessToken()).rejects.toMatchObject({ code: 'service-unavailable' });
    await expect(accessToken()).rejects.toMatchObject({ code: 'throttled', details: { aadstsCode: 90006 } });
    expect(bench.endpoint.asked).toHaveLength(2);
  });

  it('are refused where nobody is signed in, without any request', async () => {
    const bench = aSessionFixture();
    const session = await bench.start();
    await expect(session.accessContext(HOME).accessToken()).rejects.toMatchObject({ code: 'interaction-required' });
    expect(bench.endpoint.asked).toHaveLength(0);
  });

  it('past their refresh time are given out, and one request for the next is made in the background', async () => {
    const bench = aSessionFixture({ refreshIn: 1_800 });
    const { accessToken } = (await bench.signedIn()).accessContext(HOME);
    const first = await accessToken();
    expect(bench.endpoint.asked).toHaveLength(1);

    bench.now += 1_801_000;
    bench.endpoint.answerNext(() => Response.json({ error: 'server_error' }, { status: 500 }));
    expect(await accessToken()).toBe(first);
    await expect.poll(() => bench.endpoint.asked.length).toBe(2);
    expect(await accessToken()).toBe(first);
    expect(bench.endpoint.asked).toHaveLength(2);
  });
});

describe('held tokens', () => {
  it('are the access tokens by tenant and API, and the id tokens, and asking for them requests nothing', async () => {
    const bench = aSessionFixture();
    const session = await bench.signedIn();
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
    expect(bench.endpoint.asked).toHaveLength(2);
  });

  it('are none where nobody is signed in', async () => {
    expect(await (await aSessionFixture().start()).heldTokens()).toEqual([]);
  });
});
