import { APIS } from '../../entra/apis.ts';
import { AUDIENCES } from '../../entra/audiences.ts';
import type { Api } from '../../entra/clouds.ts';
import { signInPermissions } from '../../entra/incident-permissions.ts';
import { PERMISSIONS, type Permission } from '../../entra/permissions.ts';

/** The delegated permissions to register, and the API that Entra lists them under. */
export type NeededPermissions = {
  readonly permissions: readonly Pick<Permission, 'name' | 'displayName' | 'id'>[];
  /** The API's name in Entra, to find or to type when choosing the API. */
  readonly listedUnder: string;
  /** The application id of the API. */
  readonly resourceId: string;
};

/** The delegated permissions that sign-in requests of `api`. */
export function neededPermissions(api: Api): NeededPermissions {
  const audience = AUDIENCES.find((it) => it.api === api);
  if (audience === undefined) throw new Error(`No audience is listed for ${api}`);
  return {
    permissions: signInPermissions(api).map((name) => registeredPermission(api, name)),
    listedUnder: APIS[api].entraName,
    resourceId: audience.applicationId,
  };
}

/** The least privileged application permission to list incidents. */
export function neededApplicationPermission(api: Api) {
  const { resourceId } = neededPermissions(api);
  const [name] = APIS[api].permissions['list-incidents'].application;
  return { ...registeredPermission(api, name, 'application'), resourceId };
}

function registeredPermission(
  api: Api,
  name: string,
  kind: Permission['kind'] = 'delegated',
): NeededPermissions['permissions'][number] {
  const permission = PERMISSIONS.find((it) => it.api === api && it.kind === kind && it.name === name);
  if (permission === undefined) throw new Error(`No id is listed for the permission ${name}`);
  return { name, displayName: permission.displayName, id: permission.id };
}
