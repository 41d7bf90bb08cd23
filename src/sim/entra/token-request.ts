import { failed, ok, type Result } from '../../std/result.ts';
import type { RegisteredApplication } from '../wire/simulator-contract.ts';
import { type AuthorityTenant, findApplication, resolveAuthority } from './directory.ts';
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

/** The part that both grants have, in order. */
export type TokenRequest = {
  readonly application: RegisteredApplication;
  readonly authority: AuthorityTenant;
  readonly grantType: 'authorization_code' | 'refresh_token';
  readonly claims: RequestedClaims;
};

export type TokenRequestScopes = ScopeRequest & { readonly asked: ResourceRequest | null };

/** Judges what both grants have in common. Proves nothing about code or refresh token. */
export function parseTokenRequest(
  tenantSegment: string,
  params: URLSearchParams,
  applications: readonly RegisteredApplication[],
): Result<TokenRequest, Refusal> {
  const clientId = params.get('client_id');
  if (clientId === null) return failed(missingParameter('client_id'));
  const application = findApplication(applications, clientId);
  if (application === null) return failed(applicationNotFound(clientId, tenantSegment));
  const authority = resolveAuthority(tenantSegment, application);
  if (authority.kind === 'refused') return failed(authority.refusal);
  const grantType = params.get('grant_type');
  if (grantType === null) return failed(missingParameter('grant_type'));
  if (grantType !== 'authorization_code' && grantType !== 'refresh_token') return failed(grantTypeRefused(grantType));
  if (params.has('client_secret') || params.has('client_assertion')) return failed(clientIsPublic());
  const claims = parseRequestedClaims(params.get('claims'));
  if (!claims.ok) return failed(claimsMalformed());
  return ok({ application, authority, grantType, claims: claims.value });
}

/** Reads the scopes of a token request, which may name one resource only. With none named, the token is for Graph. */
export function parseTokenScopes(
  text: string | null,
  application: RegisteredApplication,
  directory: string,
): Result<TokenRequestScopes, Refusal> {
  const scopes = parseRequestedScopes(text ?? '', application, directory);
  if (!scopes.ok) return scopes;
  if (scopes.value.resources.length > 1) return failed(severalResources(text ?? ''));
  return ok({ ...scopes.value, asked: scopes.value.resources[0] ?? null });
}
