import { type Api, type Cloud, resourceOf } from '../entra/clouds.ts';
import { signInPermissions } from '../entra/incident-permissions.ts';

/**
 * The scopes that sign-in requests, each with its resource: Entra looks up a bare name in Microsoft Graph. All belong to
 * one resource, because an access token has one audience.
 */
export function scopesOf(cloud: Cloud, api: Api): string[] {
  return signInPermissions(api).map((permission) => `${resourceOf(cloud, api)}/${permission}`);
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
