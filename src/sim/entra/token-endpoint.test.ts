import { describe, expect, it } from 'vitest';
import { MINUTE_MS } from '../../std/time.ts';
import { EXAMPLE_FOUNDRY, EXAMPLE_SOC } from '../world/tenants.ts';
import { anApplication, anEntra, expectRefusal, PAGE_ORIGIN, REDIRECT_URI, XDR_SCOPE } from './entra.fixture.ts';
import { challengeOf } from './redeem-code.ts';

const WEB_URI = 'https://gatehouse.example/web';

describe('the code grant refuses', () => {
  it('a code presented twice (54005; RFC 6749 §4.1.2)', async () => {
    const entra = await anEntra();
    const code = (await entra.signIn()).get('code');
    expect((await entra.redeem(code)).status).toBe(200);
    expectRefusal(await entra.redeem(code), 54005, 'invalid_grant');
  });

  it('a code after ten minutes (70008)', async () => {
    const entra = await anEntra();
    const [kept, late] = [(await entra.signIn()).get('code'), (await entra.signIn()).get('code')];
    entra.pass(10 * MINUTE_MS - 1);
    expect((await entra.redeem(kept)).status).toBe(200);
    entra.pass(1);
    expectRefusal(await entra.redeem(late), 70008, 'invalid_grant');
  });

  it('a code of another tenant (700005)', async () => {
    const entra = await anEntra();
    const code = (await entra.signIn('analyst', {}, EXAMPLE_FOUNDRY.tenantId)).get('code');
    expectRefusal(await entra.redeem(code, {}, EXAMPLE_SOC.tenantId), 700005, 'invalid_grant');
    expectRefusal(await entra.redeem(code, {}, 'organizations'), 700005, 'invalid_grant');
    expect((await entra.redeem(code, {}, EXAMPLE_FOUNDRY.tenantId)).status).toBe(200);
  });

  it('a code of another client (70000)', async () => {
    const other = anApplication({ clientId: 'badcafe0-4b1d-4e5f-8a6b-7c8d9e0f1a2b' });
    const entra = await anEntra({ applications: [anApplication(), other] });
    const code = (await entra.signIn()).get('code');
    expectRefusal(await entra.redeem(code, { client_id: other.clientId }), 70000, 'invalid_grant');
  });

  it('a code with another redirect URI of the same registration (500112; RFC 6749 §4.1.3)', async () => {
    const second = `${PAGE_ORIGIN}/other.html`;
    const redirectUris = [REDIRECT_URI, second].map((uri) => ({ platform: 'spa', uri }) as const);
    const entra = await anEntra({ applications: [anApplication({ redirectUris })] });
    const code = (await entra.signIn()).get('code');
    expectRefusal(await entra.redeem(code, { redirect_uri: second }), 500112, 'invalid_grant');
  });

  it('an unknown code (70000)', async () => {
    const entra = await anEntra();
    expectRefusal(await entra.redeem('1.AAAA'), 70000, 'invalid_grant');
  });

  it('a wrong code verifier (501481; RFC 7636 §4.6), without redeeming the code', async () => {
    const entra = await anEntra();
    const code = (await entra.signIn()).get('code');
    const wrong = 'another-code-verifier-of-forty-three-characters';
    expectRefusal(await entra.redeem(code, { code_verifier: wrong }), 501481, 'invalid_grant');
    expect((await entra.redeem(code)).status).toBe(200);
  });

  it('a missing code verifier (900144)', async () => {
    const entra = await anEntra();
    const code = (await entra.signIn()).get('code');
    expectRefusal(await entra.redeem(code, { code_verifier: null }), 900144, 'invalid_request');
  });

  it('a code that was requested without a challenge (9002325)', async () => {
    const entra = await anEntra();
    const code = (await entra.signIn('analyst', { code_challenge: null, code_challenge_method: null })).get('code');
    expectRefusal(await entra.redeem(code), 9002325, 'invalid_request');
  });

  it('a request without Origin (9002327)', async () => {
    const entra = await anEntra();
    const code = (await entra.signIn()).get('code');
    const response = await entra.redeem(code, {}, EXAMPLE_SOC.tenantId, null);
    expectRefusal(response, 9002327, 'invalid_request');
  });

  it('a cross-origin request for a redirect URI of the platform Web, without CORS headers (9002326)', async () => {
    const redirectUris = [{ platform: 'web', uri: WEB_URI }] as const;
    const entra = await anEntra({ applications: [anApplication({ redirectUris })] });
    const code = (await entra.signIn('analyst', { redirect_uri: WEB_URI })).get('code');
    expect(code).not.toBeNull();
    const response = await entra.redeem(code, { redirect_uri: WEB_URI });
    expectRefusal(response, 9002326, 'invalid_request');
    expect(response.headers.get('Access-Control-Allow-Origin')).toBeNull();
  });

  it('a request for the platform Web without Origin and secret (7000218)', async () => {
    const redirectUris = [{ platform: 'web', uri: WEB_URI }] as const;
    const entra = await anEntra({ applications: [anApplication({ redirectUris })] });
    const code = (await entra.signIn('analyst', { redirect_uri: WEB_URI })).get('code');
    const response = await entra.redeem(code, { redirect_uri: WEB_URI }, EXAMPLE_SOC.tenantId, null);
    expectRefusal(response, 7000218, 'invalid_client', 401);
  });

  it('a redirect URI that is not registered, without CORS headers (50011)', async () => {
    const entra = await anEntra();
    const response = await entra.redeem((await entra.signIn()).get('code'), { redirect_uri: 'https://evil.example/' });
    expectRefusal(response, 50011, 'invalid_request');
    expect(response.headers.get('Access-Control-Allow-Origin')).toBeNull();
  });

  it('scopes of two resources (700022)', async () => {
    const entra = await anEntra();
    const scope = `${XDR_SCOPE} https://graph.microsoft.com/User.Read`;
    const code = (await entra.signIn('analyst', { scope })).get('code');
    expectRefusal(await entra.redeem(code, { scope }), 700022, 'invalid_request');
  });

  it('an empty scope (28003)', async () => {
    const entra = await anEntra();
    expectRefusal(await entra.redeem((await entra.signIn()).get('code'), { scope: null }), 28003, 'invalid_request');
  });

  it('a scope without consent (65001)', async () => {
    const entra = await anEntra();
    const code = (await entra.signIn()).get('code');
    const scope = 'https://api.security.microsoft.com/Incident.ReadWrite';
    expectRefusal(await entra.redeem(code, { scope }), 65001, 'invalid_grant');
  });
});

