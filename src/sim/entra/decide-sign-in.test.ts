import { decodeJwt } from 'jose';
import { describe, expect, it } from 'vitest';
import { EXAMPLE_FOUNDRY, EXAMPLE_SCHOOLS, EXAMPLE_SOC } from '../world/tenants.ts';
import { anApplication, anEntra, fragmentOf, pageOf, XDR_SCOPE } from './entra.fixture.ts';

describe('the sign-in page', () => {
  it('lists each persona as a button that starts with the role', async () => {
    const entra = await anEntra();
    const page = await pageOf(await entra.authorize());
    expect(page).toContain('<h1>Pick an account</h1>');
    for (const role of ['Analyst', 'Responder', 'No consent yet', 'No Defender role', 'Partner'])
      expect(page).toContain(`>${role} <`);
  });

  it('keeps the whole request in its form', async () => {
    const entra = await anEntra();
    const page = await pageOf(await entra.authorize());
    const action = /action="([^"]+)"/.exec(page)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const response = await entra.send(action, { method: 'POST', body: new URLSearchParams({ persona: 'analyst' }) });
    expect(fragmentOf(response).get('state')).toBe('st4te|with=signs');
    expect(fragmentOf(response).get('code')).not.toBeNull();
  });

  it('is skipped if one session is open, and appears for prompt=login and prompt=select_account', async () => {
    const entra = await anEntra();
    await entra.signIn();
    expect(fragmentOf(await entra.authorize()).get('code')).not.toBeNull();
    expect(await pageOf(await entra.authorize({ prompt: 'login' }))).toContain('Pick an account');
    expect(await pageOf(await entra.authorize({ prompt: 'select_account' }))).toContain('Pick an account');
  });

  it('lists the hinted account first and ignores the session of another account', async () => {
    const entra = await anEntra();
    await entra.signIn('analyst');
    const page = await pageOf(await entra.authorize({ login_hint: 'RESPONDER@soc.example' }));
    expect(page.indexOf('>Responder <')).toBeLessThan(page.indexOf('>Analyst <'));
  });

  it('does not sign in an unknown persona', async () => {
    const entra = await anEntra();
    expect(await pageOf(await entra.submit({ persona: 'unknown' }))).toContain('Pick an account');
  });

  it('appears if the API requires a stronger sign-in', async () => {
    const entra = await anEntra();
    await entra.signIn();
    const claims = '{"access_token":{"acrs":{"essential":true,"value":"c1"}}}';
    expect(await pageOf(await entra.authorize({ claims }))).toContain('Pick an account');
  });

  const hostile = '"><img src=x onerror=alert(1)><script>alert(1)</script>';
  it.each([
    ['the state', { state: hostile }],
    ['the redirect URI', { redirect_uri: `https://evil.example/${hostile}` }],
    ['the client id', { client_id: hostile }],
    ['the login hint', { login_hint: hostile }],
    ['an unknown parameter', { extra: hostile }],
  ])('escapes hostile text in %s', async (_name, over) => {
    const entra = await anEntra();
    const page = await (await entra.authorize(over)).text();
    expect(page).not.toMatch(/<img|<script/i);
  });

  it('escapes a hostile tenant name', async () => {
    const entra = await anEntra();
    const page = await (await entra.authorize({}, encodeURIComponent(hostile))).text();
    expect(page).toContain('AADSTS90002');
    expect(page).not.toMatch(/<img|<script/i);
  });

  it('allows no script and no framing', async () => {
    const entra = await anEntra();
    const response = await entra.authorize();
    expect(response.headers.get('Content-Security-Policy')).toContain("default-src 'none'");
    expect(response.headers.get('X-Frame-Options')).toBe('DENY');
  });
});

