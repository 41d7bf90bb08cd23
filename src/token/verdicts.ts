import {
  APIS,
  INCIDENT_APIS,
  INCIDENT_OPERATIONS,
  type IncidentOperation,
  JUDGED_APIS,
  type JudgedApi,
  type PermissionsNeeded,
} from '../entra/apis.ts';
import type { Api } from '../entra/clouds.ts';
import { DIRECTORY_ROLES } from '../entra/directory-roles.ts';
import { saysUnsigned } from './decode-token.ts';
import type { InspectedToken } from './inspect-token.ts';
import { nearMiss } from './token-permissions.ts';

/** The one reason that decides; which of them comes first is the order of `judge`. */
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
      /** The least privileged permission that would do. */
      readonly needed: string;
      readonly nearMiss: string | null;
    }
  | { readonly code: 'directory-role'; readonly access: 'read' | 'write' }
  | { readonly code: 'granted'; readonly permission: string };

/** For one token and one operation of one API: yes, no or unknown, and why. Read from claims, measured nowhere. */
export type Verdict<A extends JudgedApi = JudgedApi> = {
  readonly operation: IncidentOperation;
  readonly api: A;
  readonly answer: 'yes' | 'no' | 'unknown';
  readonly reason: VerdictReason;
};

/** Every operation at every API, by operation first. */
export function judgeToken(inspected: InspectedToken): readonly Verdict[] {
  return INCIDENT_OPERATIONS.flatMap((operation) => JUDGED_APIS.map((api) => judge(inspected, operation, api)));
}

/**
 * Judges one operation. The first thing that stands in the way decides: not an access token or signed by nobody,
 * audience, tenant, lifetime, context, permission, role. A `yes` means that nothing in the claims stands in the way; the API may
 * still refuse, for it sees revocations, Conditional Access and its own roles.
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
  if (saysUnsigned(inspected.token)) return verdict('no', { code: 'unsigned' });
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
  if (!hasRoleFor(inspected, access)) return verdict('unknown', { code: 'directory-role', access });
  return verdict('yes', permission);
}

/**
 * The verdict that a person came for: can this token list incidents? The API that says yes, else the one that cannot
 * tell, else the one the token is for, else Defender XDR.
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
  const held = (context === 'user' ? scopes : appRoles) ?? [];
  const permission = sufficient.find((name) => held.includes(name));
  if (permission !== undefined) return { code: 'granted', permission };
  const [least] = sufficient;
  const both = [...(scopes ?? []), ...(appRoles ?? [])];
  const misplaced = both.includes(least) ? least : nearMiss(least, both);
  return { code: 'permission', context, needed: least, nearMiss: misplaced };
}

/**
 * Whether nothing in a token speaks against its user's roles. Only a token that lists them can, and most list none;
 * a custom role in Defender never shows.
 */
export function hasRoleFor(inspected: InspectedToken, access: 'read' | 'write'): boolean {
  const { directoryRoles } = inspected.claims;
  if (inspected.kind !== 'user-access' || directoryRoles === null) return true;
  return DIRECTORY_ROLES.some(
    (role) => directoryRoles.includes(role.templateId) && (role.incidents === 'write' || role.incidents === access),
  );
}

function isWrite(operation: IncidentOperation): boolean {
  return operation === 'update-incident' || operation === 'comment-incident';
}
