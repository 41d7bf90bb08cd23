import { decodeJwt } from 'jose';
import { describe, expect, it } from 'vitest';
import {
  aCustomer,
  DEFAULT_TENANTS,
  EXAMPLE_AGENCY,
  EXAMPLE_CLINIC,
  EXAMPLE_SCHOOLS,
  EXAMPLE_SOC,
  type SimulatedTenant,
  type TenantState,
} from '../world/tenants.ts';
import { anEntra, expectRefusal, fragmentOf, pageOf, REDIRECT_URI, XDR_SCOPE } from './entra.fixture.ts';

const CUSTOMER = {
  tenantId: '0f1e2d3c-4b5a-4697-8877-665544332211',
  displayName: 'Example Works',
  domain: 'works.example',
};
const GRAPH_SCOPE = 'https://graph.microsoft.com/SecurityIncident.Read.All';

/** Entra with one more customer. `refreshInCustomer` redeems the home tenant's refresh token there. */
async function withCustomer(state: TenantState, change: Partial<SimulatedTenant> = {}) {
  const entra = await anEntra({ tenants: [...DEFAULT_TENANTS, aCustomer(CUSTOMER, { state, ...change })] });
  const refreshInCustomer = async (scope = XDR_SCOPE) => {
    const { body } = await entra.tokens('partner', { login_hint: 'partner@soc.example' });
    return entra.refresh(body.refresh_token, { scope }, CUSTOMER.tenantId);
  };
  return { entra, refreshInCustomer };
}

const signInToCustomer = (entra: Awaited<ReturnType<typeof anEntra>>, prompt: string | null = null) =>
  entra.submit({ persona: 'partner' }, { login_hint: 'partner@soc.example', prompt }, CUSTOMER.tenantId);

describe('a customer that is ready', () => {
  it.each(['guest', 'gdap'] as const)('issues tokens of its own tenant to the partner (%s)', async (partnerAccess) => {
    const { refreshInCustomer } = await withCustomer('ready', { partnerAccess });
    const { status, body } = await refreshInCustomer();
    expect(status).toBe(200);
    expect(decodeJwt(String(body.access_token))).toMatchObject({
      tid: CUSTOMER.tenantId,
      idp: `https://sts.windows.net/${EXAMPLE_SOC.tenantId}/`,
      scp: 'Incident.Read',
    });
  });

  it('does not know a user of another tenant who is not its guest (50020, 90072)', async () => {
    const { entra } = await withCustomer('ready');
    const { body } = await entra.tokens('responder');
    const page = await pageOf(await entra.submit({ persona: 'responder' }, {}, CUSTOMER.tenantId));
    expect(page).toContain('AADSTS50020');
    expectRefusal(await entra.refresh(body.refresh_token, {}, CUSTOMER.tenantId), 90072, 'invalid_grant');
  });
});

describe('a customer’s cross-tenant and delegated administration policies', () => {
  it.each([
    ['blocked-inbound', 500213],
    ['blocked-outbound', 500212],
    ['risky-admin', 530034],
    ['csp-unauthorised', 90099],
  ] as const)('refuse the partner on Entra’s page and at the token endpoint: %s (%i)', async (state, number) => {
    const { entra, refreshInCustomer } = await withCustomer(state);
    expect(await pageOf(await signInToCustomer(entra))).toContain(`AADSTS${number}`);
    expectRefusal(await refreshInCustomer(), number, 'invalid_grant');
    const silent = fragmentOf(await signInToCustomer(entra, 'none'));
    expect(silent.get('error_description')).toContain(`AADSTS${number}`);
  });

  it('do not apply to members of the tenant', async () => {
    for (const state of ['blocked-inbound', 'risky-admin', 'csp-unauthorised'] as const) {
      const tenants = DEFAULT_TENANTS.map((tenant) => (tenant === EXAMPLE_SOC ? { ...tenant, state } : tenant));
      const entra = await anEntra({ tenants });
      expect((await entra.signIn()).get('error')).toBeNull();
    }
  });

  it('authorise the application for delegated administrators once an administrator consents (90099)', async () => {
    const { entra, refreshInCustomer } = await withCustomer('csp-unauthorised');
    const query = new URLSearchParams({
      client_id: entra.application.clientId,
      scope: XDR_SCOPE,
      redirect_uri: REDIRECT_URI,
    });
    await entra.send(`/${CUSTOMER.tenantId}/v2.0/adminconsent?${query}`, {
      method: 'POST',
      body: new URLSearchParams({ decision: 'accept' }),
    });
    expect((await refreshInCustomer()).status).toBe(200);
  });
});

