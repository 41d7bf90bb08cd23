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
    open: () => entra.ask(address),
    decide: async (decision: string) => {
      const response = await entra.ask(address, { method: 'POST', body: new URLSearchParams({ decision }) });
      return new URL(response.headers.get('Location') ?? 'about:blank');
    },
  };
}

describe('the admin consent page', () => {
  it('shows what is asked for, and grants nothing by being opened', async () => {
    const { entra, open } = await aVisit();
    const page = await pageOf(await open());
    expect(page).toContain('Incident.Read (Microsoft Threat Protection)');
    expect(page).toContain('for all users in Example SOC');
    expect(entra.context.ledger.read().consents).toEqual([]);
  });

  it('grants to everybody of the tenant and says so at the registered address', async () => {
    const { entra, decide } = await aVisit();
    const back = await decide('accept');
    expect(back.origin + back.pathname).toBe(REDIRECT_URI);
    expect(Object.fromEntries(back.searchParams)).toEqual({
      admin_consent: 'True',
      tenant: EXAMPLE_SOC.tenantId,
      scope: XDR_SCOPE,
      state: 'st4te',
    });
    const answer = fragmentOf(await entra.answer({ persona: 'no-consent' }));
    expect(answer.get('code')).not.toBeNull();
  });

  it('sends a refusal back with admin_consent=True as well, and grants nothing', async () => {
    const { entra, decide } = await aVisit();
    const back = (await decide('decline')).searchParams;
    expect(back.get('error')).toBe('access_denied');
    expect(back.get('error_description')).toMatch(/^AADSTS65004: /);
    expect(back.get('admin_consent')).toBe('True');
    expect(back.get('state')).toBe('st4te');
    expect(entra.context.ledger.read().consents).toEqual([]);
  });

  it('means the administrator’s own tenant by organizations, for a multi-tenant application', async () => {
    const { decide } = await aVisit({}, 'organizations');
    expect((await decide('accept')).searchParams.get('tenant')).toBe(EXAMPLE_SOC.tenantId);
  });

  it('takes .default for everything that is registered', async () => {
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
  ])('keeps on its own page, also when decided: %s', async (_what, over, number) => {
    const { entra, open, decide } = await aVisit(over);
    expect(await pageOf(await open())).toContain(`AADSTS${number}`);
    expect((await decide('accept')).href).toBe('about:blank');
    expect(entra.context.ledger.read().consents).toEqual([]);
  });

  it('keeps on its own page: an unknown tenant 90002, organizations of a single-tenant application 50194', async () => {
    expect(await pageOf(await (await aVisit({}, 'nowhere.example')).open())).toContain('AADSTS90002');
    const single = { applications: [anApplication({ multiTenant: false })] };
    expect(await pageOf(await (await aVisit({}, 'organizations', single)).open())).toContain('AADSTS50194');
  });

  it('shows text of the request inert', async () => {
    const { open } = await aVisit({ redirect_uri: '"><script>alert(1)</script>' });
    expect(await pageOf(await open())).not.toContain('<script>');
  });
});
