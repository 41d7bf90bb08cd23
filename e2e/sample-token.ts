/** Builds a token with any claims and an invalid signature. */
export function aPastedToken(claims: Readonly<Record<string, unknown>>, signature = 'c2lnbmF0dXJl'): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ typ: 'JWT', alg: 'RS256', kid: 'k' })}.${part(claims)}.${signature}`;
}

const HOUR = 3_600;

/** Claims of a delegated Defender XDR token that expires in half an hour. */
export function delegatedClaims(now = Date.now()): Readonly<Record<string, unknown>> {
  const seconds = Math.floor(now / 1_000);
  return {
    aud: 'https://api.security.microsoft.com',
    iss: 'https://sts.windows.net/3f1c7a52-8d0e-4b6a-9c41-5e2a70d9b801/',
    iat: seconds - HOUR / 2,
    nbf: seconds - HOUR / 2,
    exp: seconds + HOUR / 2,
    appid: 'c0ffee00-4b1d-4e5f-8a6b-7c8d9e0f1a2b',
    appidacr: '0',
    scp: 'Incident.Read',
    tid: '3f1c7a52-8d0e-4b6a-9c41-5e2a70d9b801',
    oid: '5a2e8c10-71d4-4b39-9f06-a1c3e5d7f901',
    upn: 'canary.person@soc.example',
    ver: '1.0',
  };
}
