import { decodeJwt, exportJWK, generateKeyPair, SignJWT } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import type { RegisteredApplication } from '../wire/simulator-contract.ts';
import { DEFAULT_TENANTS, EXAMPLE_AGENCY, EXAMPLE_CLINIC, EXAMPLE_FOUNDRY, EXAMPLE_SOC } from '../world/tenants.ts';
import { anApplication, anEntra, type Change, expectRefusal, NOON, PAGE_ORIGIN } from './entra.fixture.ts';

const XDR_DEFAULT = 'https://api.security.microsoft.com/.default';
const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
const TOKEN_ENDPOINT = `https://login.microsoftonline.com/${EXAMPLE_SOC.tenantId}/oauth2/v2.0/token`;
const HOUR_SECONDS = 3_600;
const NOW = NOON / 1_000;

let keys: CryptoKeyPair;
let publicJwk: Readonly<Record<string, unknown>>;
beforeAll(async () => {
  keys = await generateKeyPair('PS256', { extractable: true });
  publicJwk = { ...(await exportJWK(keys.publicKey)) };
});

/** A daemon that administrators of the home tenant and of one customer granted application permissions. */
function aDaemon(change: Partial<RegisteredApplication> = {}): RegisteredApplication {
  return anApplication({
    redirectUris: [],
    secrets: [{ value: 'a-valid-secret' }, { value: 'an-old-secret', endsAtMs: NOON - 1 }],
    certificates: [
      { thumbprint: 'valid-thumbprint', thumbprintS256: 'valid-thumbprint-s256', publicJwk },
      { thumbprint: 'old-thumbprint', publicJwk, endsAtMs: NOON - 1 },
    ],
    grantedAppRoles: [EXAMPLE_SOC, EXAMPLE_FOUNDRY].map(({ tenantId }) => ({
      tenantId,
      resource: 'defender-xdr',
      roles: ['Incident.Read.All'],
    })),
    ...change,
  });
}

async function aToken(
  fields: Change = {},
  at: {
    tenant?: string;
    origin?: string | null;
    application?: Partial<RegisteredApplication>;
    unlicensed?: string;
  } = {},
) {
  const tenants = DEFAULT_TENANTS.map((tenant) =>
    tenant.tenantId === at.unlicensed ? ({ ...tenant, state: 'unlicensed' } as const) : tenant,
  );
  const entra = await anEntra({ applications: [aDaemon(at.application)], tenants });
  return entra.token(
    { grant_type: 'client_credentials', scope: XDR_DEFAULT, client_secret: 'a-valid-secret', ...fields },
    at.tenant ?? EXAMPLE_SOC.tenantId,
    at.origin ?? null,
  );
}

async function anAssertion(
  claims: Record<string, unknown> = {},
  header: Record<string, string> = { x5t: 'valid-thumbprint' },
  key: CryptoKey = keys.privateKey,
) {
  const { clientId } = anApplication();
  return new SignJWT({
    aud: TOKEN_ENDPOINT,
    iss: clientId,
    sub: clientId,
    jti: 'one',
    nbf: NOW - 60,
    exp: NOW + 600,
    ...claims,
  })
    .setProtectedHeader({ alg: 'PS256', ...header })
    .sign(key);
}

const withAssertion = (assertion: string, type: string | null = ASSERTION_TYPE): Change => ({
  client_secret: null,
  client_assertion: assertion,
  client_assertion_type: type,
});