describe('a customer without a subscription', () => {
  it('refuses tokens for Defender XDR and tells the application (650052)', async () => {
    const { entra, refreshInCustomer } = await withCustomer('unlicensed');
    expectRefusal(await refreshInCustomer(), 650052, 'invalid_client');
    const response = fragmentOf(await signInToCustomer(entra));
    expect(response.get('error')).toBe('invalid_client');
    expect(response.get('error_description')).toContain('has not subscribed to or enabled');
  });

  it('still issues tokens for Graph', async () => {
    const { refreshInCustomer } = await withCustomer('unlicensed');
    expect((await refreshInCustomer(GRAPH_SCOPE)).status).toBe(200);
  });
});

describe('a customer without consent', () => {
  it('refuses the partner’s token request (65001) and needs an administrator (90094)', async () => {
    const { entra, refreshInCustomer } = await withCustomer('unconsented');
    const refused = await refreshInCustomer();
    expectRefusal(refused, 65001, 'invalid_grant');
    expect(refused.body.suberror).toBe('consent_required');
    expect(await pageOf(await signInToCustomer(entra))).toContain('Need admin approval');
    const declined = fragmentOf(
      await entra.submit(
        { persona: 'partner', decision: 'decline' },
        { login_hint: 'partner@soc.example' },
        CUSTOMER.tenantId,
      ),
    );
    expect(declined.get('error_description')).toContain('AADSTS90094');
  });

  it('is Example Clinic among the default tenants', async () => {
    const entra = await anEntra();
    const { body } = await entra.tokens('partner', { login_hint: 'partner@soc.example' });
    expectRefusal(await entra.refresh(body.refresh_token, {}, EXAMPLE_CLINIC.tenantId), 65001, 'invalid_grant');
    expect((await entra.refresh(body.refresh_token, {}, EXAMPLE_SCHOOLS.tenantId)).status).toBe(200);
  });
});

describe('the states', () => {
  it('each have a tenant among the defaults', async () => {
    const states = [
      'blocked-inbound',
      'blocked-outbound',
      'csp-unauthorised',
      'down',
      'ready',
      'risky-admin',
      'throttled',
    ];
    expect([...new Set(DEFAULT_TENANTS.map(({ state }) => state))].sort()).toEqual([
      ...states,
      'unconsented',
      'unlicensed',
    ]);
    expect(new Set(DEFAULT_TENANTS.map(({ tenantId }) => tenantId)).size).toBe(DEFAULT_TENANTS.length);
    const entra = await anEntra();
    const { body } = await entra.tokens('partner', { login_hint: 'partner@soc.example' });
    const refused = async (domain: string) =>
      (await entra.refresh(body.refresh_token, { scope: XDR_SCOPE }, domain)).body.error_codes;
    expect(await refused('bakery.example')).toBeUndefined();
    expect(await refused('mill.example')).toEqual([500213]);
    expect(await refused('bank.example')).toEqual([500212]);
    expect(await refused('hotel.example')).toEqual([530034]);
    expect(await refused('press.example')).toEqual([90099]);
    expect(await refused('farm.example')).toEqual([650052]);
  });
});

describe('a tenant of another cloud', () => {
  it('gets no tokens from this authority (90038)', async () => {
    const entra = await anEntra();
    const page = await pageOf(await entra.submit({ persona: 'partner' }, {}, EXAMPLE_AGENCY.tenantId));
    expect(page).toContain('AADSTS90038');
    const { body } = await entra.tokens('partner', { login_hint: 'partner@soc.example' });
    expectRefusal(await entra.refresh(body.refresh_token, {}, 'agency.example'), 90038, 'invalid_request');
  });
});
