import type { Audience } from '../entra/audiences.ts';
import type { EpochMs } from '../std/time.ts';
import { classifyToken, type TokenKind } from './classify-token.ts';
import type { DecodedToken } from './decode-token.ts';
import { type Lifetime, lifetimeOf } from './lifetime.ts';
import { nameAudiences } from './name-audience.ts';
import { type EntraIssuer, parseIssuer } from './parse-issuer.ts';
import { readClaims, type TokenClaims } from './read-claims.ts';
import type { SignatureCheck } from './signature-check.ts';

/** A token with everything that verdicts and findings need, at one moment. */
export type InspectedToken = {
  readonly token: DecodedToken;
  readonly claims: TokenClaims;
  readonly kind: TokenKind;
  readonly audience: Audience | null;
  readonly issuer: EntraIssuer | null;
  readonly lifetime: Lifetime;
  readonly now: EpochMs;
  /** The tenant that the token was requested for; `null` for a pasted token, which may be for any tenant. */
  readonly expectedTenantId: string | null;
  /** The tenant that the user is signed in to; `null` while signed out. */
  readonly signedInTenantId: string | null;
  /** The result of a signature check; `null` without one. */
  readonly signature: SignatureCheck | null;
};

/** Derives everything that verdicts and findings need from a decoded token. Pure. Verifies nothing. */
export function inspectToken(
  token: DecodedToken,
  options: {
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
    lifetime: lifetimeOf(claims, options.now),
    now: options.now,
    expectedTenantId: options.expectedTenantId ?? null,
    signedInTenantId: options.signedInTenantId ?? null,
    signature: options.signature ?? null,
  };
}

/** Whether the issuer signed the claims. Everything else that a token says may be forged. */
export function isSignatureVerified({ signature }: InspectedToken): boolean {
  return signature?.outcome === 'verified';
}