describe('client credentials issue', () => {
  it('a token with roles instead of scp, without a user and without a refresh token', async () => {
    const { status, body, headers } = await aToken();
    expect(status).toBe(200);
    expect(Object.keys(body).sort()).toEqual(['access_token', 'expires_in', 'ext_expires_in', 'token_type']);
    expect(headers.get('Access-Control-Allow-Origin')).toBeNull();
    const payload = decodeJwt(String(body.access_token));
    expect(payload).toMatchObject({
      aud: 'https://api.security.microsoft.com',
      iss: `https://sts.windows.net/${EXAMPLE_SOC.tenantId}/`,
      tid: EXAMPLE_SOC.tenantId,
      appid: anApplication().clientId,
      appidacr: '1',
      idtyp: 'app',
      roles: ['Incident.Read.All'],
      ver: '1.0',
    });
    expect(payload.sub).toBe(payload.oid);
    for (const name of ['scp', 'unique_name', 'upn', 'name', 'wids']) expect(payload).not.toHaveProperty(name);
  });

  it('one token per tenant, with that tenant’s service principal', async () => {
    const home = decodeJwt(String((await aToken()).body.access_token));
    const customer = decodeJwt(String((await aToken({}, { tenant: 'foundry.example' })).body.access_token));
    expect(customer.tid).toBe(EXAMPLE_FOUNDRY.tenantId);
    expect(customer.oid).not.toBe(home.oid);
  });

  it('a token without roles if no permission is granted for the resource', async () => {
    const { status, body } = await aToken({ scope: 'https://graph.microsoft.com/.default' });
    expect(status).toBe(200);
    expect(decodeJwt(String(body.access_token))).not.toHaveProperty('roles');
  });

  it('a token for a secret in the Authorization header, form-encoded (RFC 6749 §2.3.1)', async () => {
    const entra = await anEntra({ applications: [aDaemon({ secrets: [{ value: 'a secret+with:signs' }] })] });
    const { clientId } = anApplication();
    const withHeader = async (credentials: string) => {
      const response = await entra.send(`/${EXAMPLE_SOC.tenantId}/oauth2/v2.0/token`, {
        method: 'POST',
        headers: { Authorization: `Basic ${credentials}` },
        body: new URLSearchParams({ grant_type: 'client_credentials', scope: XDR_DEFAULT }),
      });
      return { status: response.status, body: await response.json() };
    };
    expect((await withHeader(btoa(`${clientId}:a+secret%2Bwith%3Asigns`))).status).toBe(200);
    expectRefusal(await withHeader(btoa(`${clientId}:wrong`)), 7000215, 'invalid_client', 401);
    for (const malformed of ['%%%', btoa('no-colon'), btoa(`${clientId}:%`)]) {
      expectRefusal(await withHeader(malformed), 900144, 'invalid_request');
    }
  });

  it.each([{ x5t: 'valid-thumbprint' }, { 'x5t#S256': 'valid-thumbprint-s256' }])(
    'a token for an assertion signed with a certificate (%j)',
    async (header) => {
      const { status, body } = await aToken(withAssertion(await anAssertion({}, header)));
      expect(status).toBe(200);
      expect(decodeJwt(String(body.access_token)).appidacr).toBe('2');
    },
  );
});

