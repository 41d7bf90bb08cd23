import { decodeJwt } from 'jose';
import { describe, expect, it } from 'vitest';
import { EXAMPLE_AGENCY, EXAMPLE_CLINIC, EXAMPLE_FOUNDRY, EXAMPLE_SOC } from '../world/tenants.ts';
import {
  anApplication,
  anEntra,
  type Change,
  expectRefusal,
  fragmentOf,
  pageOf,
  REDIRECT_URI,
  XDR_SCOPE,
} from './entra.fixture.ts';

const UNLICENSED = { ...EXAMPLE_FOUNDRY, state: 'unlicensed' } as const;

async function aVisit(
  over: Change = {},
  tenant: string = EXAMPLE_SOC.tenantId,
  entraChange: Parameters<typeof anEntra>[0] = {},
  path = 'v2.0/adminconsent',
) {
  const entra = await anEntra(entraChange);
  const usual = { client_id: entra.application.clientId, scope: XDR_SCOPE, redirect_uri: REDIRECT_URI, state: 'st4te' };
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...usual, ...over })) if (value !== null) query.set(name, value);
  const address = `/${tenant}/${path}?${query}`;
  return {
    entra,
    open: () => entra.send(address),
    decide: async (decision: string) => {
      const response = await entra.send(address, { method: 'POST', body: new URLSearchParams({ decision }) });
      return new URL(response.headers.get('Location') ?? 'about:blank');
    },
  };
}

describe('the admin consent page', () => {
  it('shows the requested permissions, and grants nothing when it opens', async () => {
    const { entra, open } = await aVisit();
    const page = await pageOf(await open());
    expect(page).toContain('Incident.Read (Microsoft Threat Protection)');
    expect(page).toContain('for all users in Example SOC');
    expect(entra.context.ledger.read().consents).toEqual([]);
  });

  it('grants permissions for all users of the tenant and redirects to the registered URI', async () => {
    const { entra, decide } = await aVisit();
    const back = await decide('accept');
    expect(back.origin + back.pathname).toBe(REDIRECT_URI);
    expect(Object.fromEntries(back.searchParams)).toEqual({
      admin_consent: 'True',
      tenant: EXAMPLE_SOC.tenantId,
      scope: XDR_SCOPE,
      state: 'st4te',
    });
    const response = fragmentOf(await entra.submit({ persona: 'no-consent' }));
    expect(response.get('code')).not.toBeNull();
  });

  it('redirects with admin_consent=True after a refusal too, and grants nothing', async () => {
    const { entra, decide } = await aVisit();
    const back = (await decide('decline')).searchParams;
    expect(back.get('error')).toBe('consent_required');
    expect(back.get('error_description')).toMatch(/^AADSTS65004: /);
    expect(back.get('admin_consent')).toBe('True');
    expect(back.get('state')).toBe('st4te');
    expect(entra.context.ledger.read().consents).toEqual([]);
  });

  it('treats organizations as the administrator’s own tenant for a multi-tenant application', async () => {
    const { decide } = await aVisit({}, 'organizations');
    expect((await decide('accept')).searchParams.get('tenant')).toBe(EXAMPLE_SOC.tenantId);
  });

  it('treats .default as all registered permissions', async () => {
    const { open } = await aVisit({ scope: 'https://api.security.microsoft.com/.default' });
    expect(await pageOf(await open())).toContain('Incident.ReadWrite (Microsoft Threat Protection)');
  });

  it.each([
    ['a redirect URI that is not registered', { redirect_uri: 'https://evil.example/' }, 50011],
    ['no redirect URI', { redirect_uri: null }, 900144],
    ['no client id', { client_id: null }, 900144],
    ['an unknown client', { client_id: '00000000-0000-0000-0000-00000000dead' }, 700016],
    ['no scope', { scope: null }, 900144],
    [
      'a scope that the registration does not list',
      { scope: 'https://graph.microsoft.com/ThreatHunting.Read.All' },
      650057,
    ],
  ])('shows a refusal on its own page, before and after a decision: %s', async (_what, over, number) => {
    const { entra, open, decide } = await aVisit(over);
    expect(await pageOf(await open())).toContain(`AADSTS${number}`);
    expect((await decide('accept')).href).toBe('about:blank');
    expect(entra.context.ledger.read().consents).toEqual([]);
  });

  it('shows a refusal on its own page: unknown tenant (90002), organizations for a single-tenant application (50194)', async () => {
    expect(await pageOf(await (await aVisit({}, 'nowhere.example')).open())).toContain('AADSTS90002');
    const single = { applications: [anApplication({ multiTenant: false })] };
    expect(await pageOf(await (await aVisit({}, 'organizations', single)).open())).toContain('AADSTS50194');
  });

  it('returns to the application if the person is not an administrator (90094)', async () => {
    const { entra, decide } = await aVisit();
    const back = (await decide('not-administrator')).searchParams;
    expect(back.get('error')).toBe('access_denied');
    expect(back.get('error_description')).toMatch(/^AADSTS90094: /);
    expect(back.get('admin_consent')).toBe('True');
    expect(entra.context.ledger.read().consents).toEqual([]);
  });

  it.each([
    ['common', 'common', {}, 9001023],
    ['a tenant of another cloud', EXAMPLE_AGENCY.tenantId, {}, 90038],
    ['a tenant without a subscription', UNLICENSED.tenantId, { tenants: [EXAMPLE_SOC, UNLICENSED] }, 650052],
  ])('shows a refusal on its own page: %s (%s)', async (_what, tenant, change, number) => {
    const { entra, open, decide } = await aVisit({}, tenant, change);
    expect(await pageOf(await open())).toContain(`AADSTS${number}`);
    expect((await decide('accept')).href).toBe('about:blank');
    expect(entra.context.ledger.read().consents).toEqual([]);
  });

  it('returns any state unchanged', async () => {
    const state = '"><script>alert(1)</script>&error=x#y';
    const { decide } = await aVisit({ state });
    const back = await decide('accept');
    expect(back.searchParams.get('state')).toBe(state);
    expect(back.searchParams.has('error')).toBe(false);
  });

  it('escapes text from the request', async () => {
    const { open } = await aVisit({ redirect_uri: '"><script>alert(1)</script>' });
    expect(await pageOf(await open())).not.toContain('<script>');
  });
});

