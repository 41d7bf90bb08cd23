import { type Api, type Cloud, resourceOf } from '../entra/clouds.ts';

/**
 * The least delegated permission that reads incidents.
 * @see https://learn.microsoft.com/en-us/defender-xdr/api-list-incidents (Permissions)
 * @see https://learn.microsoft.com/en-us/graph/api/security-list-incidents (Permissions)
 */
const READ_PERMISSION: { readonly [Key in Api]: string } = {
  'defender-xdr': 'Incident.Read',
  'graph-security': 'SecurityIncident.Read.All',
};

/** The one scope that is asked for, written with its resource: a bare name would be looked up in Graph. */
export function scopeOf(cloud: Cloud, api: Api): string {
  return `${resourceOf(cloud, api)}/${READ_PERMISSION[api]}`;
}

/**
 * Whether granted scopes can belong to a token for the resource of `scope`. The service may answer with short names,
 * which tell no resource and are let pass; a name with another resource and none of ours is refused.
 */
export function belongsToResource(granted: readonly string[], scope: string): boolean {
  const resource = scope.slice(0, scope.lastIndexOf('/') + 1).toLowerCase();
  const qualified = granted.filter((name) => name.includes('://'));
  return qualified.length === 0 || qualified.some((name) => name.toLowerCase().startsWith(resource));
}
