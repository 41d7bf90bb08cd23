import { expect, it } from 'vitest';
import { CLOUDS } from '../../entra/clouds.ts';
import { decodeToken } from '../../token/decode-token.ts';
import { inspectToken } from '../../token/inspect-token.ts';
import { APPLICATION_CLAIMS, aToken, ID_CLAIMS, TOKEN_TEST_NOW, USER_CLAIMS } from '../../token/token.fixture.ts';
import { readKeepableToken } from './keepable-token.ts';

function read(claims: object, header: object = {}, cloud = CLOUDS.global) {
  const decoded = decodeToken(aToken({ ...APPLICATION_CLAIMS, ...claims }, header));
  if (!decoded.ok) throw new Error('the test token cannot be decoded');
  return readKeepableToken(inspectToken(decoded.value, { now: TOKEN_TEST_NOW }), cloud);
}

it('reads the tenant, application, API and permissions of an application token', () => {
  expect(read({})).toMatchObject({
    ok: true,
    value: {
      kind: 'application',
      tenantId: APPLICATION_CLAIMS.tid,
      clientId: APPLICATION_CLAIMS.appid,
      api: 'defender-xdr',
      username: null,
      permissions: ['Incident.Read.All'],
      expiresAt: APPLICATION_CLAIMS.exp * 1_000,
    },
  });
});

it('reads the user and the scopes of a delegated token', () => {
  const token = read({ ...USER_CLAIMS, idtyp: undefined, roles: undefined });
  expect(token).toMatchObject({
    ok: true,
    value: { kind: 'user', username: 'analyst@soc.example', permissions: ['Incident.Read'] },
  });
});

it('gives two users of one application different ids', () => {
  const user = { ...USER_CLAIMS, idtyp: undefined, roles: undefined };
  const first = read(user);
  const second = read({ ...user, oid: '00000000-0000-0000-0000-0000000000ff' });
  expect(first.ok && second.ok && first.value.id !== second.value.id).toBe(true);
});

it.each([
  ['an unknown audience', { aud: 'https://attacker.example' }, 'verdict'],
  ['Defender for Endpoint', { aud: 'https://api.securitycenter.microsoft.com' }, 'verdict'],
  ['several audiences', { aud: ['https://api.security.microsoft.com', 'https://graph.microsoft.com'] }, 'verdict'],
  ['an expired token', { exp: APPLICATION_CLAIMS.iat + 1 }, 'verdict'],
  ['a token without the permission', { roles: ['Other.Read.All'] }, 'verdict'],
  ['another cloud', { aud: 'https://api-gov.security.microsoft.us' }, 'other-cloud'],
  ['no tenant', { tid: undefined }, 'no-tenant'],
  ['a tenant that is not a GUID', { tid: '../common' }, 'no-tenant'],
  ['no application', { appid: undefined }, 'no-application'],
  ['no expiry', { exp: undefined }, 'no-expiry'],
])('refuses %s', (_case, claims, problem) => {
  expect(read(claims)).toEqual({ ok: false, problem });
});

it('refuses an ID token and an unsigned token', () => {
  const absent = Object.fromEntries(Object.keys(APPLICATION_CLAIMS).map((name) => [name, undefined]));
  expect(read({ ...absent, ...ID_CLAIMS })).toEqual({ ok: false, problem: 'verdict' });
  expect(read({}, { alg: 'none' })).toEqual({ ok: false, problem: 'verdict' });
});

it('accepts a government token where that cloud is configured', () => {
  expect(read({ aud: 'https://api-gov.security.microsoft.us' }, {}, CLOUDS['gcc-high'])).toMatchObject({ ok: true });
});
