import type { BearerProblem, VerifiedCaller } from '../entra/bearer.ts';
import { DEFENDER_XDR, GRAPH } from '../entra/resources.ts';
import type { ApiSwitches } from '../wire/simulator-contract.ts';
import { findMembership } from '../world/personas.ts';

/** The tokens that one of the two APIs accepts. */
type AccessRules = {
  readonly audiences: readonly string[];
  /** Delegated permissions (`scp`). Any one of them is enough. */
  readonly scopes: readonly string[];
  /** Application permissions (`roles`). Any one of them is enough. */
  readonly appRoles: readonly string[];
};

/** The device groups that a caller can see. `null` means all devices. */
export type Visibility = { readonly deviceGroups: readonly string[] | null };

export type AccessRefusal =
  | { readonly code: 'unauthenticated'; readonly reason: BearerProblem | 'wrong-audience' }
  | { readonly code: 'claims-challenge'; readonly claims: string }
  | { readonly code: 'missing-scope'; readonly actual: readonly string[] }
  | { readonly code: 'missing-app-role'; readonly actual: readonly string[] }
  | { readonly code: 'no-defender-role' };

type AccessDecision =
  | { readonly allowed: true; readonly caller: VerifiedCaller; readonly visibility: Visibility }
  | { readonly allowed: false; readonly refusal: AccessRefusal };

/** The authentication context that a claims challenge requires, as a Conditional Access policy would. */
const CHALLENGE_CONTEXT = 'c1';
const CHALLENGE = JSON.stringify({ access_token: { acrs: { essential: true, value: CHALLENGE_CONTEXT } } });

/** Defender XDR accepts its identifier URIs of every cloud and its resource GUID, but not the audiences of Defender for Endpoint. */
export const DEFENDER_XDR_RULES: AccessRules = {
  audiences: [...DEFENDER_XDR.identifiers, DEFENDER_XDR.appId],
  scopes: ['Incident.Read', 'Incident.ReadWrite'],
  appRoles: ['Incident.Read.All', 'Incident.ReadWrite.All'],
};

export const GRAPH_RULES: AccessRules = {
  audiences: [...GRAPH.identifiers, GRAPH.appId],
  scopes: ['SecurityIncident.Read.All', 'SecurityIncident.ReadWrite.All'],
  appRoles: ['SecurityIncident.Read.All', 'SecurityIncident.ReadWrite.All'],
};

/**
 * Checks a caller, with 401 before 403: the token is valid, is for this API, satisfies a claims challenge, has a
 * permission and, if it is delegated, belongs to a user with a Defender role. Each API writes its own error body.
 */
export function createAccessCheck(
  rules: AccessRules,
  switches: ApiSwitches,
): (bearer: VerifiedCaller | { readonly problem: BearerProblem }) => AccessDecision {
  const mustChallenge = switches.claimsChallenge === 'once';
  return (bearer) => {
    if ('problem' in bearer) return refuse({ code: 'unauthenticated', reason: bearer.problem });
    if (!rules.audiences.includes(bearer.audience.replace(/\/$/, ''))) {
      return refuse({ code: 'unauthenticated', reason: 'wrong-audience' });
    }
    if (mustChallenge && !bearer.authenticationContexts.includes(CHALLENGE_CONTEXT)) {
      return refuse({ code: 'claims-challenge', claims: CHALLENGE });
    }
    // A token with `roles` and without `scp` is an application token. It is not limited to device groups.
    if (bearer.scopes.length === 0 && bearer.roles.length > 0) {
      return rules.appRoles.some((role) => bearer.roles.includes(role))
        ? { allowed: true, caller: bearer, visibility: { deviceGroups: null } }
        : refuse({ code: 'missing-app-role', actual: bearer.roles });
    }
    if (!rules.scopes.some((scope) => bearer.scopes.includes(scope))) {
      return refuse({ code: 'missing-scope', actual: bearer.scopes });
    }
    const membership = findMembership(bearer.tenantId, bearer.objectId);
    if (membership === null || !membership.hasDefenderRole) return refuse({ code: 'no-defender-role' });
    return { allowed: true, caller: bearer, visibility: { deviceGroups: membership.deviceGroups } };
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
