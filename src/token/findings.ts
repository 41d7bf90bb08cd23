import { APIS, isIncidentApi } from '../entra/apis.ts';
import { HOUR_MS, MINUTE_MS, toEpochMs } from '../std/time.ts';
import { isUnsigned } from './decode-token.ts';
import { describeClaim } from './describe-claim.ts';
import type { InspectedToken } from './inspect-token.ts';
import type { TokenClaims } from './read-claims.ts';
import { mayHaveRoleFor } from './verdicts.ts';

export type FindingCode =
  | 'signature-failed'
  | 'expired'
  | 'not-yet-valid'
  | 'time-in-milliseconds'
  | 'algorithm-none'
  | 'no-signature'
  | 'wrong-audience'
  | 'id-token'
  | 'tenant-differs'
  | 'repeated-claim'
  | 'malformed-claim'
  | 'issuer-unknown'
  | 'issuer-contradicts-tenant'
  | 'version-contradicts-issuer'
  | 'version-contradicts-claims'
  | 'not-the-signed-in-tenant'
  | 'expires-soon'
  | 'no-expiry'
  | 'clock-behind'
  | 'audience-unknown'
  | 'scopes-and-roles'
  | 'no-permissions'
  | 'application-context'
  | 'more-than-reading'
  | 'no-role-for-incidents'
  | 'long-lifetime'
  | 'not-verified'
  | 'signature-verified'
  | 'guest'
  | 'graph-nonce'
  | 'revocable'
  | 'personal-data'
  | 'least-privilege';

/** Something that users should know about a token. `severity` rates the importance, not the certainty. */
export type Finding = {
  readonly code: FindingCode;
  readonly severity: 'danger' | 'warning' | 'info' | 'success';
  /** The name of the claim or of the part of the token. Never its value. */
  readonly evidence: string;
};

type Rule = readonly [
  severity: Finding['severity'],
  code: FindingCode,
  evidence: (inspected: InspectedToken) => string | null,
];

/** The year 5138 in seconds, or 1973 in milliseconds. Larger values must be milliseconds. */
const FIRST_UNLIKELY_SECOND = 100_000_000_000;

const SOON_MS = 5 * MINUTE_MS;
/** Entra issues tokens for 60 to 90 minutes, or for up to 28 hours if the client supports revocation. */
const USUAL_LIFETIME_MS = 2 * HOUR_MS;
const USUAL_REVOCABLE_LIFETIME_MS = 29 * HOUR_MS;

/**
 * The findings about a token, most severe first. Pure. Based on the claims, and contains none of their values.
 * @see https://learn.microsoft.com/en-us/entra/identity-platform/configurable-token-lifetimes (lifetimes)
 */
export function findingsOf(inspected: InspectedToken): readonly Finding[] {
  return RULES.flatMap(([severity, code, evidenceOf]) => {
    const evidence = evidenceOf(inspected);
    return evidence === null ? [] : [{ severity, code, evidence }];
  });
}

function when(condition: boolean, evidence: string): string | null {
  return condition ? evidence : null;
}

