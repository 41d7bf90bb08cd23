import { base64url, decodeJwt, decodeProtectedHeader, importJWK, jwtVerify, SignJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import { EXAMPLE_FOUNDRY, EXAMPLE_SOC } from '../world/tenants.ts';
import { verifyBearerToken } from './bearer.ts';
import { anApplication, anEntra, NOON } from './entra.fixture.ts';

const GRAPH = 'https://graph.microsoft.com/SecurityIncident.Read.All openid profile';

type Entra = Awaited<ReturnType<typeof anEntra>>;

async function verify(entra: Entra, authorization: string | null) {
  const headers: Record<string, string> = authorization === null ? {} : { Authorization: authorization };
  const request = new Request('https://api.security.microsoft.com/api/incidents', { headers });
  return verifyBearerToken(request, await entra.context.signingKey(), entra.context.tenants, entra.context.clock());
}

async function forge(entra: Entra, change: object, header: object = {}): Promise<string> {
  const key = await entra.context.signingKey();
  const seconds = NOON / 1_000;
  const payload = {
    aud: 'https://api.security.microsoft.com',
    iss: `https://sts.windows.net/${EXAMPLE_SOC.tenantId}/`,
    tid: EXAMPLE_SOC.tenantId,
    oid: 'someone',
    appid: 'an-app',
    nbf: seconds,
    exp: seconds + 60,
    ...change,
  };
  return new SignJWT(payload).setProtectedHeader({ alg: 'RS256', ...header }).sign(key.privateKey);
}

describe('verifyBearerToken refuses', () => {
  it('a request without a bearer token (RFC 6750 §2.1)', async () => {
    const entra = await anEntra();
    expect(await verify(entra, null)).toEqual({ problem: 'missing' });
    expect(await verify(entra, 'Basic dXNlcjpwYXNz')).toEqual({ problem: 'missing' });
  });

  it('a token that is not a JSON Web Token', async () => {
    const entra = await anEntra();
    for (const text of ['Bearer', 'Bearer ', 'Bearer abc', 'Bearer a.b.c', 'Bearer a b', 'Bearer ..']) {
      expect(await verify(entra, text)).toEqual({ problem: 'malformed' });
    }
  });

  it('a token with a claim that was changed after signing', async () => {
    const entra = await anEntra();
    const token = String((await entra.tokens()).body.access_token);
    const [header, , signature] = token.split('.');
    const payload = base64url.encode(JSON.stringify({ ...decodeJwt(token), scp: 'Incident.ReadWrite' }));
    expect(await verify(entra, `Bearer ${header}.${payload}.${signature}`)).toEqual({ problem: 'bad-signature' });
  });

  it('a token that is not signed with RS256 (RFC 8725 §3.1)', async () => {
    const entra = await anEntra();
    const token = String((await entra.tokens()).body.access_token);
    const [, payload] = token.split('.');
    const none = base64url.encode(JSON.stringify({ alg: 'none', typ: 'JWT' }));
    expect(await verify(entra, `Bearer ${none}.${payload}.`)).toHaveProperty('problem');
    const secret = new TextEncoder().encode('a secret that is long enough for HS256');
    const symmetric = await new SignJWT(decodeJwt(token)).setProtectedHeader({ alg: 'HS256' }).sign(secret);
    expect(await verify(entra, `Bearer ${symmetric}`)).toEqual({ problem: 'bad-signature' });
  });

  it('a token from the second of its expiry (RFC 7519 §4.1.4)', async () => {
    const entra = await anEntra();
    const { body } = await entra.tokens();
    entra.pass(Number(body.expires_in) * 1_000 - 1);
    expect(await verify(entra, `Bearer ${body.access_token}`)).toHaveProperty('tenantId');
    entra.pass(1);
    expect(await verify(entra, `Bearer ${body.access_token}`)).toEqual({ problem: 'expired' });
  });

  it('a token before its nbf (RFC 7519 §4.1.5)', async () => {
    const entra = await anEntra();
    const token = await forge(entra, { nbf: NOON / 1_000 + 1 });
    expect(await verify(entra, `Bearer ${token}`)).toEqual({ problem: 'not-yet-valid' });
  });

  it.each([
    ['of another issuer', { iss: 'https://sts.windows.net/somewhere-else/' }],
    ['of another tenant than its issuer', { tid: EXAMPLE_FOUNDRY.tenantId }],
    ['of a v2.0 issuer', { iss: `https://login.microsoftonline.com/${EXAMPLE_SOC.tenantId}/v2.0` }],
    ['of an unknown tenant', { tid: 'nowhere', iss: 'https://sts.windows.net/nowhere/' }],
  ])('a token %s', async (_name, change) => {
    const entra = await anEntra();
    expect(await verify(entra, `Bearer ${await forge(entra, change)}`)).toEqual({ problem: 'wrong-issuer' });
  });

  it.each([
    ['without an expiry', { exp: undefined }],
    ['without an audience', { aud: undefined }],
    ['without an object id', { oid: 7 }],
  ])('a token %s', async (_name, change) => {
    const entra = await anEntra();
    expect(await verify(entra, `Bearer ${await forge(entra, change)}`)).toEqual({ problem: 'malformed' });
  });

  it('a token signed with another key', async () => {
    const entra = await anEntra();
    const stranger = await anEntra({ stored: 'no state of ours' });
    const token = String((await stranger.tokens()).body.access_token);
    expect(await verify(entra, `Bearer ${token}`)).toEqual({ problem: 'bad-signature' });
  });

  it('an id token', async () => {
    const entra = await anEntra();
    const { body } = await entra.tokens();
    expect(await verify(entra, `Bearer ${body.id_token}`)).toHaveProperty('problem');
  });
});

describe('an access token for Defender XDR', () => {
  it('is a v1.0 token with delegated claims, and verifies with the published keys', async () => {
    const entra = await anEntra();
    const token = String((await entra.tokens()).body.access_token);
    expect(decodeJwt(token)).toMatchObject({
      ver: '1.0',
      aud: 'https://api.security.microsoft.com',
      iss: `https://sts.windows.net/${EXAMPLE_SOC.tenantId}/`,
      tid: EXAMPLE_SOC.tenantId,
      scp: 'Incident.Read',
      appid: entra.application.clientId,
      appidacr: '0',
      oid: '5a2e8c10-71d4-4b39-9f06-a1c3e5d7f901',
      upn: 'analyst@soc.example',
      unique_name: 'analyst@soc.example',
      iat: NOON / 1_000,
      nbf: NOON / 1_000,
    });
    expect(decodeJwt(token)).not.toHaveProperty('xms_cc');
    const keys = await (await entra.send('/common/discovery/v2.0/keys')).json();
    const key = await importJWK(keys.keys[0], 'RS256');
    const { protectedHeader } = await jwtVerify(token, key, { currentDate: new Date(NOON) });
    expect(protectedHeader.kid).toBe(keys.keys[0].kid);
  });

  it.each([
    ['https://api.security.microsoft.com/Incident.Read', 'https://api.security.microsoft.com'],
    ['https://api.security.microsoft.com//Incident.Read', 'https://api.security.microsoft.com/'],
    ['https://security.microsoft.com/mtp/Incident.Read', 'https://security.microsoft.com/mtp'],
    ['https://security.microsoft.com/mtp//Incident.Read', 'https://security.microsoft.com/mtp/'],
    ['8ee8fdad-f234-4243-8f3b-15c294843740/Incident.Read', '8ee8fdad-f234-4243-8f3b-15c294843740'],
  ])('requested as %s has the audience %s', async (scope, audience) => {
    const entra = await anEntra();
    const { body } = await entra.tokens('analyst', { scope });
    expect(decodeJwt(String(body.access_token)).aud).toBe(audience);
  });

  it('contains every granted permission, not only the requested one', async () => {
    const entra = await anEntra();
    await entra.signIn('responder', { scope: 'https://api.security.microsoft.com/Incident.ReadWrite' });
    const { body } = await entra.tokens('responder', { prompt: 'select_account' });
    expect(decodeJwt(String(body.access_token)).scp).toBe('Incident.Read Incident.ReadWrite');
  });

  it('of a guest contains the guest’s object id and home issuer, and no upn', async () => {
    const entra = await anEntra();
    const { body } = await entra.tokens('analyst', {}, EXAMPLE_FOUNDRY.tenantId);
    const claims = decodeJwt(String(body.access_token));
    expect(claims).toMatchObject({
      acct: 1,
      oid: '6b3f9d21-82e5-4c4a-a017-b2d4f6e80a02',
      idp: `https://sts.windows.net/${EXAMPLE_SOC.tenantId}/`,
    });
    expect(claims).not.toHaveProperty('upn');
    expect(await verify(entra, `Bearer ${body.access_token}`)).toMatchObject({
      objectId: '6b3f9d21-82e5-4c4a-a017-b2d4f6e80a02',
      tenantId: EXAMPLE_FOUNDRY.tenantId,
    });
  });

  it('contains xms_cc if the client declared a capability, and acrs after an interactive proof', async () => {
    const entra = await anEntra();
    const claims = '{"access_token":{"xms_cc":{"values":["CP1"]},"acrs":{"essential":true,"value":"c1"}}}';
    const code = (await entra.signIn('analyst', { claims })).get('code');
    const { body } = await entra.redeem(code, { claims });
    expect(decodeJwt(String(body.access_token))).toMatchObject({ xms_cc: ['CP1'], acrs: ['c1'] });
    expect(await verify(entra, `Bearer ${body.access_token}`)).toMatchObject({ authenticationContexts: ['c1'] });
  });

  it('contains no acrs that the sign-in did not prove, even if the token request asks for it', async () => {
    const entra = await anEntra();
    const claims = '{"access_token":{"acrs":{"essential":true,"value":"c1"}}}';
    const { body } = await entra.redeem((await entra.signIn()).get('code'), { claims });
    expect(decodeJwt(String(body.access_token))).not.toHaveProperty('acrs');
  });

  it('stays valid after a reload, because the key is stored', async () => {
    const before = await anEntra();
    const { body } = await before.tokens();
    const after = await anEntra({ stored: before.stored() ?? '' });
    expect(await verify(after, `Bearer ${body.access_token}`)).toMatchObject({ scopes: ['Incident.Read'] });
  });
});

describe('an access token for Graph', () => {
  it('has a nonce in its header, so that only Graph can verify it', async () => {
    const entra = await anEntra();
    const token = String((await entra.tokens('analyst', { scope: GRAPH })).body.access_token);
    expect(decodeProtectedHeader(token)).toHaveProperty('nonce');
    const { publicKey } = await entra.context.signingKey();
    await expect(jwtVerify(token, publicKey, { currentDate: new Date(NOON) })).rejects.toThrow('signature');
    expect(await verify(entra, `Bearer ${token}`)).toMatchObject({ audience: 'https://graph.microsoft.com' });
  });

  it('contains the directory role of the user (wids)', async () => {
    const entra = await anEntra({
      applications: [
        anApplication({ requiredPermissions: [{ resource: 'graph', scopes: ['SecurityIncident.Read.All'] }] }),
      ],
    });
    const reader = decodeJwt(String((await entra.tokens('analyst', { scope: GRAPH })).body.access_token));
    const withoutRole = decodeJwt(
      String((await entra.tokens('no-role', { scope: GRAPH, prompt: 'select_account' })).body.access_token),
    );
    expect(reader.wids).toContain('5d6b6bb7-de71-4623-b4af-96380a352509');
    expect(withoutRole.wids).not.toContain('5d6b6bb7-de71-4623-b4af-96380a352509');
  });

  it.each([
    ['analyst', '5d6b6bb7-de71-4623-b4af-96380a352509'],
    ['responder', '5f2222b1-57c3-48ba-8ad5-d4759f1fde6f'],
    ['no-role', 'b79fbf4d-3ef9-4689-8143-76b194e85509'],
  ])('for Defender XDR contains the directory role of %s too', async (persona, role) => {
    const entra = await anEntra();
    const { body } = await entra.tokens(persona);
    expect(decodeJwt(String(body.access_token)).wids).toEqual([
      ...new Set([role, 'b79fbf4d-3ef9-4689-8143-76b194e85509']),
    ]);
  });

  it('is issued if only identity scopes are requested', async () => {
    const entra = await anEntra();
    const { body } = await entra.tokens('no-consent', { scope: 'openid profile offline_access' });
    expect(decodeJwt(String(body.access_token))).toMatchObject({
      aud: '00000003-0000-0000-c000-000000000000',
      scp: 'openid profile',
    });
  });
});

describe('an id token', () => {
  it('is a v2.0 token for the application with the nonce of the request', async () => {
    const entra = await anEntra();
    const token = String((await entra.tokens()).body.id_token);
    expect(decodeJwt(token)).toMatchObject({
      ver: '2.0',
      aud: entra.application.clientId,
      iss: `https://login.microsoftonline.com/${EXAMPLE_SOC.tenantId}/v2.0`,
      nonce: 'a-nonce',
      preferred_username: 'analyst@soc.example',
    });
    expect(decodeJwt(token)).not.toHaveProperty('login_hint');
  });

  it('contains a login_hint on request, which identifies the session later', async () => {
    const entra = await anEntra();
    const claims = '{"id_token":{"login_hint":null}}';
    const code = (await entra.signIn('analyst', { claims })).get('code');
    const hint = decodeJwt(String((await entra.redeem(code, { claims })).body.id_token)).login_hint;
    expect(hint).toBeTypeOf('string');
    const silent = await entra.authorize({ prompt: 'none', login_hint: String(hint) });
    expect(silent.headers.get('Location')).toContain('#code=');
  });

  it('has a different subject for each application', async () => {
    const other = anApplication({ clientId: 'badcafe0-4b1d-4e5f-8a6b-7c8d9e0f1a2b' });
    const [first, second] = [await anEntra(), await anEntra({ applications: [other] })];
    const subjects = await Promise.all(
      [first, second].map(async (entra) => decodeJwt(String((await entra.tokens()).body.id_token)).sub),
    );
    expect(subjects[0]).not.toBe(subjects[1]);
  });
});
