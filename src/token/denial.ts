import { APIS, type IncidentOperation } from '../entra/apis.ts';
import type { Api } from '../entra/clouds.ts';
import { DIRECTORY_ROLES } from '../entra/directory-roles.ts';
import type { InspectedToken } from './inspect-token.ts';
import { judge } from './verdicts.ts';

/**
 * Why an API denied access (403).
 * `permission`: the token lacks every sufficient permission.
 * `no-role`: the token has the permission, but the user has no role that can view incidents. `isListed` is false if the
 * token lists no roles, so that the role is the only reason left.
 * `role-insufficient`: the token has the permission and lists a role that is normally enough.
 * `unknown`: the token is unknown, or its claims explain nothing.
 */
export type Denial =
  | { readonly code: 'feature-disabled' | 'operation-disallowed' | 'licence' | 'unknown' }
  | { readonly code: 'permission'; readonly needed: string }
  | { readonly code: 'no-role'; readonly permission: string; readonly isListed: boolean }
  | { readonly code: 'role-insufficient'; readonly permission: string; readonly roles: readonly string[] };

/** A response with the status 403. */
type DeniedRequest = {
  readonly api: Api;
  readonly operation: Exclude<IncidentOperation, 'run-hunting-query'>;
  /** The error code of the service. */
  readonly apiCode: string | null;
  readonly apiMessage: string | null;
};

/**
 * Finds the one reason for a 403 from the response and the token that was refused. The service's own code decides first,
 * then the permissions in the token, then the roles in it.
 * @see https://learn.microsoft.com/en-us/defender-xdr/api-error-codes (`DisabledFeature`, `DisallowedOperation`)
 */
export function denialOf(request: DeniedRequest, inspected: InspectedToken | null): Denial {
  const { api, operation, apiCode } = request;
  if (apiCode === 'DisabledFeature') return { code: 'feature-disabled' };
  if (apiCode === 'DisallowedOperation') return { code: 'operation-disallowed' };
  // Neither API documents a code for a missing licence. Microsoft Graph names it in the message only.
  if (/\blicen[cs]e/i.test(request.apiMessage ?? '')) return { code: 'licence' };
  if (inspected === null) return { code: 'unknown' };
  const { reason } = judge(inspected, operation, api);
  if (reason.code === 'permission') return { code: 'permission', needed: reason.needed };
  if (inspected.kind !== 'user-access') return { code: 'unknown' };
  const permission = grantedPermission(inspected, api, operation);
  if (permission === null) return { code: 'unknown' };
  if (reason.code === 'directory-role') return { code: 'no-role', permission, isListed: true };
  if (reason.code !== 'granted') return { code: 'unknown' };
  const { directoryRoles } = inspected.claims;
  if (directoryRoles !== null) {
    const readingRoles = DIRECTORY_ROLES.filter((role) => role.incidents !== 'none');
    const roles = readingRoles.filter(({ templateId }) => directoryRoles.includes(templateId)).map(({ name }) => name);
    return { code: 'role-insufficient', permission, roles };
  }
  // For a single incident, a role that is limited to other devices is as likely as none.
  return operation === 'list-incidents' ? { code: 'no-role', permission, isListed: false } : { code: 'unknown' };
}

function grantedPermission({ claims }: InspectedToken, api: Api, operation: DeniedRequest['operation']): string | null {
  return APIS[api].permissions[operation].delegated.find((name) => claims.scopes?.includes(name)) ?? null;
}
