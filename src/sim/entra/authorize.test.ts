import { describe, expect, it } from 'vitest';
import { EXAMPLE_CLINIC, EXAMPLE_FOUNDRY, EXAMPLE_SOC } from '../world/tenants.ts';
import { anApplication, anEntra, fragmentOf, pageOf, REDIRECT_URI, XDR_SCOPE } from './entra.fixture.ts';

const GRAPH_SCOPE = 'https://graph.microsoft.com/SecurityIncident.Read.All';

describe('the authorization endpoint shows on its own page', () => {
  const refusals: readonly [string, Record<string, string | null>, string, string][] = [
    ['a request without a client id (900144)', { client_id: null }, EXAMPLE_SOC.tenantId, 'AADSTS900144'],
    [
      'an unknown client (700016)',
      { client_id: '00000000-0000-4000-a000-000000000000' },
      EXAMPLE_SOC.tenantId,
      'AADSTS700016',
    ],
    ['an unknown tenant (90002)', {}, 'nowhere.example', 'AADSTS90002'],
    ['consumers (90130)', {}, 'consumers', 'AADSTS90130'],
    ['a request without a redirect URI (900144)', { redirect_uri: null }, EXAMPLE_SOC.tenantId, 'AADSTS900144'],
    [
      'a redirect URI with an extra slash (50011)',
      { redirect_uri: `${REDIRECT_URI}/` },
      EXAMPLE_SOC.tenantId,
      'AADSTS50011',
    ],
    [
      'a redirect URI in a different case (50011)',
      { redirect_uri: REDIRECT_URI.replace('redirect', 'Redirect') },
      EXAMPLE_SOC.tenantId,
      'AADSTS50011',
    ],
    [
      'a redirect URI on another host (50011)',
      { redirect_uri: 'https://evil.example/redirect.html' },
      EXAMPLE_SOC.tenantId,
      'AADSTS50011',
    ],
    ['a request without a response type (900144)', { response_type: null }, EXAMPLE_SOC.tenantId, 'AADSTS900144'],
    ['the response mode form_post (70007)', { response_mode: 'form_post' }, EXAMPLE_SOC.tenantId, 'AADSTS70007'],
  ];
  it.each(refusals)('%s', async (_name, over, tenant, number) => {
    const entra = await anEntra();
    expect(await pageOf(await entra.authorize(over, tenant))).toContain(`${number}:`);
  });

  it('a single-tenant application on organizations (50194)', async () => {
    const entra = await anEntra({ applications: [anApplication({ multiTenant: false })] });
    expect(await pageOf(await entra.authorize({}, 'organizations'))).toContain('AADSTS50194:');
  });

  it('a single-tenant application in another tenant (700016)', async () => {
    const entra = await anEntra({ applications: [anApplication({ multiTenant: false })] });
    expect(await pageOf(await entra.authorize({}, EXAMPLE_FOUNDRY.tenantId))).toContain('AADSTS700016:');
  });

  it('a user who has no account in the tenant (50020)', async () => {
    const entra = await anEntra();
    expect(await pageOf(await entra.submit({ persona: 'responder' }, {}, EXAMPLE_CLINIC.tenantId))).toContain(
      'AADSTS50020:',
    );
  });

  it('a user who is not assigned to the application (50105)', async () => {
    const entra = await anEntra({ applications: [anApplication({ assignedPersonas: ['responder'] })] });
    expect(await pageOf(await entra.submit({ persona: 'analyst' }))).toContain('AADSTS50105:');
    expect((await entra.signIn('responder')).get('code')).not.toBeNull();
  });

  it('shows the caller’s own correlation id', async () => {
    const entra = await anEntra();
    const id = '11111111-2222-4333-8444-555555555555';
    expect(
      await pageOf(await entra.authorize({ redirect_uri: 'https://evil.example/', 'client-request-id': id })),
    ).toContain(`Correlation ID: ${id}`);
  });
});