describe('client credentials are refused', () => {
  it('in the presence of Origin, without CORS headers (9002326)', async () => {
    const response = await aToken({}, { origin: PAGE_ORIGIN });
    expectRefusal(response, 9002326, 'invalid_request');
    expect(response.headers.get('Access-Control-Allow-Origin')).toBeNull();
  });

  it.each<[string, Change, number, string, number]>([
    ['without a credential', { client_secret: null }, 7000216, 'invalid_client', 401],
    ['with an empty secret', { client_secret: '' }, 7000216, 'invalid_client', 401],
    ['with a wrong secret', { client_secret: 'the-secret-id' }, 7000215, 'invalid_client', 401],
    ['with an expired secret', { client_secret: 'an-old-secret' }, 7000222, 'invalid_client', 401],
    [
      'for an unknown client',
      { client_id: '00000000-0000-0000-0000-00000000dead' },
      700016,
      'unauthorized_client',
      400,
    ],
    ['without a client id', { client_id: null }, 900144, 'invalid_request', 400],
    ['without a scope', { scope: null }, 900144, 'invalid_request', 400],
    ['for an unknown resource', { scope: 'https://unknown.example/.default' }, 500011, 'invalid_resource', 400],
    ['for a malformed resource', { scope: 'unknown/.default' }, 70011, 'invalid_scope', 400],
    [
      'for a named permission',
      { scope: 'https://api.security.microsoft.com/Incident.Read' },
      1002012,
      'invalid_scope',
      400,
    ],
    [
      'for an unknown permission',
      { scope: 'https://api.security.microsoft.com/Nothing' },
      1002012,
      'invalid_scope',
      400,
    ],
    ['for sign-in scopes', { scope: `${XDR_DEFAULT} openid` }, 1002012, 'invalid_scope', 400],
    [
      'for .default and a named permission',
      { scope: `${XDR_DEFAULT} https://api.security.microsoft.com/Incident.Read` },
      70011,
      'invalid_scope',
      400,
    ],
    [
      'for two resources',
      { scope: `${XDR_DEFAULT} https://graph.microsoft.com/.default` },
      700022,
      'invalid_request',
      400,
    ],
  ])('%s', async (_what, fields, number, error, status) => {
    expectRefusal(await aToken(fields), number, error, status);
  });

  it.each<[string, string, number, string]>([
    ['an unknown tenant', 'nowhere.example', 90002, 'invalid_request'],
    ['common', 'common', 9001023, 'invalid_request'],
    ['consumers', 'consumers', 9001023, 'invalid_request'],
    ['organizations', 'organizations', 50059, 'invalid_request'],
    ['a tenant of another cloud', EXAMPLE_AGENCY.tenantId, 900382, 'invalid_request'],
    ['a tenant that has not consented to the application', EXAMPLE_CLINIC.tenantId, 700016, 'unauthorized_client'],
  ])('at the authority of %s', async (_what, tenant, number, error) => {
    expectRefusal(await aToken({}, { tenant }), number, error);
  });

  it('in other tenants if the registration is single-tenant (700016)', async () => {
    const single = { application: { multiTenant: false } };
    expect((await aToken({}, single)).status).toBe(200);
    expectRefusal(await aToken({}, { ...single, tenant: EXAMPLE_FOUNDRY.tenantId }), 700016, 'unauthorized_client');
  });

  it('in a tenant without a subscription to the resource (500011)', async () => {
    const at = { tenant: EXAMPLE_FOUNDRY.tenantId, unlicensed: EXAMPLE_FOUNDRY.tenantId };
    expectRefusal(await aToken({}, at), 500011, 'invalid_resource');
  });
});

describe('a client assertion is refused', () => {
  it.each<[string, () => Promise<Change> | Change, number]>([
    ['without its type', async () => withAssertion(await anAssertion(), null), 7000216],
    ['that is not a token', () => withAssertion('nonsense'), 50027],
    ['without a thumbprint', async () => withAssertion(await anAssertion({}, {})), 50027],
    ['without a jti', async () => withAssertion(await anAssertion({ jti: undefined })), 50027],
    ['of an unknown certificate', async () => withAssertion(await anAssertion({}, { x5t: 'other' })), 700027],
    ['of an expired certificate', async () => withAssertion(await anAssertion({}, { x5t: 'old-thumbprint' })), 700027],
    [
      'signed with another key',
      async () => {
        const other = await generateKeyPair('PS256');
        return withAssertion(await anAssertion({}, { x5t: 'valid-thumbprint' }, other.privateKey));
      },
      700027,
    ],
    ['issued for another client', async () => withAssertion(await anAssertion({ sub: 'other' })), 700021],
    ['for another audience', async () => withAssertion(await anAssertion({ aud: 'https://other.example' })), 700023],
    ['after its lifetime', async () => withAssertion(await anAssertion({ exp: NOW - HOUR_SECONDS })), 700024],
    ['before its lifetime', async () => withAssertion(await anAssertion({ nbf: NOW + HOUR_SECONDS })), 700024],
  ])('%s', async (_what, fields, number) => {
    expectRefusal(await aToken(await fields()), number, 'invalid_client', 401);
  });
});
