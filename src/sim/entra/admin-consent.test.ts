import { describe, expect, it } from 'vitest';
import { EXAMPLE_SOC } from '../world/tenants.ts';
import { anApplication, anEntra, type Change, fragmentOf, pageOf, REDIRECT_URI, XDR_SCOPE } from './entra.fixture.ts';

async function aVisit(over: Change = {}, tenant: string = EXAMPLE_SOC.tenantId, entraChange = {}) {
  const entra = await anEntra(entraChange);
  const usual = { client_id: entra.application.clientId, scope: XDR_SCOPE, redirect_uri: REDIRECT_URI, state: 'st4te' };
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...usual, ...over })) if (value !== null) query.set(name, value);
  const address = `/${tenant}/v2.0/adminconsent?${query}`;
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
    expect(back.get('error')).toBe('access_denied');
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

  it('escapes text from the request', async () => {
    const { open } = await aVisit({ redirect_uri: '"><script>alert(1)</script>' });
    expect(await pageOf(await open())).not.toContain('<script>');
  });
});
