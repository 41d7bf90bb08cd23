import type { RegisteredApplication } from '../wire/simulator-contract.ts';
import { type AuthorityTenant, findApplication, resolveAuthority } from './directory.ts';
import type { EntraDirectory } from './entra-context.ts';
import type { Refusal } from './refusal.ts';
import {
  applicationNotFound,
  challengeMethod,
  challengeSize,
  claimsMalformed,
  missingParameter,
  promptRefused,
  redirectUriMismatch,
  responseModeRefused,
  responseTypeRefused,
} from './refusals.ts';
import { parseRequestedClaims, type RequestedClaims } from './requested-claims.ts';
import { parseRequestedScopes } from './requested-scopes.ts';
import type { ScopeRequest } from './resources.ts';

export type Prompt = 'none' | 'login' | 'select_account' | 'consent' | null;

/** Where to send the response: always a registered redirect URI. */
export type ReplyAddress = {
  readonly redirectUri: string;
  readonly responseMode: 'fragment' | 'query';
  readonly state: string | null;
};

/** A valid authorization request, before the user signs in. */
export type AuthorizeRequest = {
  readonly application: RegisteredApplication;
  readonly authority: AuthorityTenant;
  readonly reply: ReplyAddress;
  readonly scopes: ScopeRequest;
  readonly claims: RequestedClaims;
  readonly prompt: Prompt;
  readonly loginHint: string | null;
  readonly sessionId: string | null;
  readonly nonce: string | null;
  readonly challenge: string | null;
  readonly wantsClientInfo: boolean;
};

/**
 * `page`: the redirect URI is not trusted, so Entra shows the refusal on its own page.
 * `reply`: the refusal goes back to the application.
 */
type ParsedAuthorizeRequest =
  | { readonly kind: 'request'; readonly request: AuthorizeRequest }
  | { readonly kind: 'page'; readonly refusal: Refusal; readonly application: RegisteredApplication | null }
  | { readonly kind: 'reply'; readonly refusal: Refusal; readonly reply: ReplyAddress };

const PROMPTS = ['none', 'login', 'select_account', 'consent'] as const;

function parsePrompt(text: string | null): Prompt | 'unknown' {
  if (text === null || text === '') return null;
  return PROMPTS.find((prompt) => prompt === text) ?? 'unknown';
}

/**
 * Validates an authorization request (v2.0). The order matters: until client and redirect URI are verified,
 * nothing may be sent to the redirect URI (RFC 6749 §4.1.2.1).
 * @see https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow
 */
export function parseAuthorizeRequest(
  directory: EntraDirectory,
  tenantSegment: string,
  params: URLSearchParams,
): ParsedAuthorizeRequest {
  const clientId = params.get('client_id');
  if (clientId === null) return { kind: 'page', refusal: missingParameter('client_id'), application: null };
  const application = findApplication(directory.applications, clientId);
  if (application === null) {
    return { kind: 'page', refusal: applicationNotFound(clientId, tenantSegment), application: null };
  }
  const page = (refusal: Refusal): ParsedAuthorizeRequest => ({ kind: 'page', refusal, application });

  const authority = resolveAuthority(directory, tenantSegment, application);
  if (authority.kind === 'refused') return page(authority.refusal);
  const redirectUri = params.get('redirect_uri');
  if (redirectUri === null) return page(missingParameter('redirect_uri'));
  if (!application.redirectUris.some((registered) => registered.uri === redirectUri)) {
    return page(redirectUriMismatch(redirectUri, application));
  }
  const responseType = params.get('response_type');
  if (responseType === null) return page(missingParameter('response_type'));
  const mode = params.get('response_mode') ?? 'query';
  if (mode !== 'fragment' && mode !== 'query') return page(responseModeRefused(mode));

  const reply: ReplyAddress = { redirectUri, responseMode: mode, state: params.get('state') };
  const redirect = (refusal: Refusal): ParsedAuthorizeRequest => ({ kind: 'reply', refusal, reply });

  if (responseType !== 'code') return redirect(responseTypeRefused(responseType));
  const challenge = params.get('code_challenge');
  if (challenge !== null) {
    if (!/^[A-Za-z0-9\-._~]{43,128}$/.test(challenge)) return redirect(challengeSize());
    if (params.get('code_challenge_method') !== 'S256') return redirect(challengeMethod());
  }
  const prompt = parsePrompt(params.get('prompt'));
  if (prompt === 'unknown') return redirect(promptRefused(params.get('prompt') ?? ''));
  const directoryName = authority.kind === 'tenant' ? authority.tenant.displayName : tenantSegment;
  const scopes = parseRequestedScopes(params.get('scope') ?? '', application, directoryName);
  if (!scopes.ok) return redirect(scopes.problem.number === 28003 ? missingParameter('scope') : scopes.problem);
  const claims = parseRequestedClaims(params.get('claims'));
  if (!claims.ok) return redirect(claimsMalformed());

  return {
    kind: 'request',
    request: {
      application,
      authority,
      reply,
      scopes: scopes.value,
      claims: claims.value,
      prompt,
      loginHint: params.get('login_hint'),
      sessionId: params.get('sid'),
      nonce: params.get('nonce'),
      challenge,
      wantsClientInfo: params.get('client_info') === '1',
    },
  };
}
