import type { DecodedToken } from './decode-token.ts';
import { nameAudiences } from './name-audience.ts';
import type { TokenClaims } from './read-claims.ts';

/**
 * The kind of a token. `user-access` and `application-access` are access tokens with and without a user. `id` identifies
 * the user to a client and is refused by APIs. `unknown` can be any of them.
 */
export type TokenKind = 'user-access' | 'application-access' | 'id' | 'unknown';

/**
 * Distinguishes the kinds by the claims that Entra issues in each.
 * @see https://learn.microsoft.com/en-us/entra/identity-platform/access-token-claims-reference (`scp`, `idtyp`, `appid`)
 * @see https://learn.microsoft.com/en-us/entra/identity-platform/id-token-claims-reference
 */
export function classifyToken(token: DecodedToken, claims: TokenClaims): TokenKind {
  if (claims.scopes !== null || claims.identityType === 'user') return 'user-access';
  if (claims.identityType === 'app') return 'application-access';
  if (isForAnApi(token, claims)) {
    // For a service principal, `sub` equals `oid`. For a user, `sub` differs per application.
    const isOwnSubject = claims.subject !== null && claims.subject === claims.objectId;
    if (isOwnSubject || claims.clientProof === '1' || claims.clientProof === '2') return 'application-access';
    if (claims.username !== null) return 'user-access';
    return claims.appRoles === null ? 'unknown' : 'application-access';
  }
  const isForItsClient = claims.audiences.length > 0 && claims.subject !== null;
  return claims.hasIdTokenClaim || isForItsClient ? 'id' : 'unknown';
}

/** Each access token of Entra has a client claim. An id token doesn't, because its audience is the client. */
function isForAnApi(token: DecodedToken, claims: TokenClaims): boolean {
  if (claims.clientId !== null || nameAudiences(claims.audiences) !== null) return true;
  const type = token.header.get('typ');
  return typeof type === 'string' && type.toLowerCase() === 'at+jwt';
}