describe('admin consent for one tenant', () => {
  const PARTNER = { login_hint: 'partner@soc.example' };

  it('takes effect for tokens that are issued afterwards, in that tenant only', async () => {
    const tenants = [EXAMPLE_SOC, EXAMPLE_CLINIC, { ...EXAMPLE_FOUNDRY, state: 'unconsented' } as const];
    const { entra, decide } = await aVisit({}, EXAMPLE_CLINIC.tenantId, { tenants });
    const { body } = await entra.tokens('partner', PARTNER);
    const inTenant = (tenantId: string) => entra.refresh(body.refresh_token, { scope: XDR_SCOPE }, tenantId);
    expectRefusal(await inTenant(EXAMPLE_CLINIC.tenantId), 65001, 'invalid_grant');
    expect((await decide('accept')).searchParams.get('tenant')).toBe(EXAMPLE_CLINIC.tenantId);
    expect((await inTenant(EXAMPLE_CLINIC.tenantId)).status).toBe(200);
    expectRefusal(await inTenant(EXAMPLE_FOUNDRY.tenantId), 65001, 'invalid_grant');
  });

  it('grants application permissions with .default only, and creates the service principal', async () => {
    const daemon = anApplication({
      secrets: [{ value: 'a-secret' }],
      requiredPermissions: [{ resource: 'defender-xdr', scopes: ['Incident.Read'], appRoles: ['Incident.Read.All'] }],
    });
    const tokenAfter = async (scope: string) => {
      const { entra, decide } = await aVisit({ scope }, EXAMPLE_CLINIC.tenantId, { applications: [daemon] });
      const request = () =>
        entra.token(
          {
            grant_type: 'client_credentials',
            client_secret: 'a-secret',
            scope: 'https://api.security.microsoft.com/.default',
          },
          EXAMPLE_CLINIC.tenantId,
          null,
        );
      expectRefusal(await request(), 700016, 'unauthorized_client');
      const back = await decide('accept');
      const { roles } = decodeJwt(String((await request()).body.access_token));
      return { scope: back.searchParams.get('scope'), roles };
    };
    expect(await tokenAfter(XDR_SCOPE)).toEqual({ scope: XDR_SCOPE, roles: undefined });
    expect(await tokenAfter('https://api.security.microsoft.com/.default')).toEqual({
      scope: `${XDR_SCOPE} https://api.security.microsoft.com/Incident.Read.All`,
      roles: ['Incident.Read.All'],
    });
  });
});

