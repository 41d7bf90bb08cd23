import { failed, ok, type Result } from '../../std/result.ts';
import type { RegisteredApplication } from '../wire/simulator-contract.ts';
import { type AuthorityTenant, findApplication, resolveAuthority } from './directory.ts';
import type { EntraDirectory } from './entra-context.ts';
import type { Refusal } from './refusal.ts';
import {
  applicationNotFound,
  claimsMalformed,
  clientIsPublic,
  grantTypeRefused,
  missingParameter,
  severalResources,
} from './refusals.ts';
import { parseRequestedClaims, type RequestedClaims } from './requested-claims.ts';
import { parseRequestedScopes } from './requested-scopes.ts';
import type { ResourceRequest, ScopeRequest } from './resources.ts';

/** The valid part that both grants have in common. */
export type TokenRequest = {
  readonly application: RegisteredApplication;
  readonly authority: AuthorityTenant;
  readonly grantType: 'authorization_code' | 'refresh_token';
  readonly claims: RequestedClaims;
};

export type TokenRequestScopes = ScopeRequest & { readonly requested: ResourceRequest | null };

/** Validates the part that both grants have in common. Does not check the code or refresh token. */
export function parseTokenRequest(
  directory: EntraDirectory,
  tenantSegment: string,
  params: URLSearchParams,
): Result<TokenRequest, Refusal> {
  const clientId = params.get('client_id');
  if (clientId === null) return failed(missingParameter('client_id'));
  const application = findApplication(directory.applications, clientId);
  if (application === null) return failed(applicationNotFound(clientId, tenantSegment));
  const authority = resolveAuthority(directory, tenantSegment, application);
  if (authority.kind === 'refused') return failed(authority.refusal);
  const grantType = params.get('grant_type');
  if (grantType === null) return failed(missingParameter('grant_type'));
  if (grantType !== 'authorization_code' && grantType !== 'refresh_token') return failed(grantTypeRefused(grantType));
  if (params.has('client_secret') || params.has('client_assertion')) return failed(clientIsPublic());
  const claims = parseRequestedClaims(params.get('claims'));
  if (!claims.ok) return failed(claimsMalformed());
  return ok({ application, authority, grantType, claims: claims.value });
}

/** Parses the scopes of a token request, which can be for one resource only. Without a resource, the token is for Graph. */
export function parseTokenScopes(
  text: string | null,
  application: RegisteredApplication,
  directory: string,
): Result<TokenRequestScopes, Refusal> {
  const scopes = parseRequestedScopes(text ?? '', application, directory);
  if (!scopes.ok) return scopes;
  if (scopes.value.resources.length > 1) return failed(severalResources(text ?? ''));
  return ok({ ...scopes.value, requested: scopes.value.resources[0] ?? null });
}