describe('consent', () => {
  it('is requested once per user, application and tenant', async () => {
    const entra = await anEntra();
    const page = await pageOf(await entra.submit({ persona: 'no-consent' }));
    expect(page).toContain('Permissions requested');
    expect(page).toContain('Incident.Read (Microsoft Threat Protection)');
    expect((await entra.signIn('no-consent')).get('code')).not.toBeNull();
    expect(fragmentOf(await entra.authorize({ prompt: 'none' })).get('code')).not.toBeNull();
  });

  it('is requested for permissions that are not granted yet', async () => {
    const entra = await anEntra();
    const scope = 'https://api.security.microsoft.com/Incident.ReadWrite openid';
    const page = await pageOf(await entra.submit({ persona: 'responder' }, { scope }));
    expect(page).toContain('Permissions requested');
    expect(page).toContain('Incident.ReadWrite (');
    expect(page).not.toContain('Incident.Read (');
  });

  it('for changes is the user’s own decision for the Responder: declined it is 65004, accepted the token allows both', async () => {
    const entra = await anEntra();
    const scope = 'https://api.security.microsoft.com/Incident.ReadWrite';
    const before = await entra.tokens('responder');
    expect(decodeJwt(String(before.body.access_token)).scp).toBe('Incident.Read');
    const declined = fragmentOf(await entra.submit({ persona: 'responder', decision: 'decline' }, { scope }));
    expect(declined.get('error_description')).toContain('AADSTS65004');
    expect(fragmentOf(await entra.authorize({ scope, prompt: 'none' })).get('error_description')).toContain(
      'AADSTS65001',
    );
    const after = await entra.tokens('responder', { scope });
    expect(decodeJwt(String(after.body.access_token)).scp).toBe('Incident.Read Incident.ReadWrite');
  });

  it.each([
    'https://api.security.microsoft.com/Incident.ReadWrite',
    'https://graph.microsoft.com/SecurityIncident.ReadWrite.All',
  ])('for %s needs an administrator for the Analyst: Entra’s page, then 90094', async (scope) => {
    const requiredPermissions = [
      { resource: 'defender-xdr' as const, scopes: ['Incident.Read', 'Incident.ReadWrite'] },
      { resource: 'graph' as const, scopes: ['SecurityIncident.Read.All', 'SecurityIncident.ReadWrite.All'] },
    ];
    const entra = await anEntra({ applications: [anApplication({ requiredPermissions })] });
    const page = await pageOf(await entra.submit({ persona: 'analyst', decision: 'accept' }, { scope }));
    expect(page).toContain('Need admin approval');
    const declined = fragmentOf(await entra.submit({ persona: 'analyst', decision: 'decline' }, { scope }));
    expect(declined.get('error_description')).toContain('AADSTS90094');
    expect(fragmentOf(await entra.authorize({ scope, prompt: 'none' })).get('error')).not.toBeNull();
  });

  it.each([
    ['Example Foundry, whose administrator has granted it', EXAMPLE_FOUNDRY, null],
    ['Example Schools, whose administrator has not', EXAMPLE_SCHOOLS, 'AADSTS90094'],
  ])('for changes as the Partner depends on the customer: %s', async (_customer, { tenantId }, refusal) => {
    const entra = await anEntra();
    const change = {
      scope: 'https://api.security.microsoft.com/Incident.ReadWrite',
      login_hint: 'partner@soc.example',
    };
    const decided = fragmentOf(await entra.submit({ persona: 'partner', decision: 'decline' }, change, tenantId));
    expect(decided.get('code') !== null).toBe(refusal === null);
    expect(decided.get('error_description')?.slice(0, 11) ?? null).toBe(refusal);
  });

  it('is requested again with prompt=consent only for permissions that the user can grant', async () => {
    const entra = await anEntra();
    const scope =
      'https://api.security.microsoft.com/Incident.Read https://api.security.microsoft.com/Incident.ReadWrite';
    const writing = 'https://api.security.microsoft.com/Incident.ReadWrite';
    entra.context.ledger.change((state) => {
      state.consents.push({
        clientId: entra.application.clientId,
        personaId: 'analyst',
        tenantId: EXAMPLE_SOC.tenantId,
        resource: 'defender-xdr',
        scopes: ['Incident.ReadWrite'],
      });
    });
    const page = await pageOf(await entra.submit({ persona: 'analyst' }, { scope, prompt: 'consent' }));
    expect(page).toContain('Incident.Read (');
    expect(page).not.toContain('Incident.ReadWrite (');
    expect((await entra.signIn('analyst', { scope: writing })).get('code')).not.toBeNull();
  });

  it('is requested for all permissions with prompt=consent', async () => {
    const entra = await anEntra();
    expect(await pageOf(await entra.submit({ persona: 'analyst' }, { prompt: 'consent' }))).toContain(
      'Incident.Read (',
    );
  });

  it('applies to one tenant and one application only', async () => {
    const other = anApplication({ clientId: 'badcafe0-4b1d-4e5f-8a6b-7c8d9e0f1a2b' });
    const entra = await anEntra({ applications: [anApplication(), other] });
    const scope = 'https://api.security.microsoft.com/Incident.ReadWrite';
    expect((await entra.signIn('responder', { scope })).get('code')).not.toBeNull();
    expect(fragmentOf(await entra.authorize({ scope })).get('code')).not.toBeNull();
    expect(await pageOf(await entra.authorize({ scope, client_id: other.clientId }))).toContain(
      'Permissions requested',
    );
    await entra.signIn('analyst', { prompt: 'select_account' });
    const asAnalyst = { scope, login_hint: 'analyst@soc.example' };
    expect(await pageOf(await entra.authorize(asAnalyst, EXAMPLE_FOUNDRY.tenantId))).toContain('Need admin approval');
  });

  it('for .default is requested only if nothing is granted, and then for all listed permissions', async () => {
    const entra = await anEntra();
    const scope = 'https://api.security.microsoft.com/.default';
    expect((await entra.submit({ persona: 'analyst' }, { scope })).headers.get('Location')).toContain('#code=');
    const page = await pageOf(await entra.submit({ persona: 'no-consent' }, { scope, prompt: 'login' }));
    expect(page).toContain('Incident.Read (');
    expect(page).toContain('Incident.ReadWrite (');
  });

  it('can cover two resources at once', async () => {
    const entra = await anEntra();
    const scope = `${XDR_SCOPE} https://graph.microsoft.com/User.Read openid`;
    expect((await entra.signIn('analyst', { scope })).get('code')).not.toBeNull();
  });
});

