import { base64url, type JWTPayload, SignJWT } from 'jose';
import type { RegisteredApplication } from '../wire/simulator-contract.ts';
import type { Membership } from '../world/personas.ts';
import { guidFor } from '../world/prng.ts';
import type { SimulatedTenant } from '../world/tenants.ts';
import { loginHintOf, type Subject } from './directory.ts';
import type { RequestedClaims } from './requested-claims.ts';
import type { Resource } from './resources.ts';
import { hashOf, opaqueOf } from './serial-ids.ts';
import type { SigningKey } from './signing-key.ts';

/** The input for issuing the tokens of one response. */
export type Issuing = {
  readonly key: SigningKey;
  readonly application: Pick<RegisteredApplication, 'clientId' | 'displayName'>;
  readonly subject: Subject;
  readonly sessionId: string;
  readonly claims: RequestedClaims;
  readonly nowSeconds: number;
  /** Unique per response. `uti` and similar claims are derived from it. */
  readonly serialText: string;
  /** Default: between 60 and 90 minutes, as Entra chooses it. */
  readonly lifetimeSeconds?: number;
};

const SECURITY_READER = '5d6b6bb7-de71-4623-b4af-96380a352509';
const SECURITY_OPERATOR = '5f2222b1-57c3-48ba-8ad5-d4759f1fde6f';
const DEFAULT_USER = 'b79fbf4d-3ef9-4689-8143-76b194e85509';
const ID_TOKEN_LIFETIME_SECONDS = 3_600;

/** Template ids of the Entra roles (`wids`): Security Operator for operators, Security Reader for readers. */
function directoryRolesOf({ defenderRole }: Membership): readonly string[] {
  if (defenderRole === null) return [DEFAULT_USER];
  return [defenderRole === 'operator' ? SECURITY_OPERATOR : SECURITY_READER, DEFAULT_USER];
}

/** Between 60 and 90 minutes. Entra chooses at random, the simulator by the serial text. */
function accessTokenLifetimeSeconds(serialText: string): number {
  return 3_600 + (hashOf(`lifetime:${serialText}`) % 1_800);
}

/** A user has a different `sub` for every application. */
function pairwiseSubject(issuing: Issuing, audience: string): string {
  return opaqueOf(`${issuing.subject.membership.objectId}:${audience}`, 43);
}

async function hashNonce(nonce: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(nonce));
  return base64url.encode(new Uint8Array(digest));
}

function replaceHeader(token: string, header: object): string {
  return `${base64url.encode(JSON.stringify(header))}${token.slice(token.indexOf('.'))}`;
}

/**
 * Returns a Graph token as it was signed, with the `nonce` of its header hashed. A token without `nonce` is
 * returned unchanged.
 */
export async function withHashedNonce(token: string, header: { readonly [name: string]: unknown }): Promise<string> {
  if (typeof header.nonce !== 'string') return token;
  return replaceHeader(token, { ...header, nonce: await hashNonce(header.nonce) });
}

/**
 * Issues a v1.0 access token. A Graph token has a `nonce` in its header but is signed over the SHA-256 of the nonce, so
 * only Graph can verify it. A token for the XDR API verifies as it is.
 */
export async function issueAccessToken(
  issuing: Issuing,
  grant: { readonly resource: Resource; readonly audience: string; readonly scopes: readonly string[] },
): Promise<{ readonly accessToken: string; readonly lifetimeSeconds: number }> {
  const { subject, application, claims, nowSeconds, serialText } = issuing;
  const { persona, tenant, membership } = subject;
  const lifetimeSeconds = issuing.lifetimeSeconds ?? accessTokenLifetimeSeconds(serialText);
  const isExternal = membership.kind !== 'member';
  const forGraph = grant.resource.name === 'graph';
  const payload = {
    aud: grant.audience,
    iss: `https://sts.windows.net/${tenant.tenantId}/`,
    iat: nowSeconds,
    nbf: nowSeconds,
    exp: nowSeconds + lifetimeSeconds,
    acct: isExternal ? 1 : 0,
    acr: '1',
    ...(claims.authenticationContexts.length === 0 ? {} : { acrs: claims.authenticationContexts }),
    aio: opaqueOf(`aio:${serialText}`, 44),
    amr: ['pwd', 'mfa'],
    ...(forGraph ? { app_displayname: application.displayName } : {}),
    appid: application.clientId,
    appidacr: '0',
    ...(isExternal ? { idp: `https://sts.windows.net/${persona.homeTenantId}/` } : {}),
    ...(forGraph ? { idtyp: 'user' } : {}),
    ipaddr: '192.0.2.10',
    name: persona.displayName,
    oid: membership.objectId,
    puid: `1003${hashOf(membership.objectId).toString(16).toUpperCase().padStart(12, '0')}`,
    rh: `1.${opaqueOf(`rh:${membership.objectId}`, 40)}.`,
    scp: grant.scopes.join(' '),
    sid: issuing.sessionId,
    sub: pairwiseSubject(issuing, grant.resource.appId),
    tid: tenant.tenantId,
    unique_name: persona.userPrincipalName,
    ...(isExternal ? {} : { upn: persona.userPrincipalName }),
    uti: opaqueOf(`uti:${serialText}`, 22),
    ver: '1.0',
    wids: directoryRolesOf(membership),
    ...(claims.capabilities.length === 0 ? {} : { xms_cc: claims.capabilities }),
  };
  return { accessToken: await signAccessToken(payload, grant.resource, issuing), lifetimeSeconds };
}

