import { findTenant } from '../world/tenants.ts';
import type { Refusal } from './refusal.ts';
import { tenantNotFound } from './refusals.ts';
import type { SigningKey } from './signing-key.ts';

const ALIASES = ['organizations', 'common'];

/**
 * The OpenID configuration of an authority. For an alias, the issuer contains the template `{tenantid}`, as in Entra.
 * @see https://learn.microsoft.com/entra/identity-platform/v2-protocols-oidc
 */
export function describeAuthority(
  origin: string,
  segment: string,
): { readonly ok: true; readonly value: object } | { readonly ok: false; readonly problem: Refusal } {
  const tenant = findTenant(segment);
  const alias = ALIASES.find((known) => known === segment.toLowerCase());
  if (tenant === null && alias === undefined) {
    return { ok: false, problem: { ...tenantNotFound(segment), error: 'invalid_tenant' } };
  }
  const authority = `${origin}/${tenant?.tenantId ?? alias}`;
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
    authorization_endpoint: `${authority}/oauth2/v2.0/authorize`,
    end_session_endpoint: `${authority}/oauth2/v2.0/logout`,
    code_challenge_methods_supported: ['S256'],
    tenant_region_scope: tenant === null ? null : 'NA',
    cloud_instance_name: new URL(origin).hostname.endsWith('.us') ? 'microsoftonline.us' : 'microsoftonline.com',
  };
  return { ok: true, value };
}

/** The key set for verifying id tokens and access tokens of the XDR API. */
export function describeKeys(key: SigningKey, origin: string): object {
  return { keys: [{ ...key.publicJwk, issuer: `${origin}/{tenantid}/v2.0` }] };
}