describe('a granted sign-in', () => {
  it('returns code, state, session and the client_info of the home account in the fragment', async () => {
    const entra = await anEntra();
    const response = await entra.submit({ persona: 'analyst' }, {}, EXAMPLE_FOUNDRY.tenantId);
    expect(response.status).toBe(302);
    expect(response.headers.get('Location')).toMatch(/^https:\/\/gatehouse\.example\/redirect\.html#code=/);
    const fragment = fragmentOf(response);
    expect(fragment.get('session_state')).not.toBeNull();
    const info: unknown = JSON.parse(atob(fragment.get('client_info') ?? ''));
    expect(info).toEqual({ uid: '5a2e8c10-71d4-4b39-9f06-a1c3e5d7f901', utid: EXAMPLE_SOC.tenantId });
  });

  it('returns in the query on request and by default', async () => {
    const entra = await anEntra();
    for (const mode of ['query', null]) {
      const response = await entra.submit({ persona: 'analyst' }, { response_mode: mode });
      expect(response.headers.get('Location')).toMatch(/redirect\.html\?code=/);
    }
  });

  it('omits client_info unless it is requested', async () => {
    const entra = await anEntra();
    expect((await entra.signIn('analyst', { client_info: null })).get('client_info')).toBeNull();
  });

  it('works with a tenant domain, organizations and common too', async () => {
    const entra = await anEntra();
    for (const tenant of ['soc.example', 'SOC.EXAMPLE', 'organizations', 'common']) {
      expect((await entra.signIn('analyst', {}, tenant)).get('code')).not.toBeNull();
    }
  });

  it('is refused in a tenant in which the user is not a guest', async () => {
    const entra = await anEntra();
    expect(await pageOf(await entra.submit({ persona: 'analyst' }, {}, EXAMPLE_SCHOOLS.tenantId))).toContain(
      'AADSTS50020',
    );
  });
});
