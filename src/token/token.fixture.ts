import { type EpochMs, epochMs, toEpochSeconds } from '../std/time.ts';

/** The current time in tests: ten minutes after the tokens were issued. */
export const TOKEN_TEST_NOW: EpochMs = epochMs(Date.UTC(2026, 10, 20, 9, 0, 0));

const ISSUED = toEpochSeconds(TOKEN_TEST_NOW) - 600;
const TENANT_ID = '00000000-0000-0000-0000-000000000001';

/** Claims of a user's token for Defender XDR: v1, one permission, valid for another hour. */
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

/** Claims of an application's token for Defender XDR. */
export const APPLICATION_CLAIMS = {
  ...USER_CLAIMS,
  appidacr: '1',
  idtyp: 'app',
  roles: ['Incident.Read.All'],
  scp: undefined,
  sub: USER_CLAIMS.oid,
  upn: undefined,
};

/** Claims of a v2 id token. */
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
 * A compact token of a user for Defender XDR with the given changes. `undefined` removes a claim. Its signature is the
 * text "signature", so verification always fails.
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

/** A token with exactly these claims. */
export function aBareToken(claims: object, header: object = { alg: 'RS256' }): string {
  return [header, claims]
    .map((part) => encodePart(JSON.stringify(part)))
    .concat('c2ln')
    .join('.');
}

/** Encodes a text as base64url of its UTF-8 bytes (RFC 7515 §2). */
export function encodePart(text: string): string {
  const bytes = new TextEncoder().encode(text);
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}