describe('the older admin consent link', () => {
  const older = (over: Change = {}, tenant = EXAMPLE_CLINIC.tenantId) =>
    aVisit({ scope: null, ...over }, tenant, {}, 'adminconsent');

  it('is for all permissions of the registration, and returns no scope', async () => {
    const { entra, open, decide } = await older();
    expect(await pageOf(await open())).toContain('SecurityIncident.Read.All (Microsoft Graph)');
    expect(Object.fromEntries((await decide('accept')).searchParams)).toEqual({
      tenant: EXAMPLE_CLINIC.tenantId,
      admin_consent: 'True',
      state: 'st4te',
    });
    expect(entra.context.ledger.read().consents).toHaveLength(2);
  });

  it('returns permission_denied without a number after a refusal', async () => {
    expect(Object.fromEntries((await (await older()).decide('decline')).searchParams)).toEqual({
      error: 'permission_denied',
      error_description: 'The admin canceled the request',
      state: 'st4te',
    });
  });

  it('allows common and a missing redirect URI, but returns to registered URIs only', async () => {
    const { decide } = await older({ redirect_uri: null }, 'common');
    const back = await decide('accept');
    expect(back.origin + back.pathname).toBe(REDIRECT_URI);
    expect(back.searchParams.get('tenant')).toBe(EXAMPLE_SOC.tenantId);
    expect(await pageOf(await (await older({ redirect_uri: 'https://evil.example/' })).open())).toContain(
      'AADSTS50011',
    );
    const without = await aVisit(
      { redirect_uri: null },
      EXAMPLE_CLINIC.tenantId,
      { applications: [anApplication({ redirectUris: [] })] },
      'adminconsent',
    );
    expect(await pageOf(await without.open())).toContain('AADSTS500113');
  });
});

describe('the link that the Defender pages print', () => {
  const printed = (over: Change = {}) =>
    aVisit(
      {
        scope: null,
        state: null,
        redirect_uri: null,
        prompt: 'consent',
        response_type: 'code',
        sso_reload: 'true',
        ...over,
      },
      'common',
      {},
      'oauth2/authorize',
    );

  it('returns a code without a state, which nobody can redeem (70000)', async () => {
    const { entra, decide } = await printed();
    const back = await decide('accept');
    expect(back.origin + back.pathname).toBe(REDIRECT_URI);
    expect([...back.searchParams.keys()]).toEqual(['code', 'session_state']);
    expectRefusal(await entra.redeem(back.searchParams.get('code')), 70000, 'invalid_grant');
    expect(entra.context.ledger.read().consents).toHaveLength(2);
  });

  it('returns the refusal without admin_consent', async () => {
    const back = (await (await printed()).decide('decline')).searchParams;
    expect(back.get('error')).toBe('access_denied');
    expect(back.has('admin_consent')).toBe(false);
  });

  it('is simulated for consent only, not for sign-in', async () => {
    expect((await (await printed({ prompt: 'login' })).open()).status).toBe(404);
  });
});
