import * as v from 'valibot';
import { type EpochSeconds, epochSeconds } from '../std/time.ts';

/** The claims that verdicts and findings need, normalised from v1 and v2 tokens. Absent or malformed claims are `null`. */
export type TokenClaims = {
  /** `aud`. RFC 7519 §4.1.3 allows several values, but Entra issues one. */
  readonly audiences: readonly string[];
  readonly issuer: string | null;
  readonly tenantId: string | null;
  readonly subject: string | null;
  readonly objectId: string | null;
  /** `scp`, split at spaces; `null` if the claim is absent. */
  readonly scopes: readonly string[] | null;
  readonly appRoles: readonly string[] | null;
  /** `appid` (v1) or `azp` (v2). */
  readonly clientId: string | null;
  /** `appidacr` (v1) or `azpacr` (v2). */
  readonly clientProof: string | null;
  /** `idtyp`: `user`, `app` or `device`. An optional claim that the API can request. */
  readonly identityType: string | null;
  readonly version: string | null;
  readonly issuedAt: EpochSeconds | null;
  readonly notBefore: EpochSeconds | null;
  readonly expiresAt: EpochSeconds | null;
  readonly identityProvider: string | null;
  /** `acct`: `0` member, `1` guest. */
  readonly accountStatus: string | null;
  /** The first of `upn`, `preferred_username` and `unique_name`. For display, never for authorisation. */
  readonly username: string | null;
  readonly directoryRoles: readonly string[] | null;
  readonly clientCapabilities: readonly string[] | null;
  /** Whether the token has a claim of id tokens: `nonce`, `at_hash` or `c_hash`. */
  readonly hasIdTokenClaim: boolean;
  /** Names of the claims with an invalid type or value. */
  readonly malformed: readonly string[];
};

/** The maximum time of a JavaScript date, in seconds. */
const MAX_SECONDS = 8_640_000_000_000;

const text = v.string();
const texts = v.array(v.string());
const oneOrMany = v.union([
  texts,
  v.pipe(
    v.string(),
    v.transform((value) => [value]),
  ),
]);
const scopes = v.pipe(
  v.string(),
  v.transform((value) => value.split(' ').filter((scope) => scope !== '')),
);
const instant = v.pipe(
  v.number(),
  v.finite(),
  v.minValue(-MAX_SECONDS),
  v.maxValue(MAX_SECONDS),
  v.transform((value) => epochSeconds(value)),
);
const code = v.union([
  text,
  v.pipe(
    v.number(),
    v.transform((value) => String(value)),
  ),
]);

/**
 * Parses the claims that verdicts and findings need. An invalid claim is listed in `malformed` and treated as absent.
 * Verifies nothing. Never throws.
 * @see https://learn.microsoft.com/en-us/entra/identity-platform/access-token-claims-reference
 */
export function readClaims(claims: ReadonlyMap<string, unknown>): TokenClaims {
  const malformed: string[] = [];
  function read<Value>(name: string, schema: v.GenericSchema<unknown, Value>): Value | null {
    const raw = claims.get(name);
    if (raw === undefined || raw === null) return null;
    const parsed = v.safeParse(schema, raw);
    if (parsed.success) return parsed.output;
    malformed.push(name);
    return null;
  }
  return {
    audiences: read('aud', oneOrMany) ?? [],
    issuer: read('iss', text),
    tenantId: read('tid', text),
    subject: read('sub', text),
    objectId: read('oid', text),
    scopes: read('scp', scopes),
    appRoles: read('roles', texts),
    clientId: read('appid', text) ?? read('azp', text),
    clientProof: read('appidacr', code) ?? read('azpacr', code),
    identityType: read('idtyp', text),
    version: read('ver', text),
    issuedAt: read('iat', instant),
    notBefore: read('nbf', instant),
    expiresAt: read('exp', instant),
    identityProvider: read('idp', text),
    accountStatus: read('acct', code),
    username: read('upn', text) ?? read('preferred_username', text) ?? read('unique_name', text),
    directoryRoles: read('wids', texts),
    clientCapabilities: read('xms_cc', oneOrMany),
    hasIdTokenClaim: ['nonce', 'at_hash', 'c_hash'].some((name) => claims.has(name)),
    malformed,
  };
}
