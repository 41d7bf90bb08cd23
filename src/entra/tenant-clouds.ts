import type { CloudName } from './clouds.ts';

/**
 * How a tenant's OpenID configuration identifies its cloud, in `cloud_instance_name` and `tenant_region_sub_scope`. Microsoft
 * documents neither; both are observed.
 * @see https://login.microsoftonline.com/organizations/v2.0/.well-known/openid-configuration
 */
export const CLOUD_INSTANCES: { readonly [Name in CloudName]: string } = {
  global: 'microsoftonline.com',
  gcc: 'microsoftonline.com',
  'gcc-high': 'microsoftonline.us',
  dod: 'microsoftonline.us',
};

/** The cloud that a value of `tenant_region_sub_scope` stands for. Most tenants of the global cloud have none. */
export const CLOUD_OF_SUB_SCOPE: { readonly [SubScope in string]?: CloudName } = {
  GCC: 'gcc',
  DODCON: 'gcc-high',
  DOD: 'dod',
};
