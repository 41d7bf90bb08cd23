import { type EpochMs, epochMs, toEpochSeconds } from '../std/time.ts';

/** When the tests' tokens are looked at: ten minutes after they were issued. */
export const TOKEN_TEST_NOW: EpochMs = epochMs(Date.UTC(2026, 10, 20, 9, 0, 0));

const ISSUED = toEpochSeconds(TOKEN_TEST_NOW) - 600;
const TENANT_ID = '00000000-0000-0000-0000-000000000001';

/** What Entra puts into a person's token for Defender XDR: form v1, one permission, one hour left. */
export const USER_CLAIMS = {
  aud: 'https://api.security.microsoft.com',
  iss: `https://sts.windows.net/${TENANT_ID}/`,
  iat: ISSUED,
  nbf: ISSUED,
  exp: ISSUED + 4_200,
  appid: '00000000-0000-0000-0000-0000000000aa',
  appidacr: '0',
  oid: '00000000-0000-0000-0000-0000000000bb',
  scp: 'Incident.Read',
  sub: 'pairwise-subject',
  tid: TENANT_ID,
  upn: 'analyst@soc.example',
  ver: '1.0',
};

/** What Entra puts into an application's token for Defender XDR. */
export const APPLICATION_CLAIMS = {
  ...USER_CLAIMS,
  appidacr: '1',
  idtyp: 'app',
  roles: ['Incident.Read.All'],
  scp: undefined,
  sub: USER_CLAIMS.oid,
  upn: undefined,
};

/** What an id token of the v2 endpoint holds. */
export const ID_CLAIMS = {
  aud: USER_CLAIMS.appid,
  iss: `https://login.microsoftonline.com/${TENANT_ID}/v2.0`,
  iat: ISSUED,
  nbf: ISSUED,
  exp: ISSUED + 3_900,
  name: 'Analyst',
  nonce: 'any',
  oid: USER_CLAIMS.oid,
  preferred_username: USER_CLAIMS.upn,
  sub: 'pairwise-subject',
  tid: TENANT_ID,
  ver: '2.0',
};

/**
 * A compact token for tests: a person's token for Defender XDR but for what is given. `undefined` takes a claim away.
 * Its signature is the word "signature", so nothing can ever verify it.
 */
export function aToken(claims: object = {}, header: object = {}): string {
  return [
    { typ: 'JWT', alg: 'RS256', kid: 'key-1', ...header },
    { ...USER_CLAIMS, ...claims },
  ]
    .map((part) => encodePart(JSON.stringify(part)))
    .concat(encodePart('signature'))
    .join('.');
}

/** A token with exactly these claims and nothing of the usual ones. */
export function aBareToken(claims: object, header: object = { alg: 'RS256' }): string {
  return [header, claims]
    .map((part) => encodePart(JSON.stringify(part)))
    .concat('c2ln')
    .join('.');
}

/** Text as base64url of its UTF-8 (RFC 7515 §2). */
export function encodePart(text: string): string {
  const bytes = new TextEncoder().encode(text);
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}