const RULES: readonly Rule[] = [
  ['danger', 'algorithm-none', ({ token }) => when(isUnsigned(token), 'alg')],
  ['danger', 'no-signature', ({ token }) => when(!token.hasSignature, 'signature')],
  ['danger', 'signature-failed', ({ signature }) => when(signature?.outcome === 'failed', 'signature')],
  ['danger', 'expired', ({ lifetime }) => when(lifetime.state === 'expired', 'exp')],
  ['danger', 'not-yet-valid', ({ lifetime }) => when(lifetime.state === 'not-yet-valid', 'nbf')],
  ['danger', 'time-in-milliseconds', ({ claims }) => claimInMilliseconds(claims)],
  ['danger', 'id-token', ({ kind }) => when(kind === 'id', 'aud')],
  [
    'danger',
    'wrong-audience',
    ({ kind, audience }) => when(kind !== 'id' && audience !== null && !isIncidentApi(audience.api), 'aud'),
  ],
  [
    'danger',
    'tenant-differs',
    ({ expectedTenantId, claims }) =>
      when(expectedTenantId !== null && expectedTenantId.toLowerCase() !== claims.tenantId?.toLowerCase(), 'tid'),
  ],
  ['danger', 'repeated-claim', ({ token }) => token.repeatedClaims[0] ?? null],
  ['danger', 'malformed-claim', ({ claims }) => claims.malformed[0] ?? null],
  [
    'danger',
    'issuer-contradicts-tenant',
    ({ issuer, claims }) =>
      when(issuer !== null && claims.tenantId !== null && issuer.tenantId !== claims.tenantId.toLowerCase(), 'iss'),
  ],
  [
    'warning',
    'version-contradicts-issuer',
    ({ issuer, claims }) =>
      when(issuer !== null && claims.version !== null && issuer.version !== claims.version, 'ver'),
  ],
  ['warning', 'version-contradicts-claims', (inspected) => foreignClaim(inspected)],
  ['warning', 'not-the-signed-in-tenant', (inspected) => when(isForAnotherTenant(inspected), 'tid')],
  ['warning', 'issuer-unknown', ({ issuer }) => when(issuer === null, 'iss')],
  ['warning', 'audience-unknown', ({ kind, audience }) => when(kind !== 'id' && audience === null, 'aud')],
  [
    'warning',
    'expires-soon',
    ({ lifetime, now }) =>
      when(lifetime.state === 'valid' && lifetime.expiresAt !== null && lifetime.expiresAt - now <= SOON_MS, 'exp'),
  ],
  ['warning', 'no-expiry', ({ lifetime }) => when(lifetime.state === 'unlimited', 'exp')],
  [
    'warning',
    'clock-behind',
    ({ claims, lifetime, now }) =>
      when(
        lifetime.state !== 'not-yet-valid' &&
          claims.issuedAt !== null &&
          claims.issuedAt < FIRST_UNLIKELY_SECOND &&
          toEpochMs(claims.issuedAt) > now,
        'iat',
      ),
  ],
  [
    'warning',
    'scopes-and-roles',
    ({ kind, claims }) => when(kind !== 'id' && claims.scopes !== null && (claims.appRoles?.length ?? 0) > 0, 'roles'),
  ],
  [
    'warning',
    'no-permissions',
    ({ kind, claims }) =>
      when(kind !== 'id' && (claims.scopes?.length ?? 0) === 0 && (claims.appRoles?.length ?? 0) === 0, 'scp'),
  ],
  ['warning', 'application-context', ({ kind }) => when(kind === 'application-access', 'roles')],
  [
    'warning',
    'more-than-reading',
    (inspected) => when(permissionsOf(inspected).some(isBroad), permissionClaim(inspected)),
  ],
  ['warning', 'no-role-for-incidents', (inspected) => when(!mayHaveRoleFor(inspected, 'read'), 'wids')],
  ['warning', 'long-lifetime', (inspected) => when(isLongLived(inspected), 'exp')],
  ['warning', 'not-verified', ({ signature }) => when(!isChecked(signature), 'signature')],
  [
    'info',
    'graph-nonce',
    ({ token, audience }) => when(audience?.api === 'graph-security' && token.header.has('nonce'), 'nonce'),
  ],
  ['info', 'guest', (inspected) => guestEvidence(inspected)],
  ['info', 'revocable', (inspected) => when(isRevocable(inspected), 'xms_cc')],
  ['info', 'personal-data', ({ token }) => [...token.claims.keys()].find(isPersonal) ?? null],
  [
    'success',
    'least-privilege',
    (inspected) =>
      when(
        incidentPermissions(inspected).length > 0 && !permissionsOf(inspected).some(isBroad),
        permissionClaim(inspected),
      ),
  ],
  ['success', 'signature-verified', ({ signature }) => when(signature?.outcome === 'verified', 'signature')],
];

/** Claims that only tokens of the other version have, by `ver`. */
const CLAIMS_OF_THE_OTHER_VERSION: ReadonlyMap<string, readonly string[]> = new Map([
  ['1.0', ['azp', 'azpacr']],
  ['2.0', ['appid', 'appidacr', 'unique_name']],
]);

