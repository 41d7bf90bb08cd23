import { base64url, SignJWT } from 'jose';
import type { RegisteredApplication } from '../wire/simulator-contract.ts';
import type { Membership } from '../world/personas.ts';
import { loginHintOf, type Subject } from './directory.ts';
import type { RequestedClaims } from './requested-claims.ts';
import type { Resource } from './resources.ts';
import { hashOf, opaqueOf } from './serial-ids.ts';
import type { SigningKey } from './signing-key.ts';

/** The input for issuing the tokens of one response. */
export type Issuing = {
  readonly key: SigningKey;
  readonly application: RegisteredApplication;
  readonly subject: Subject;
  readonly sessionId: string;
  readonly claims: RequestedClaims;
  readonly nowSeconds: number;
  /** Unique per response. `uti` and similar claims are derived from it. */
  readonly serialText: string;
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
  const { subject, application, claims, key, nowSeconds, serialText } = issuing;
  const { persona, tenant, membership } = subject;
  const lifetimeSeconds = accessTokenLifetimeSeconds(serialText);
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
  const header = { typ: 'JWT', alg: 'RS256', x5t: key.keyId, kid: key.keyId };
  if (!forGraph) {
    return { accessToken: await new SignJWT(payload).setProtectedHeader(header).sign(key.privateKey), lifetimeSeconds };
  }
  const nonce = opaqueOf(`nonce:${serialText}`, 43);
  const signed = await new SignJWT(payload)
    .setProtectedHeader({ typ: 'JWT', nonce: await hashNonce(nonce), alg: 'RS256', x5t: key.keyId, kid: key.keyId })
    .sign(key.privateKey);
  return {
    accessToken: replaceHeader(signed, { typ: 'JWT', nonce, alg: 'RS256', x5t: key.keyId, kid: key.keyId }),
    lifetimeSeconds,
  };
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