/**
 * Issues a v1.0 access token for an application without a user: `roles` instead of `scp`, and the service principal as
 * subject. Without granted permissions it has no `roles`.
 */
export async function issueApplicationToken(request: {
  readonly key: SigningKey;
  readonly application: Pick<RegisteredApplication, 'clientId' | 'displayName'>;
  readonly tenant: SimulatedTenant;
  readonly resource: Resource;
  readonly audience: string;
  readonly roles: readonly string[];
  readonly credential: 'secret' | 'certificate';
  readonly nowSeconds: number;
  readonly serialText: string;
  readonly lifetimeSeconds?: number;
}): Promise<{ readonly accessToken: string; readonly lifetimeSeconds: number }> {
  const { application, tenant, resource, roles, nowSeconds, serialText } = request;
  const lifetimeSeconds = request.lifetimeSeconds ?? accessTokenLifetimeSeconds(serialText);
  const issuer = `https://sts.windows.net/${tenant.tenantId}/`;
  const servicePrincipalId = guidFor(`service principal of ${application.clientId} in ${tenant.tenantId}`);
  const payload = {
    aud: request.audience,
    iss: issuer,
    iat: nowSeconds,
    nbf: nowSeconds,
    exp: nowSeconds + lifetimeSeconds,
    aio: opaqueOf(`aio:${serialText}`, 44),
    app_displayname: application.displayName,
    appid: application.clientId,
    appidacr: request.credential === 'secret' ? '1' : '2',
    idp: issuer,
    idtyp: 'app',
    oid: servicePrincipalId,
    rh: `1.${opaqueOf(`rh:${servicePrincipalId}`, 40)}.`,
    ...(roles.length === 0 ? {} : { roles }),
    sub: servicePrincipalId,
    tid: tenant.tenantId,
    uti: opaqueOf(`uti:${serialText}`, 22),
    ver: '1.0',
  };
  return { accessToken: await signAccessToken(payload, resource, request), lifetimeSeconds };
}

async function signAccessToken(
  payload: JWTPayload,
  resource: Resource,
  { key, serialText }: Pick<Issuing, 'key' | 'serialText'>,
): Promise<string> {
  const header = { typ: 'JWT', alg: 'RS256', x5t: key.keyId, kid: key.keyId };
  if (resource.name !== 'graph') return new SignJWT(payload).setProtectedHeader(header).sign(key.privateKey);
  const nonce = opaqueOf(`nonce:${serialText}`, 43);
  const signed = await new SignJWT(payload)
    .setProtectedHeader({ ...header, nonce: await hashNonce(nonce) })
    .sign(key.privateKey);
  return replaceHeader(signed, { ...header, nonce });
}

/** Issues a v2.0 id token for the application, with the requested optional claims. */
export async function issueIdToken(issuing: Issuing, nonce: string | null): Promise<string> {
  const { subject, application, claims, key, nowSeconds, serialText } = issuing;
  const { persona, tenant, membership } = subject;
  return new SignJWT({
    aud: application.clientId,
    iss: `https://login.microsoftonline.com/${tenant.tenantId}/v2.0`,
    iat: nowSeconds,
    nbf: nowSeconds,
    exp: nowSeconds + ID_TOKEN_LIFETIME_SECONDS,
    ...(membership.kind !== 'member' ? { idp: `https://sts.windows.net/${persona.homeTenantId}/` } : {}),
    ...(claims.idToken.includes('login_hint') ? { login_hint: loginHintOf(persona) } : {}),
    name: persona.displayName,
    ...(nonce === null ? {} : { nonce }),
    oid: membership.objectId,
    preferred_username: persona.userPrincipalName,
    rh: `1.${opaqueOf(`rh:${membership.objectId}`, 40)}.`,
    sid: issuing.sessionId,
    sub: pairwiseSubject(issuing, application.clientId),
    tid: tenant.tenantId,
    uti: opaqueOf(`uti:id:${serialText}`, 22),
    ver: '2.0',
  })
    .setProtectedHeader({ typ: 'JWT', alg: 'RS256', kid: key.keyId })
    .sign(key.privateKey);
}
