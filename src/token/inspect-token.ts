import type { Audience } from '../entra/audiences.ts';
import type { EpochMs } from '../std/time.ts';
import { classifyToken, type TokenKind } from './classify-token.ts';
import type { DecodedToken } from './decode-token.ts';
import { type Lifetime, lifetimeOf } from './lifetime.ts';
import { nameAudiences } from './name-audience.ts';
import { type EntraIssuer, parseIssuer } from './parse-issuer.ts';
import { readClaims, type TokenClaims } from './read-claims.ts';
import type { SignatureCheck } from './signature-check.ts';

/** Everything that judging needs to know about one token at one moment. */
export type InspectedToken = {
  readonly token: DecodedToken;
  readonly claims: TokenClaims;
  readonly kind: TokenKind;
  readonly audience: Audience | null;
  readonly issuer: EntraIssuer | null;
  readonly lifetime: Lifetime;
  readonly now: EpochMs;
  /** The tenant somebody asked for; `null` where the token was just pasted and any tenant is as good as another. */
  readonly expectedTenantId: string | null;
  /** The tenant somebody is signed in to here; `null` where nobody is. */
  readonly signedInTenantId: string | null;
  /** What a check of the signature came to; `null` where none was asked for. */
  readonly signature: SignatureCheck | null;
};

/** Reads a decoded token for judging. Pure and total; judges nothing yet, verifies nothing ever. */
export function inspectToken(
  token: DecodedToken,
  at: {
    readonly now: EpochMs;
    readonly expectedTenantId?: string | null;
    readonly signedInTenantId?: string | null;
    readonly signature?: SignatureCheck | null;
  },
): InspectedToken {
  const claims = readClaims(token.claims);
  return {
    token,
    claims,
    kind: classifyToken(token, claims),
    audience: nameAudiences(claims.audiences),
    issuer: claims.issuer === null ? null : parseIssuer(claims.issuer),
    lifetime: lifetimeOf(claims, at.now),
    now: at.now,
    expectedTenantId: at.expectedTenantId ?? null,
    signedInTenantId: at.signedInTenantId ?? null,
    signature: at.signature ?? null,
  };
}
