import { describe, expect, it } from 'vitest';
import { EXAMPLE_AGENCY, EXAMPLE_FOUNDRY, EXAMPLE_SCHOOLS, EXAMPLE_SOC } from '../world/tenants.ts';
import { anEntra, fragmentOf, PAGE_ORIGIN, REDIRECT_URI } from './entra.fixture.ts';

const LOGOUT = `/${EXAMPLE_SOC.tenantId}/oauth2/v2.0/logout`;

describe('discovery', () => {
  it('describes a tenant by id or domain, readable by any page', async () => {
    const entra = await anEntra();
    const authority = `https://login.microsoftonline.com/${EXAMPLE_SOC.tenantId}`;
    for (const segment of [EXAMPLE_SOC.tenantId, 'soc.example']) {
      const response = await entra.send(`/${segment}/v2.0/.well-known/openid-configuration`);
      expect(response.headers.get('Access-Control-Allow-Origin')).toBe('*');
      expect(await response.json()).toMatchObject({
        issuer: `${authority}/v2.0`,
        authorization_endpoint: `${authority}/oauth2/v2.0/authorize`,
        token_endpoint: `${authority}/oauth2/v2.0/token`,
        end_session_endpoint: `${authority}/oauth2/v2.0/logout`,
        jwks_uri: `${authority}/discovery/v2.0/keys`,
      });
    }
  });

  it.each([
    [EXAMPLE_SOC, { tenant_region_scope: 'NA' }, undefined],
    [EXAMPLE_FOUNDRY, { tenant_region_scope: 'EU' }, undefined],
    [EXAMPLE_SCHOOLS, { tenant_region_scope: 'NA' }, 'GCC'],
  ])('names the region and the cloud of a tenant: $displayName', async ({ domain, tenantId }, region, subScope) => {
    const entra = await anEntra();
    const body = await (await entra.send(`/${domain}/v2.0/.well-known/openid-configuration`)).json();
    expect(body).toMatchObject({
      ...region,
      issuer: `https://login.microsoftonline.com/${tenantId}/v2.0`,
      cloud_instance_name: 'microsoftonline.com',
      msgraph_host: 'graph.microsoft.com',
    });
    expect(body.tenant_region_sub_scope).toBe(subScope);
  });

  it('describes a tenant of another cloud with the endpoints of that cloud', async () => {
    const entra = await anEntra();
    const body = await (await entra.send('/agency.example/v2.0/.well-known/openid-configuration')).json();
    expect(body).toMatchObject({
      token_endpoint: `https://login.microsoftonline.us/${EXAMPLE_AGENCY.tenantId}/oauth2/v2.0/token`,
      tenant_region_scope: 'USGov',
      tenant_region_sub_scope: 'DODCON',
      cloud_instance_name: 'microsoftonline.us',
      msgraph_host: 'graph.microsoft.us',
    });
  });

  it('returns the issuer template for organizations', async () => {
    const entra = await anEntra();
    const response = await entra.send('/organizations/v2.0/.well-known/openid-configuration');
    expect(await response.json()).toMatchObject({ issuer: 'https://login.microsoftonline.com/{tenantid}/v2.0' });
  });

  it('refuses an unknown tenant (90002)', async () => {
    const entra = await anEntra();
    const response = await entra.send('/nowhere.example/v2.0/.well-known/openid-configuration');
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: 'invalid_tenant', error_codes: [90002] });
  });

  it('publishes no private key parameters', async () => {
    const entra = await anEntra();
    const body = await (await entra.send('/common/discovery/v2.0/keys')).json();
    expect(Object.keys(body.keys[0]).sort()).toEqual(['alg', 'e', 'issuer', 'kid', 'kty', 'n', 'use', 'x5t']);
  });
});

describe('signing out', () => {
  it('ends the session and redirects to a registered URI with the state', async () => {
    const entra = await anEntra();
    await entra.signIn();
    const query = new URLSearchParams({ post_logout_redirect_uri: REDIRECT_URI, state: 'st4te|x' });
    const response = await entra.send(`${LOGOUT}?${query}`);
    expect(response.status).toBe(302);
    expect(response.headers.get('Location')).toBe(`${REDIRECT_URI}?state=st4te%7Cx`);
    expect(fragmentOf(await entra.authorize({ prompt: 'none' })).get('error')).toBe('login_required');
  });

  it('does not redirect to a URI that is not registered', async () => {
    const entra = await anEntra();
    for (const uri of ['https://evil.example/', `${REDIRECT_URI}?x`, PAGE_ORIGIN]) {
      const response = await entra.send(`${LOGOUT}?${new URLSearchParams({ post_logout_redirect_uri: uri })}`);
      expect(response.headers.get('Location')).toBeNull();
      expect(await response.text()).toContain('You signed out of your account');
    }
  });

  it('ends only the hinted account’s session', async () => {
    const entra = await anEntra();
    await entra.signIn('analyst');
    await entra.signIn('responder', { prompt: 'select_account' });
    await entra.send(`${LOGOUT}?logout_hint=analyst%40soc.example`);
    expect(fragmentOf(await entra.authorize({ prompt: 'none' })).get('code')).not.toBeNull();
    const analyst = await entra.authorize({ prompt: 'none', login_hint: 'analyst@soc.example' });
    expect(fragmentOf(analyst).get('error')).toBe('login_required');
  });

  it('leaves tokens valid, as Entra does', async () => {
    const entra = await anEntra();
    const { body } = await entra.tokens();
    await entra.send(LOGOUT);
    expect((await entra.refresh(body.refresh_token)).status).toBe(200);
  });
});

describe('the token endpoint’s CORS headers', () => {
  it('allow no request header beyond the safelisted ones in a preflight', async () => {
    const entra = await anEntra();
    const response = await entra.send(`/${EXAMPLE_SOC.tenantId}/oauth2/v2.0/token`, { method: 'OPTIONS' }, PAGE_ORIGIN);
    expect(response.headers.get('Access-Control-Allow-Origin')).toBe('*');
    expect(response.headers.get('Access-Control-Allow-Headers')).toBeNull();
  });

  it('are absent for an unknown client', async () => {
    const entra = await anEntra();
    const response = await entra.token({ client_id: 'unknown' });
    expect(response.headers.get('Access-Control-Allow-Origin')).toBeNull();
  });

  it('are present on a refusal to a single-page application, so that it can read the error', async () => {
    const entra = await anEntra();
    expect((await entra.refresh('1.AAAA')).headers.get('Access-Control-Allow-Origin')).toBe('*');
  });
});
