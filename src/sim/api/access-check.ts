import type { BearerProblem, VerifiedCaller } from '../entra/bearer.ts';
import { DEFENDER_XDR, GRAPH } from '../entra/resources.ts';
import type { ApiSwitches } from '../wire/simulator-contract.ts';
import { findMembership } from '../world/personas.ts';

/** Who may call one of the two APIs. */
export type AccessRules = {
  readonly audiences: readonly string[];
  /** Delegated permissions (`scp`), any one of which is enough. */
  readonly scopes: readonly string[];
  /** Application permissions (`roles`), any one of which is enough. */
  readonly appRoles: readonly string[];
};

/** What a caller may see: `null` device groups mean all devices. */
export type Visibility = { readonly deviceGroups: readonly string[] | null };

export type AccessRefusal =
  | { readonly code: 'unauthenticated'; readonly reason: BearerProblem | 'wrong-audience' }
  | { readonly code: 'claims-challenge'; readonly claims: string }
  | { readonly code: 'missing-scope'; readonly held: readonly string[] }
  | { readonly code: 'missing-app-role'; readonly held: readonly string[] }
  | { readonly code: 'no-defender-role' };

export type AccessDecision =
  | { readonly allowed: true; readonly caller: VerifiedCaller; readonly visibility: Visibility }
  | { readonly allowed: false; readonly refusal: AccessRefusal };

/** The claim that a challenged caller must bring: an authentication context, as a Conditional Access policy asks. */
const CHALLENGE_CONTEXT = 'c1';
const CHALLENGE = JSON.stringify({ access_token: { acrs: { essential: true, value: CHALLENGE_CONTEXT } } });

/** The audience names of Defender XDR: its identifier URIs in every cloud and the resource's GUID. Those of Endpoint are not among them. */
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
 * Judges a caller in the order 401 before 403: proven, made for this API, strong enough, permitted, and for a person
 * holding a role in Defender. Each API writes a refusal in its own words.
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
    // A token without `scp` was made for an application: it sees everything that its role names.
    if (bearer.scopes.length === 0 && bearer.roles.length > 0) {
      return rules.appRoles.some((role) => bearer.roles.includes(role))
        ? { allowed: true, caller: bearer, visibility: { deviceGroups: null } }
        : refuse({ code: 'missing-app-role', held: bearer.roles });
    }
    if (!rules.scopes.some((scope) => bearer.scopes.includes(scope))) {
      return refuse({ code: 'missing-scope', held: bearer.scopes });
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
 * The `WWW-Authenticate` header of a 401: RFC 6750 §3 with Entra's `authorization_uri`; a claims challenge carries its
 * claims as base64 (Entra, claims challenges). `null` where no 401 is due.
 */
export function challengeHeader(refusal: AccessRefusal, authorizationUri: string): string | null {
  const start = `Bearer realm="", authorization_uri="${authorizationUri}"`;
  if (refusal.code === 'claims-challenge') {
    return `${start}, error="insufficient_claims", claims="${btoa(refusal.claims)}"`;
  }
  if (refusal.code !== 'unauthenticated') return null;
  // RFC 6750 §3.1: a request without authentication gets no error code.
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
