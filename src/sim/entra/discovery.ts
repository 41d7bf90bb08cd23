import type { CloudName, SimulatedTenant } from '../world/tenants.ts';
import type { EntraDirectory } from './entra-context.ts';
import type { Refusal } from './refusal.ts';
import type { SigningKey } from './signing-key.ts';
import { cloudInstanceName, tenantNotFound } from './tenant-refusals.ts';

const ALIASES = ['organizations', 'common'];

/** The hosts of a cloud. The resource hosts are part of the document. */
const HOSTS: Readonly<Record<CloudName, { readonly login: string; readonly graph: string; readonly rbac: string }>> = {
  global: { login: 'login.microsoftonline.com', graph: 'graph.microsoft.com', rbac: 'pas.windows.net' },
  'us-government': { login: 'login.microsoftonline.us', graph: 'graph.microsoft.us', rbac: 'pasff.usgovcloudapi.net' },
  china: {
    login: 'login.partner.microsoftonline.cn',
    graph: 'microsoftgraph.chinacloudapi.cn',
    rbac: 'pas.chinacloudapi.cn',
  },
};

/** The cloud whose authority has this host name. */
export function cloudOf(hostname: string): CloudName {
  return hostname === HOSTS['us-government'].login ? 'us-government' : 'global';
}

/** The origin of a cloud's authority. */
export function loginOrigin(cloud: CloudName): string {
  return `https://${HOSTS[cloud].login}`;
}

/** The host of a tenant's graph. DoD has its own. */
function graphHost(cloud: CloudName, tenant: SimulatedTenant | null): string {
  return tenant?.region.subScope === 'DOD' ? 'dod-graph.microsoft.us' : HOSTS[cloud].graph;
}

/**
 * The OpenID configuration of an authority. For an alias, the issuer contains the template `{tenantid}`, as in Entra.
 * An authority also describes tenants of other clouds, with the endpoints of their own cloud; it just issues no tokens
 * for them.
 * @see https://learn.microsoft.com/entra/identity-platform/v2-protocols-oidc
 */
export function describeAuthority(
  directory: EntraDirectory,
  segment: string,
): { readonly ok: true; readonly value: object } | { readonly ok: false; readonly problem: Refusal } {
  const tenant = directory.tenants.find(segment);
  const alias = ALIASES.find((known) => known === segment.toLowerCase());
  if (tenant === null && alias === undefined) {
    return { ok: false, problem: { ...tenantNotFound(segment), error: 'invalid_tenant' } };
  }
  const cloud = tenant === null || tenant.cloud === 'any' ? directory.cloud : tenant.cloud;
  const origin = loginOrigin(cloud);
  const authority = `${origin}/${tenant?.tenantId ?? alias}`;
  const subScope = tenant?.region.subScope;
  const value = {
    token_endpoint: `${authority}/oauth2/v2.0/token`,
    token_endpoint_auth_methods_supported: ['client_secret_post', 'private_key_jwt', 'client_secret_basic'],
    jwks_uri: `${authority}/discovery/v2.0/keys`,
    response_modes_supported: ['query', 'fragment'],
    subject_types_supported: ['pairwise'],
    id_token_signing_alg_values_supported: ['RS256'],
    response_types_supported: ['code'],
    scopes_supported: ['openid', 'profile', 'email', 'offline_access'],
    issuer: `${origin}/${tenant?.tenantId ?? '{tenantid}'}/v2.0`,
    request_uri_parameter_supported: false,
    authorization_endpoint: `${authority}/oauth2/v2.0/authorize`,
    http_logout_supported: true,
    end_session_endpoint: `${authority}/oauth2/v2.0/logout`,
    code_challenge_methods_supported: ['S256'],
    tenant_region_scope: tenant?.region.scope ?? null,
    ...(subScope === undefined ? {} : { tenant_region_sub_scope: subScope }),
    cloud_instance_name: cloudInstanceName(cloud),
    msgraph_host: graphHost(cloud, tenant),
    rbac_url: `https://${HOSTS[cloud].rbac}`,
  };
  return { ok: true, value };
}

/** The key set for verifying id tokens and access tokens of the XDR API. */
export function describeKeys(key: SigningKey, origin: string): object {
  return { keys: [{ ...key.publicJwk, issuer: `${origin}/{tenantid}/v2.0` }] };
}
