import { decodeProtectedHeader, errors, type JWTPayload, jwtVerify } from 'jose';
import * as v from 'valibot';
import type { TenantDirectory } from '../world/tenants.ts';
import type { SigningKey } from './signing-key.ts';
import { withHashedNonce } from './tokens.ts';

/** Why a bearer token was rejected. `missing`: the request has no `Authorization: Bearer …` header (RFC 6750 §2.1). */
export type BearerProblem = 'missing' | 'malformed' | 'bad-signature' | 'wrong-issuer' | 'expired' | 'not-yet-valid';

/** The identity in a bearer token whose signature, issuer and lifetime are verified. Each API checks audience and scope. */
export type VerifiedCaller = {
  readonly tenantId: string;
  readonly objectId: string;
  readonly clientId: string;
  /** The user principal name (claim `unique_name`). `null` for an application. */
  readonly userName: string | null;
  readonly audience: string;
  readonly scopes: readonly string[];
  readonly roles: readonly string[];
  /** Authentication contexts that the token proves (claim `acrs`), as a claims challenge requires them. Empty if none. */
  readonly authenticationContexts: readonly string[];
};

const claimsSchema = v.object({
  aud: v.string(),
  iss: v.string(),
  tid: v.string(),
  oid: v.string(),
  appid: v.string(),
  unique_name: v.optional(v.string()),
  exp: v.number(),
  scp: v.optional(v.string(), ''),
  roles: v.optional(v.array(v.string()), []),
  acrs: v.optional(v.array(v.string()), []),
});

const BEARER = /^Bearer +([A-Za-z0-9\-._~+/]+=*)$/i;

function callerOf(payload: JWTPayload, tenants: TenantDirectory): VerifiedCaller | { readonly problem: BearerProblem } {
  const parsed = v.safeParse(claimsSchema, payload);
  if (!parsed.success) return { problem: 'malformed' };
  const claims = parsed.output;
  const tenant = tenants.find(claims.tid);
  if (tenant === null || claims.iss !== `https://sts.windows.net/${tenant.tenantId}/`)
    return { problem: 'wrong-issuer' };
  return {
    tenantId: tenant.tenantId,
    objectId: claims.oid,
    clientId: claims.appid,
    userName: claims.unique_name ?? null,
    audience: claims.aud,
    scopes: claims.scp.split(' ').filter((scope) => scope !== ''),
    roles: claims.roles,
    authenticationContexts: claims.acrs,
  };
}

/**
 * Verifies the bearer token of a request: an RS256 signature by our key, a v1.0 issuer of the token's own tenant, not
 * expired and already valid. No clock skew is allowed, because both sides use the same clock.
 */
export async function verifyBearerToken(
  request: Request,
  key: SigningKey,
  tenants: TenantDirectory,
  nowMs: number,
): Promise<VerifiedCaller | { readonly problem: BearerProblem }> {
  const header = request.headers.get('Authorization');
  if (header === null || !/^Bearer( |$)/i.test(header)) return { problem: 'missing' };
  const token = BEARER.exec(header.trim())?.[1];
  if (token === undefined) return { problem: 'malformed' };
  try {
    const signed = await withHashedNonce(token, { ...decodeProtectedHeader(token) });
    const { payload } = await jwtVerify(signed, key.publicKey, {
      algorithms: ['RS256'],
      currentDate: new Date(nowMs),
    });
    return callerOf(payload, tenants);
  } catch (error) {
    if (error instanceof errors.JWTExpired) return { problem: 'expired' };
    if (error instanceof errors.JWTClaimValidationFailed && error.claim === 'nbf') return { problem: 'not-yet-valid' };
    if (error instanceof errors.JWSSignatureVerificationFailed) return { problem: 'bad-signature' };
    // Any `alg` other than RS256 counts as a forged signature (RFC 8725 §3.1).
    if (error instanceof errors.JOSEAlgNotAllowed) return { problem: 'bad-signature' };
    return { problem: 'malformed' };
  }
}
