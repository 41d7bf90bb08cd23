import type { DecodedToken } from './decode-token.ts';
import { nameAudiences } from './name-audience.ts';
import type { TokenClaims } from './read-claims.ts';

/**
 * What a token is for. `user-access` and `application-access` open an API, with and without a person behind them;
 * `id` tells a client who signed in and opens nothing; `unknown` could be either.
 */
export type TokenKind = 'user-access' | 'application-access' | 'id' | 'unknown';

/**
 * Tells the kinds apart by the claims that Entra puts into each.
 * @see https://learn.microsoft.com/en-us/entra/identity-platform/access-token-claims-reference (`scp`, `idtyp`, `appid`)
 * @see https://learn.microsoft.com/en-us/entra/identity-platform/id-token-claims-reference
 */
export function classifyToken(token: DecodedToken, claims: TokenClaims): TokenKind {
  if (claims.scopes !== null || claims.identityType === 'user') return 'user-access';
  if (claims.identityType === 'app') return 'application-access';
  if (isForAnApi(token, claims)) {
    // A service principal is its own subject; a person's `sub` differs per application.
    const isOwnSubject = claims.subject !== null && claims.subject === claims.objectId;
    if (isOwnSubject || claims.clientProof === '1' || claims.clientProof === '2') return 'application-access';
    if (claims.username !== null) return 'user-access';
    return claims.appRoles === null ? 'unknown' : 'application-access';
  }
  const namesItsClient = claims.audiences.length > 0 && claims.subject !== null;
  return claims.hasIdTokenClaim || namesItsClient ? 'id' : 'unknown';
}

/** Every access token of Entra names its client; an id token does not, because its audience is the client. */
function isForAnApi(token: DecodedToken, claims: TokenClaims): boolean {
  if (claims.clientId !== null || nameAudiences(claims.audiences) !== null) return true;
  const type = token.header.get('typ');
  return typeof type === 'string' && type.toLowerCase() === 'at+jwt';
}
