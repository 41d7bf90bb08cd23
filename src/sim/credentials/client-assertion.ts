import { decodeProtectedHeader, errors, importJWK, type JWTVerifyGetKey, jwtVerify } from 'jose';
import * as v from 'valibot';
import type { RegisteredApplication } from '../wire/simulator-contract.ts';

export type AssertionProblem =
  | {
      readonly kind:
        | 'malformed-assertion'
        | 'bad-assertion-signature'
        | 'assertion-of-other-client'
        | 'assertion-for-other-audience'
        | 'assertion-outside-lifetime';
    }
  | { readonly kind: 'unknown-certificate' | 'expired-certificate'; readonly thumbprint: string };

const headerSchema = v.object({
  alg: v.picklist(['RS256', 'PS256']),
  x5t: v.optional(v.string()),
  'x5t#S256': v.optional(v.string()),
});

const claimsSchema = v.object({ iss: v.string(), sub: v.string(), exp: v.number(), jti: v.string() });

/**
 * Verifies a client assertion (RFC 7523 §3) against the certificates of a registration. Entra finds the certificate by its
 * thumbprint in the header, and requires that issuer and subject are the client.
 * @see https://learn.microsoft.com/entra/identity-platform/certificate-credentials
 */
export async function checkClientAssertion(
  application: RegisteredApplication,
  assertion: string,
  at: { readonly audiences: readonly string[]; readonly nowMs: number },
): Promise<AssertionProblem | null> {
  const header = headerOf(assertion);
  const thumbprint = header?.['x5t#S256'] ?? header?.x5t;
  if (header === null || thumbprint === undefined) return { kind: 'malformed-assertion' };
  const certificate = application.certificates?.find(
    (registered) => registered.thumbprint === thumbprint || registered.thumbprintS256 === thumbprint,
  );
  if (certificate === undefined) return { kind: 'unknown-certificate', thumbprint };
  if ((certificate.endsAtMs ?? Number.POSITIVE_INFINITY) <= at.nowMs)
    return { kind: 'expired-certificate', thumbprint };
  const keyOf: JWTVerifyGetKey = async () => {
    const key = await importJWK({ ...certificate.publicJwk }, header.alg);
    if (key instanceof Uint8Array) throw new errors.JOSENotSupported('The certificate has no public key');
    return key;
  };
  try {
    const { payload } = await jwtVerify(assertion, keyOf, {
      algorithms: [header.alg],
      audience: [...at.audiences],
      currentDate: new Date(at.nowMs),
      clockTolerance: '5 minutes',
    });
    const claims = v.safeParse(claimsSchema, payload);
    if (!claims.success) return { kind: 'malformed-assertion' };
    const { iss, sub } = claims.output;
    const isOwn = [iss, sub].every((name) => name.toLowerCase() === application.clientId.toLowerCase());
    return isOwn ? null : { kind: 'assertion-of-other-client' };
  } catch (error) {
    return problemOf(error);
  }
}

function headerOf(assertion: string): v.InferOutput<typeof headerSchema> | null {
  try {
    const parsed = v.safeParse(headerSchema, decodeProtectedHeader(assertion));
    return parsed.success ? parsed.output : null;
  } catch {
    return null;
  }
}

function problemOf(error: unknown): AssertionProblem {
  if (error instanceof errors.JWSSignatureVerificationFailed) return { kind: 'bad-assertion-signature' };
  if (error instanceof errors.JWTExpired) return { kind: 'assertion-outside-lifetime' };
  if (error instanceof errors.JWTClaimValidationFailed) {
    if (error.claim === 'aud') return { kind: 'assertion-for-other-audience' };
    if (error.claim === 'nbf' || error.claim === 'exp') return { kind: 'assertion-outside-lifetime' };
  }
  return { kind: 'malformed-assertion' };
}
