import {
  APIS,
  INCIDENT_APIS,
  INCIDENT_OPERATIONS,
  type IncidentOperation,
  JUDGED_APIS,
  type JudgedApi,
} from '../entra/apis.ts';
import type { Api } from '../entra/clouds.ts';
import { DIRECTORY_ROLES } from '../entra/directory-roles.ts';
import type { PermissionsNeeded } from '../entra/incident-permissions.ts';
import { isUnsigned } from './decode-token.ts';
import type { InspectedToken } from './inspect-token.ts';
import { nearMiss } from './token-permissions.ts';

/** The deciding reason. `judge` defines the order in which reasons apply. */
export type VerdictReason =
  | { readonly code: 'no-such-operation' }
  | { readonly code: 'not-an-access-token' }
  | { readonly code: 'unsigned' }
  | { readonly code: 'audience' }
  | { readonly code: 'tenant'; readonly expectedTenantId: string }
  | { readonly code: 'expired' }
  | { readonly code: 'not-yet-valid' }
  | { readonly code: 'context' }
  | {
      readonly code: 'permission';
      readonly context: 'user' | 'application';
      /** The least privileged permission that is sufficient. */
      readonly needed: string;
      readonly nearMiss: string | null;
    }
  | { readonly code: 'directory-role'; readonly access: 'read' | 'write' }
  | { readonly code: 'granted'; readonly permission: string };

/** Whether a token allows an operation of an API, and why. Based on the claims only. */
export type Verdict<A extends JudgedApi = JudgedApi> = {
  readonly operation: IncidentOperation;
  readonly api: A;
  readonly answer: 'yes' | 'no' | 'unknown';
  readonly reason: VerdictReason;
};

/** Verdicts for every operation of every API, grouped by operation. */
export function judgeToken(inspected: InspectedToken): readonly Verdict[] {
  return INCIDENT_OPERATIONS.flatMap((operation) => JUDGED_APIS.map((api) => judge(inspected, operation, api)));
}

/**
 * Judges one operation. The first obstacle decides, in this order: not an access token, unsigned, audience, tenant,
 * lifetime, context, permission, role. `yes` means that the claims show no obstacle. The API can still refuse the token,
 * because it also checks revocation, Conditional Access and its own roles.
 */
export function judge<A extends JudgedApi>(
  inspected: InspectedToken,
  operation: IncidentOperation,
  api: A,
): Verdict<A> {
  const verdict = (answer: Verdict['answer'], reason: VerdictReason): Verdict<A> => ({
    operation,
    api,
    answer,
    reason,
  });

  const needed: PermissionsNeeded | undefined = APIS[api].permissions[operation];
  if (needed === undefined) return verdict('no', { code: 'no-such-operation' });
  if (inspected.kind === 'id') return verdict('no', { code: 'not-an-access-token' });
  if (isUnsigned(inspected.token)) return verdict('no', { code: 'unsigned' });
  if (inspected.audience?.api !== api) return verdict('no', { code: 'audience' });
  const { expectedTenantId, claims, lifetime } = inspected;
  if (expectedTenantId !== null && claims.tenantId?.toLowerCase() !== expectedTenantId.toLowerCase()) {
    return verdict('no', { code: 'tenant', expectedTenantId });
  }
  if (lifetime.state === 'expired') return verdict('no', { code: 'expired' });
  if (lifetime.state === 'not-yet-valid') return verdict('no', { code: 'not-yet-valid' });
  if (inspected.kind === 'unknown') return verdict('unknown', { code: 'context' });
  const permission = permissionReason(inspected, needed);
  if (permission.code !== 'granted') return verdict('no', permission);
  const access = isWrite(operation) ? 'write' : 'read';
  if (!mayHaveRoleFor(inspected, access)) return verdict('unknown', { code: 'directory-role', access });
  return verdict('yes', permission);
}

/**
 * The main verdict: whether the token can list incidents. It is for the first API with the answer yes, otherwise unknown,
 * otherwise for the API in the audience, otherwise for Defender XDR.
 */
export function decidingVerdict(inspected: InspectedToken): Verdict<Api> {
  const verdicts = INCIDENT_APIS.map((api) => judge(inspected, 'list-incidents', api));
  const [defenderXdr] = verdicts;
  return (
    verdicts.find((verdict) => verdict.answer === 'yes') ??
    verdicts.find((verdict) => verdict.answer === 'unknown') ??
    verdicts.find((verdict) => verdict.api === inspected.audience?.api) ??
    defenderXdr ??
    judge(inspected, 'list-incidents', 'defender-xdr')
  );
}

function permissionReason(inspected: InspectedToken, needed: PermissionsNeeded): VerdictReason {
  const { scopes, appRoles } = inspected.claims;
  const context = inspected.kind === 'user-access' ? 'user' : 'application';
  const sufficient = context === 'user' ? needed.delegated : needed.application;
  const granted = (context === 'user' ? scopes : appRoles) ?? [];
  const permission = sufficient.find((name) => granted.includes(name));
  if (permission !== undefined) return { code: 'granted', permission };
  const [least] = sufficient;
  const both = [...(scopes ?? []), ...(appRoles ?? [])];
  // In the wrong claim, even the exact name is only a near miss.
  return { code: 'permission', context, needed: least, nearMiss: both.includes(least) ? least : nearMiss(least, both) };
}

/**
 * Whether the token's user may have the role for this access. Only a token that lists roles can rule it out. Most tokens
 * list none, and custom Defender roles never appear.
 */
export function mayHaveRoleFor(inspected: InspectedToken, access: 'read' | 'write'): boolean {
  const { directoryRoles } = inspected.claims;
  if (inspected.kind !== 'user-access' || directoryRoles === null) return true;
  return DIRECTORY_ROLES.some(
    (role) => directoryRoles.includes(role.templateId) && (role.incidents === 'write' || role.incidents === access),
  );
}

function isWrite(operation: IncidentOperation): boolean {
  return operation === 'update-incident' || operation === 'comment-incident';
}
