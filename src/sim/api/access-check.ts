import type { BearerProblem, VerifiedCaller } from '../entra/bearer.ts';
import { DEFENDER_XDR, GRAPH } from '../entra/resources.ts';
import type { ApiSwitches } from '../wire/simulator-contract.ts';
import { findMembership } from '../world/personas.ts';

/** What a request does with incidents. */
type Operation = 'read' | 'write';

type Permissions = {
  /** Delegated permissions (`scp`). Any one of them is enough. */
  readonly scopes: readonly string[];
  /** Application permissions (`roles`). Any one of them is enough. */
  readonly appRoles: readonly string[];
};

/** The tokens that one of the two APIs accepts. */
type AccessRules = { readonly audiences: readonly string[] } & Readonly<Record<Operation, Permissions>>;

/** The device groups that a caller can see. `null` means all devices. */
export type Visibility = { readonly deviceGroups: readonly string[] | null };

export type AccessRefusal =
  | { readonly code: 'unauthenticated'; readonly reason: BearerProblem | 'wrong-audience' }
  | { readonly code: 'claims-challenge'; readonly claims: string }
  | {
      readonly code: 'missing-scope' | 'missing-app-role';
      readonly required: readonly string[];
      readonly actual: readonly string[];
    }
  | { readonly code: 'no-defender-role' | 'reader-role' };

type AccessDecision =
  | {
      readonly allowed: true;
      readonly caller: VerifiedCaller;
      readonly visibility: Visibility;
      /** The author of the caller's changes: a user principal name, or the client id of an application. */
      readonly author: string;
    }
  | { readonly allowed: false; readonly refusal: AccessRefusal };

/** The authentication context that a claims challenge requires, as a Conditional Access policy would. */
const CHALLENGE_CONTEXT = 'c1';
const CHALLENGE = JSON.stringify({ access_token: { acrs: { essential: true, value: CHALLENGE_CONTEXT } } });

/** Defender XDR accepts its identifier URIs of every cloud and its resource GUID, but not the audiences of Defender for Endpoint. */
export const DEFENDER_XDR_RULES: AccessRules = {
  audiences: [...DEFENDER_XDR.identifiers, DEFENDER_XDR.appId],
  read: {
    scopes: ['Incident.Read', 'Incident.ReadWrite'],
    appRoles: ['Incident.Read.All', 'Incident.ReadWrite.All'],
  },
  write: { scopes: ['Incident.ReadWrite'], appRoles: ['Incident.ReadWrite.All'] },
};

export const GRAPH_RULES: AccessRules = {
  audiences: [...GRAPH.identifiers, GRAPH.appId],
  read: {
    scopes: ['SecurityIncident.Read.All', 'SecurityIncident.ReadWrite.All'],
    appRoles: ['SecurityIncident.Read.All', 'SecurityIncident.ReadWrite.All'],
  },
  write: { scopes: ['SecurityIncident.ReadWrite.All'], appRoles: ['SecurityIncident.ReadWrite.All'] },
};

/**
 * Checks a caller, with 401 before 403: the token is valid, is for this API, satisfies a claims challenge, has a
 * permission for the operation and, if it is delegated, belongs to a user whose Defender role allows it. Each API writes
 * its own error body.
 */
export function createAccessCheck(
  rules: AccessRules,
  switches: ApiSwitches,
): (bearer: VerifiedCaller | { readonly problem: BearerProblem }, operation: Operation) => AccessDecision {
  const mustChallenge = switches.claimsChallenge === 'once';
  return (bearer, operation) => {
    if ('problem' in bearer) return refuse({ code: 'unauthenticated', reason: bearer.problem });
    if (!rules.audiences.includes(bearer.audience.replace(/\/$/, ''))) {
      return refuse({ code: 'unauthenticated', reason: 'wrong-audience' });
    }
    if (mustChallenge && !bearer.authenticationContexts.includes(CHALLENGE_CONTEXT)) {
      return refuse({ code: 'claims-challenge', claims: CHALLENGE });
    }
    const { scopes, appRoles } = rules[operation];
    // A token without a user and without `scp` is an application token. It is not limited to device groups.
    if (bearer.scopes.length === 0 && (bearer.roles.length > 0 || bearer.userName === null)) {
      return appRoles.some((role) => bearer.roles.includes(role))
        ? { allowed: true, caller: bearer, visibility: { deviceGroups: null }, author: bearer.clientId }
        : refuse({ code: 'missing-app-role', required: appRoles, actual: bearer.roles });
    }
    if (!scopes.some((scope) => bearer.scopes.includes(scope))) {
      return refuse({ code: 'missing-scope', required: scopes, actual: bearer.scopes });
    }
    const user = findMembership(bearer.tenantId, bearer.objectId);
    if (user === null || user.defenderRole === null) return refuse({ code: 'no-defender-role' });
    if (user.kind === 'gdap' && switches.gdap !== 'accept') return refuse({ code: 'no-defender-role' });
    if (operation === 'write' && user.defenderRole === 'reader') return refuse({ code: 'reader-role' });
    return {
      allowed: true,
      caller: bearer,
      visibility: { deviceGroups: user.deviceGroups },
      author: bearer.userName ?? bearer.objectId,
    };
  };
}

function refuse(refusal: AccessRefusal): AccessDecision {
  return { allowed: false, refusal };
}

/**
 * The `WWW-Authenticate` header of a 401 (RFC 6750 §3) with Entra's `authorization_uri`. A claims challenge contains its
 * claims as base64 (Entra, claims challenges). `null` if the refusal is not a 401.
 */
export function challengeHeader(refusal: AccessRefusal, authorizationUri: string): string | null {
  const start = `Bearer realm="", authorization_uri="${authorizationUri}"`;
  if (refusal.code === 'claims-challenge') {
    return `${start}, error="insufficient_claims", claims="${btoa(refusal.claims)}"`;
  }
  if (refusal.code !== 'unauthenticated') return null;
  // RFC 6750 §3.1: no error code for a request without authentication.
  if (refusal.reason === 'missing') return start;
  return `${start}, error="invalid_token", error_description="${DESCRIPTIONS[refusal.reason]}"`;
}

const DESCRIPTIONS: Readonly<Record<Exclude<BearerProblem, 'missing'> | 'wrong-audience', string>> = {
  malformed: 'The token is not a JSON web token',
  'bad-signature': 'The signature is invalid',
  'wrong-issuer': 'The issuer is invalid',
  expired: 'The token expired',
  'not-yet-valid': 'The token is not valid yet',
  'wrong-audience': 'The audience is invalid',
};
