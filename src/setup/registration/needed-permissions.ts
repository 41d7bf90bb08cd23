import { APIS } from '../../entra/apis.ts';
import { AUDIENCES } from '../../entra/audiences.ts';
import type { Api } from '../../entra/clouds.ts';
import { signInPermissions } from '../../entra/incident-permissions.ts';
import { PERMISSIONS, type Permission } from '../../entra/permissions.ts';
import type { ExtraPermission } from '../setup-choices.ts';

/** The delegated permissions to register, and the API that Entra lists them under. */
export type NeededPermissions = {
  readonly permissions: readonly Pick<Permission, 'name' | 'displayName' | 'id'>[];
  /** The API's name in Entra, to find or to type when choosing the API. */
  readonly listedUnder: string;
  /** The application id of the API. */
  readonly resourceId: string;
};

/**
 * The delegated permissions to register: the one that sign-in requests and, if chosen, the one to change incidents, which is
 * requested with the first change, and the one for advanced hunting, which the app does not use yet.
 */
export function neededPermissions(api: Api, extras: readonly ExtraPermission[] = []): NeededPermissions {
  const audience = AUDIENCES.find((it) => it.api === api);
  if (audience === undefined) throw new Error(`No audience is listed for ${api}`);
  return {
    permissions: [
      ...signInPermissions(api),
      ...(extras.includes('changes') ? [APIS[api].permissions['update-incident'].delegated[0]] : []),
      ...(extras.includes('hunting') ? [APIS[api].permissions['run-hunting-query'].delegated[0]] : []),
    ].map((name) => registeredPermission(api, name)),
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
