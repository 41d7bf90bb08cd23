import { compactVerify, importJWK } from 'jose';
import * as v from 'valibot';
import type { Cloud } from '../entra/clouds.ts';
import { isGuid } from '../std/guid.ts';
import { type Clock, SECOND_MS } from '../std/time.ts';
import { decodeToken, isUnsigned } from './decode-token.ts';
import { type EntraIssuer, parseIssuer } from './parse-issuer.ts';
import { readClaims } from './read-claims.ts';
import type { SignatureCheck } from './signature-check.ts';

/** The algorithm of Entra. The header of a token must not choose how the token is verified (RFC 8725 §3.1). */
const ALGORITHM = 'RS256';
const TIME_LIMIT_MS = 15 * SECOND_MS;

const SigningKey = v.object({ kty: v.literal('RSA'), kid: v.string(), n: v.string(), e: v.string() });
const KeySet = v.object({ keys: v.array(v.unknown()) });

/**
 * Verifies a token's signature with the keys that its issuer publishes. The issuer must be an authority of a known cloud,
 * and the keys are loaded from its fixed path, never from a URL in the token. Sends nothing of the token except the
 * tenant id. Never rejects.
 * @see https://learn.microsoft.com/en-us/entra/identity-platform/access-tokens#validate-tokens
 */
export async function verifySignature(
  compact: string,
  effects: {
    readonly fetch: (input: string, init?: RequestInit) => Promise<Response>;
    readonly clock: Clock;
    readonly cloud: Cloud;
    readonly signal: AbortSignal;
  },
): Promise<SignatureCheck> {
  const decoded = decodeToken(compact);
  if (!decoded.ok || !decoded.value.hasSignature) return { outcome: 'not-verifiable', reason: 'no-signature' };
  const { header, claims } = decoded.value;
  if (isUnsigned(decoded.value)) return { outcome: 'not-verifiable', reason: 'unsigned' };
  if (header.has('nonce')) return { outcome: 'not-verifiable', reason: 'graph-nonce' };
  const { issuer } = readClaims(claims);
  const address = signingKeysAddress(issuer === null ? null : parseIssuer(issuer), effects.cloud);
  if (address === null) return { outcome: 'not-verifiable', reason: 'issuer' };
  if (header.get('alg') !== ALGORITHM) return { outcome: 'not-verifiable', reason: 'algorithm' };
  const keyId = header.get('kid');
  if (typeof keyId !== 'string') return { outcome: 'not-verifiable', reason: 'key-id' };

  const published = await fetchKeys(address.url, effects);
  if (!published.ok) return { outcome: 'keys-unreachable', status: published.status };
  const key = published.keys.find(({ kid }) => kid === keyId);
  if (key === undefined) return { outcome: 'failed', reason: 'unknown-key' };
  try {
    await compactVerify(compact.trim(), await importJWK(key, ALGORITHM), { algorithms: [ALGORITHM] });
    return { outcome: 'verified', keyId, authorityOrigin: address.authorityOrigin, at: effects.clock() };
  } catch {
    return { outcome: 'failed', reason: 'signature' };
  }
}

/**
 * The fixed URL of a tenant's signing keys. Only the tenant id comes from the token. The origin is that of a known cloud,
 * or of `cloud` for a v1 issuer, which doesn't identify one.
 * @see https://learn.microsoft.com/en-us/entra/identity-platform/access-tokens#validate-the-signature
 */
function signingKeysAddress(
  issuer: EntraIssuer | null,
  cloud: Cloud,
): { readonly authorityOrigin: string; readonly url: string } | null {
  if (issuer === null || !isGuid(issuer.tenantId)) return null;
  const authorityOrigin = issuer.authorityOrigin ?? cloud.authorityOrigin;
  return { authorityOrigin, url: `${authorityOrigin}/${issuer.tenantId}/discovery/v2.0/keys` };
}

type PublishedKeys =
  | { readonly ok: true; readonly keys: readonly v.InferOutput<typeof SigningKey>[] }
  | { readonly ok: false; readonly status: number | null };

async function fetchKeys(url: string, effects: Parameters<typeof verifySignature>[1]): Promise<PublishedKeys> {
  let status: number | null = null;
  try {
    const response = await effects.fetch(url, {
      cache: 'no-store',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      redirect: 'error',
      signal: AbortSignal.any([effects.signal, AbortSignal.timeout(TIME_LIMIT_MS)]),
    });
    status = response.status;
    if (!response.ok) return { ok: false, status };
    const set = v.safeParse(KeySet, await response.json());
    if (!set.success) return { ok: false, status };
    // Ignore keys of other types.
    return { ok: true, keys: set.output.keys.flatMap(signingKey) };
  } catch {
    return { ok: false, status };
  }
}

function signingKey(key: unknown): readonly v.InferOutput<typeof SigningKey>[] {
  const read = v.safeParse(SigningKey, key);
  return read.success ? [read.output] : [];
}
