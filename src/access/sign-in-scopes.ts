import { APIS } from '../entra/apis.ts';
import { type Api, type Cloud, resourceOf } from '../entra/clouds.ts';
import { signInPermissions } from '../entra/incident-permissions.ts';

/** What tokens are for. Only a change requests the permission to change incidents. */
export type TokenPurpose = 'reading' | 'changing';

/** The delegated permission that changing incidents needs. */
export function changePermission(api: Api): string {
  return APIS[api].permissions['update-incident'].delegated[0];
}

/**
 * The scopes that sign-in requests, or those that changing incidents needs, each with its resource: Entra looks up a bare name in Microsoft Graph. All belong to
 * one resource, because an access token has one audience.
 */
export function scopesOf(cloud: Cloud, api: Api, purpose: TokenPurpose = 'reading'): string[] {
  const permissions = purpose === 'reading' ? signInPermissions(api) : [changePermission(api)];
  return permissions.map((permission) => `${resourceOf(cloud, api)}/${permission}`);
}

/**
 * Whether granted scopes can belong to a token for `resource`. Entra may return short names, which name no resource and
 * are accepted. Scopes of other resources only are refused.
 */
export function belongsToResource(granted: readonly string[], resource: string): boolean {
  const qualified = granted.filter((name) => name.includes('://'));
  return (
    qualified.length === 0 || qualified.some((name) => name.toLowerCase().startsWith(`${resource.toLowerCase()}/`))
  );
}

/** Whether granted scopes, with or without their resource, include the permission to change incidents. */
export function includesChangePermission(granted: readonly string[], api: Api): boolean {
  const wanted = changePermission(api).toLowerCase();
  return granted.some((name) => name.slice(name.lastIndexOf('/') + 1).toLowerCase() === wanted);
}