/** A claim of the other version. In v2 tokens, `aud` is always an application id and never a URL. */
function foreignClaim({ token, claims, kind }: InspectedToken): string | null {
  const foreign = CLAIMS_OF_THE_OTHER_VERSION.get(claims.version ?? '')?.find((name) => token.claims.has(name));
  if (foreign !== undefined) return foreign;
  const [aud] = claims.audiences;
  return when(kind !== 'id' && claims.version === '2.0' && aud?.includes('://') === true, 'aud');
}

/** A claim in milliseconds, as in JavaScript, instead of seconds (NumericDate, RFC 7519 §2). */
function claimInMilliseconds({ expiresAt, notBefore, issuedAt }: TokenClaims): string | null {
  const times = [
    ['exp', expiresAt],
    ['nbf', notBefore],
    ['iat', issuedAt],
  ] as const;
  return times.find(([, seconds]) => seconds !== null && seconds >= FIRST_UNLIKELY_SECOND)?.[0] ?? null;
}

/** Applies to pasted tokens only. Tokens of the session are compared with the tenant they were requested for. */
function isForAnotherTenant({ expectedTenantId, signedInTenantId, claims }: InspectedToken): boolean {
  if (expectedTenantId !== null || signedInTenantId === null || claims.tenantId === null) return false;
  return claims.tenantId.toLowerCase() !== signedInTenantId.toLowerCase();
}

function isChecked(signature: InspectedToken['signature']): boolean {
  return signature?.outcome === 'verified' || signature?.outcome === 'failed';
}

function permissionsOf({ kind, claims }: InspectedToken): readonly string[] {
  if (kind === 'id') return [];
  return (kind === 'application-access' ? claims.appRoles : claims.scopes) ?? [];
}

/** The token's permissions that allow listing incidents at its API. */
function incidentPermissions(inspected: InspectedToken): readonly string[] {
  const { kind, audience } = inspected;
  if (kind === 'id' || audience === null || !isIncidentApi(audience.api)) return [];
  const needed = APIS[audience.api].permissions['list-incidents'];
  const known = kind === 'application-access' ? needed.application : needed.delegated;
  return permissionsOf(inspected).filter((name) => known.includes(name));
}

/** Whether a permission allows changes, judged by Microsoft's naming. */
function isBroad(permission: string): boolean {
  return /write|manage|isolate|restrict|quarantine|offboard|collect|scan|libraryaction|full_?control|user_impersonation/i.test(
    permission,
  );
}

function permissionClaim({ kind }: InspectedToken): string {
  return kind === 'application-access' ? 'roles' : 'scp';
}

function isRevocable({ claims }: InspectedToken): boolean {
  return claims.clientCapabilities?.some((capability) => capability.toLowerCase() === 'cp1') ?? false;
}

function isLongLived(inspected: InspectedToken): boolean {
  if (claimInMilliseconds(inspected.claims) !== null) return false;
  const usual = isRevocable(inspected) ? USUAL_REVOCABLE_LIFETIME_MS : USUAL_LIFETIME_MS;
  return inspected.kind !== 'id' && (inspected.lifetime.durationMs ?? 0) > usual;
}

function guestEvidence({ token, claims, kind, issuer }: InspectedToken): string | null {
  if (kind === 'application-access') return null;
  if (claims.accountStatus === '1') return 'acct';
  if (claims.username?.toUpperCase().includes('#EXT#')) return usernameClaim(token.claims);
  const hasForeignProvider =
    claims.identityProvider !== null &&
    claims.identityProvider !== claims.issuer &&
    !(issuer !== null && claims.identityProvider.includes(issuer.tenantId));
  return hasForeignProvider ? 'idp' : null;
}

/** The claim that contains the user name. */
function usernameClaim(claims: ReadonlyMap<string, unknown>): string {
  return ['upn', 'preferred_username'].find((name) => typeof claims.get(name) === 'string') ?? 'unique_name';
}

function isPersonal(claim: string): boolean {
  return describeClaim(claim)?.isPersonal ?? false;
}