describe('the authorization endpoint redirects with (RFC 6749 §4.1.2.1)', () => {
  const refusals: readonly [string, Record<string, string | null>, string, number][] = [
    ['response type id_token (700054)', { response_type: 'id_token' }, 'unsupported_response_type', 700054],
    ['response type token (700051)', { response_type: 'token' }, 'unsupported_response_type', 700051],
    ['an unknown response type (70005)', { response_type: 'ticket' }, 'unsupported_response_type', 70005],
    ['a code challenge of the wrong size (50147)', { code_challenge: 'short' }, 'invalid_request', 50147],
    ['the plain code challenge method (501491)', { code_challenge_method: 'plain' }, 'invalid_request', 501491],
    ['a code challenge without a method (501491)', { code_challenge_method: null }, 'invalid_request', 501491],
    ['an unknown prompt (90023)', { prompt: 'please' }, 'invalid_request', 90023],
    ['prompt=admin_consent (901001)', { prompt: 'admin_consent' }, 'invalid_request', 901001],
    ['a request without a scope (900144)', { scope: null }, 'invalid_request', 900144],
    ['an unknown resource (500011)', { scope: 'https://api.nowhere.example/Read' }, 'invalid_resource', 500011],
    ['a malformed scope (70011)', { scope: 'nowhere/Read' }, 'invalid_scope', 70011],
    [
      '.default together with a named scope (70011)',
      { scope: `https://api.security.microsoft.com/.default ${XDR_SCOPE}` },
      'invalid_scope',
      70011,
    ],
    [
      'a scope the resource does not offer (650053)',
      { scope: 'https://api.security.microsoft.com/Incident.Reed' },
      'invalid_client',
      650053,
    ],
    ['a scope without a resource, which means Graph (650053)', { scope: 'Incident.Read' }, 'invalid_client', 650053],
    [
      'a permission that the registration does not list (650057)',
      { scope: 'https://api.security.microsoft.com/AdvancedHunting.Read' },
      'invalid_resource',
      650057,
    ],
    ['claims that are not JSON (9002313)', { claims: '{"access_token"' }, 'invalid_request', 9002313],
    ['prompt=none without a session (50058)', { prompt: 'none' }, 'login_required', 50058],
    [
      'prompt=none with a hint for an unknown account (50058)',
      { prompt: 'none', login_hint: 'ghost@soc.example' },
      'login_required',
      50058,
    ],
  ];
  it.each(refusals)('%s', async (_name, over, error, number) => {
    const entra = await anEntra();
    const response = fragmentOf(await entra.authorize(over));
    expect(response.get('error')).toBe(error);
    expect(response.get('error_description')).toMatch(new RegExp(`^AADSTS${number}: `));
    expect(response.get('state')).toBe('st4te|with=signs');
    expect(response.get('code')).toBeNull();
  });

  it('a resource that the registration does not list (650057)', async () => {
    const requiredPermissions = [{ resource: 'defender-xdr', scopes: ['Incident.Read'] }] as const;
    const entra = await anEntra({ applications: [anApplication({ requiredPermissions })] });
    expect(fragmentOf(await entra.authorize({ scope: GRAPH_SCOPE })).get('error_description')).toContain(
      'AADSTS650057:',
    );
  });

  it('prompt=none without consent (65001)', async () => {
    const entra = await anEntra();
    await entra.submit({ persona: 'no-consent' });
    const response = fragmentOf(await entra.authorize({ prompt: 'none' }));
    expect(response.get('error')).toBe('consent_required');
    expect(response.get('error_description')).toContain('AADSTS65001:');
  });

  it('prompt=none with two sessions and no hint (16000)', async () => {
    const entra = await anEntra();
    await entra.signIn('analyst');
    await entra.signIn('responder', { prompt: 'select_account' });
    expect(fragmentOf(await entra.authorize({ prompt: 'none' })).get('error_description')).toContain('AADSTS16000:');
    const hinted = fragmentOf(await entra.authorize({ prompt: 'none', login_hint: 'responder@soc.example' }));
    expect(hinted.get('code')).not.toBeNull();
  });

  it('prompt=none for an unknown session (50058), while an open one is found by its sid', async () => {
    const entra = await anEntra();
    const sid = (await entra.signIn('analyst')).get('session_state');
    await entra.signIn('responder', { prompt: 'select_account' });
    expect(fragmentOf(await entra.authorize({ prompt: 'none', sid })).get('session_state')).toBe(sid);
    const stranger = fragmentOf(await entra.authorize({ prompt: 'none', sid: 'another' }));
    expect(stranger.get('error')).toBe('login_required');
  });

  it('prompt=none for a tenant where the user has no account (50020)', async () => {
    const entra = await anEntra();
    await entra.signIn('responder');
    const response = fragmentOf(await entra.authorize({ prompt: 'none' }, EXAMPLE_CLINIC.tenantId));
    expect(response.get('error')).toBe('interaction_required');
    expect(response.get('error_description')).toContain('AADSTS50020:');
  });

  it('prompt=none when the API requires a stronger sign-in, with the required claims (50076)', async () => {
    const entra = await anEntra();
    await entra.signIn();
    const claims = '{"access_token":{"acrs":{"essential":true,"value":"c1"}}}';
    const response = fragmentOf(await entra.authorize({ prompt: 'none', claims }));
    expect(response.get('error_description')).toContain('AADSTS50076:');
    expect(response.get('claims')).toBe('{"access_token":{"acrs":{"essential":true,"values":["c1"]}}}');
  });

  it('a declined consent as access_denied (65004)', async () => {
    const entra = await anEntra();
    const response = fragmentOf(await entra.submit({ persona: 'no-consent', decision: 'decline' }));
    expect(response.get('error')).toBe('access_denied');
    expect(response.get('error_subcode')).toBe('cancel');
    expect(response.get('error_description')).toContain('AADSTS65004:');
  });

  it('the return from a page that requires an administrator (90094)', async () => {
    const entra = await anEntra();
    const scope = `${GRAPH_SCOPE} openid`;
    expect(await pageOf(await entra.submit({ persona: 'no-consent' }, { scope }))).toContain('Need admin approval');
    const accepted = await entra.submit({ persona: 'no-consent', decision: 'accept' }, { scope });
    expect(await pageOf(accepted)).toContain('Need admin approval');
    const response = fragmentOf(await entra.submit({ persona: 'no-consent', decision: 'decline' }, { scope }));
    expect(response.get('error_description')).toContain('AADSTS90094:');
  });
});