describe('the token endpoint refuses', () => {
  it.each([
    ['no client id (900144)', { client_id: null }, 900144, 'invalid_request', 400],
    ['an unknown client (700016)', { client_id: 'unknown' }, 700016, 'unauthorized_client', 400],
    ['no grant type (900144)', {}, 900144, 'invalid_request', 400],
    ['the password grant (70003)', { grant_type: 'password' }, 70003, 'unsupported_grant_type', 400],
    ['a password (70003)', { grant_type: 'password' }, 70003, 'unsupported_grant_type', 400],
    [
      'a secret of a public client (700025)',
      { grant_type: 'authorization_code', client_secret: 's' },
      700025,
      'invalid_client',
      401,
    ],
    [
      'claims that are not JSON (9002313)',
      { grant_type: 'refresh_token', claims: '[' },
      9002313,
      'invalid_request',
      400,
    ],
    [
      'no code (900144)',
      { grant_type: 'authorization_code', redirect_uri: REDIRECT_URI },
      900144,
      'invalid_request',
      400,
    ],
    ['no redirect URI (900144)', { grant_type: 'authorization_code' }, 900144, 'invalid_request', 400],
    ['no refresh token (900144)', { grant_type: 'refresh_token' }, 900144, 'invalid_request', 400],
    ['an invalid scope (70011)', { grant_type: 'refresh_token', scope: 'nowhere/Read' }, 70011, 'invalid_scope', 400],
  ])('%s', async (_name, fields, number, error, status) => {
    const entra = await anEntra();
    expectRefusal(await entra.token(fields), number, error, status);
  });

  it('an unknown tenant (90002)', async () => {
    const entra = await anEntra();
    expectRefusal(await entra.token({ grant_type: 'refresh_token' }, 'nowhere.example'), 90002, 'invalid_request');
  });

  it('a GET (900561)', async () => {
    const entra = await anEntra();
    const response = await entra.send(`/${EXAMPLE_SOC.tenantId}/oauth2/v2.0/token`);
    expect(await response.json()).toMatchObject({ error: 'invalid_request', error_codes: [900561] });
  });

  it('with a JSON body in Entra’s format', async () => {
    const entra = await anEntra();
    const id = '11111111-2222-4333-8444-555555555555';
    const { body, headers } = await entra.refresh('1.AAAA', { 'client-request-id': id });
    expect(Object.keys(body).sort()).toEqual(
      ['correlation_id', 'error', 'error_codes', 'error_description', 'error_uri', 'timestamp', 'trace_id'].sort(),
    );
    expect(body.error_description).toMatch(
      /^AADSTS70000: .* Trace ID: [0-9a-f-]{36} Correlation ID: 11111111-2222-4333-8444-555555555555 Timestamp: 2026-11-20 12:00:00Z$/,
    );
    expect(body.error_uri).toBe('https://login.microsoftonline.com/error?code=70000');
    expect(body.correlation_id).toBe(id);
    expect(headers.get('Cache-Control')).toContain('no-store');
  });
});

describe('the code grant', () => {
  it('returns both tokens, a refresh token and client_info, readable by the page', async () => {
    const entra = await anEntra();
    const { status, body, headers } = await entra.tokens();
    expect(status).toBe(200);
    expect(body).toMatchObject({ token_type: 'Bearer', scope: XDR_SCOPE, refresh_token_expires_in: 86_400 });
    for (const name of ['access_token', 'id_token', 'refresh_token', 'client_info'])
      expect(body[name]).toBeTypeOf('string');
    expect(headers.get('Access-Control-Allow-Origin')).toBe('*');
    expect(headers.get('Cache-Control')).toContain('no-store');
  });

  it('issues access tokens for 60 to 90 minutes, depending on the serial number', async () => {
    const entra = await anEntra();
    const lifetimes = new Set<unknown>();
    for (let round = 0; round < 5; round += 1) {
      const { body } = await entra.tokens();
      expect(body.expires_in).toBeGreaterThanOrEqual(3_600);
      expect(body.expires_in).toBeLessThan(5_400);
      lifetimes.add(body.expires_in);
    }
    expect(lifetimes.size).toBeGreaterThan(1);
    const again = await (await anEntra()).tokens();
    expect(lifetimes.has(again.body.expires_in)).toBe(true);
  });

  it('issues no refresh token without offline_access and no id token without openid', async () => {
    const entra = await anEntra();
    const { body } = await entra.tokens('analyst', { scope: XDR_SCOPE });
    expect(body).not.toHaveProperty('refresh_token');
    expect(body).not.toHaveProperty('id_token');
  });

  it('computes the challenge of RFC 7636 Appendix B', async () => {
    expect(await challengeOf('dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk')).toBe(
      'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
    );
  });
});
