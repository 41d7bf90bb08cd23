import { failed, ok, type Result } from '../../std/result.ts';
import type { Peer } from '../wire/simulator-contract.ts';
import { grantClientCredentials } from './client-credentials.ts';
import { missingConsent } from './consent.ts';
import { encodeClientInfo, findApplication, grantedScopes, type Subject } from './directory.ts';
import type { EntraContext } from './entra-context.ts';
import type { LedgerState } from './ledger.ts';
import { challengeOf, redeemCode } from './redeem-code.ts';
import { redeemRefreshToken } from './redeem-refresh-token.ts';
import { type Refusal, serializeRefusal, traceRefusal } from './refusal.ts';
import {
  clientSecretMissing,
  consentMissing,
  crossOriginNeeded,
  crossOriginNotAllowed,
  missingParameter,
  redirectUriMismatch,
  strongerSignInNeeded,
} from './refusals.ts';
import { GRAPH } from './resources.ts';
import { blockedByTenant } from './tenant-policies.ts';
import { parseTokenRequest, parseTokenScopes, type TokenRequest, type TokenRequestScopes } from './token-request.ts';
import { type Issuing, issueAccessToken, issueIdToken } from './tokens.ts';

const SPA_REFRESH_TOKEN_LIFETIME_MS = 24 * 3_600_000;

type TokenResult = {
  readonly status: number;
  readonly body: object;
  /** Whether a page of another origin can read the response. True only for redirect URIs of the platform Single-page application. */
  readonly readableCrossOrigin: boolean;
};

/** An accepted grant, for which tokens are issued. */
type Granted = {
  readonly subject: Subject;
  readonly scopes: TokenRequestScopes;
  readonly sessionId: string;
  readonly nonce: string | null;
  readonly authenticationContexts: readonly string[];
  /** The end of the refresh token's lifetime, and when the first refresh token of the sign-in was issued. */
  readonly endsAtMs: number;
  readonly firstIssuedAtMs: number;
};

/** Checks whether the caller can redeem a grant for this redirect URI, which depends on the platform and on `Origin`. */
function checkPlatform(request: TokenRequest, redirectUri: string | null, peer: Peer): Result<string, Refusal> {
  if (redirectUri === null) return failed(missingParameter('redirect_uri'));
  const registered = request.application.redirectUris.find(({ uri }) => uri === redirectUri);
  if (registered === undefined) return failed(redirectUriMismatch(redirectUri, request.application));
  if (registered.platform === 'web') {
    return failed(peer.origin === null ? clientSecretMissing() : crossOriginNotAllowed(peer.origin));
  }
  return peer.origin === null ? failed(crossOriginNeeded()) : ok(redirectUri);
}

function checkTenantAndConsent(
  state: LedgerState,
  subject: Subject,
  request: TokenRequest,
  scopes: TokenRequestScopes,
) {
  const blocked = blockedByTenant(state, subject, request.application, scopes);
  if (blocked !== null) {
    return blocked.reportTo === 'application' ? blocked.refusal : { ...blocked.refusal, error: 'invalid_grant' };
  }
  const missing = missingConsent(state, subject, request.application, scopes, null);
  return missing.length === 0 ? null : consentMissing(request.application, 'token-endpoint');
}

function directoryOf(request: TokenRequest): string {
  return request.authority.kind === 'tenant' ? request.authority.tenant.displayName : 'organizations';
}

/**
 * The token endpoint (v2.0): the grants `authorization_code` and `refresh_token` of a single-page application, and
 * `client_credentials` of a daemon.
 * @see https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow
 */
export async function handleTokenRequest(
  context: EntraContext,
  tenantSegment: string,
  params: URLSearchParams,
  peer: Peer,
): Promise<TokenResult> {
  const refuse = (refusal: Refusal, readableCrossOrigin: boolean): TokenResult => {
    const trace = traceRefusal(context.ids, context.clock(), params.get('client-request-id'));
    return { status: refusal.status ?? 400, body: serializeRefusal(refusal, trace), readableCrossOrigin };
  };
  if (params.get('grant_type') === 'client_credentials') {
    const granted = await grantClientCredentials(context, tenantSegment, params, peer);
    return granted.ok
      ? { status: 200, body: granted.value, readableCrossOrigin: false }
      : refuse(granted.problem, false);
  }
  const parsed = parseTokenRequest(context, tenantSegment, params);
  if (!parsed.ok) return refuse(parsed.problem, isSpaRequest(context, params));
  const request = parsed.value;
  const granted =
    request.grantType === 'authorization_code'
      ? await grantByCode(context, request, params, peer)
      : grantByRefreshToken(context, request, params, peer);
  if (!granted.ok) return refuse(granted.problem, isSpaRequest(context, params));
  return { status: 200, body: await issueTokens(context, request, granted.value), readableCrossOrigin: true };
}

/** Entra derives the platform from the redirect URI. Refresh tokens are issued for the platform spa only. */
function isSpaRequest(context: EntraContext, params: URLSearchParams): boolean {
  const application = findApplication(context.applications, params.get('client_id') ?? '');
  if (application === null) return false;
  const redirectUri = params.get('redirect_uri');
  return application.redirectUris.some(
    ({ platform, uri }) => platform === 'spa' && (redirectUri === null || uri === redirectUri),
  );
}

async function grantByCode(
  context: EntraContext,
  request: TokenRequest,
  params: URLSearchParams,
  peer: Peer,
): Promise<Result<Granted, Refusal>> {
  const platform = checkPlatform(request, params.get('redirect_uri'), peer);
  if (!platform.ok) return platform;
  const scopes = parseTokenScopes(params.get('scope'), request.application, directoryOf(request));
  if (!scopes.ok) return scopes;
  const verifier = params.get('code_verifier');
  const challenge = verifier === null ? null : await challengeOf(verifier);
  const nowMs = context.clock();
  return context.ledger.change((state) => {
    const { application, authority } = request;
    const presented = {
      code: params.get('code'),
      clientId: application.clientId,
      redirectUri: platform.value,
      authority,
      tenants: context.tenants,
      challenge,
    };
    const redeemed = redeemCode(state, presented, nowMs);
    if (!redeemed.ok) return redeemed;
    const { code, subject } = redeemed.value;
    const refused = checkTenantAndConsent(state, subject, request, scopes.value);
    if (refused !== null) return failed(refused);
    return ok({
      subject,
      scopes: scopes.value,
      sessionId: code.sessionId,
      nonce: code.nonce,
      authenticationContexts: code.authenticationContexts,
      endsAtMs: nowMs + SPA_REFRESH_TOKEN_LIFETIME_MS,
      firstIssuedAtMs: nowMs,
    });
  });
}

function grantByRefreshToken(
  context: EntraContext,
  request: TokenRequest,
  params: URLSearchParams,
  peer: Peer,
): Result<Granted, Refusal> {
  if (peer.origin === null) return failed(crossOriginNeeded());
  const scopes = parseTokenScopes(params.get('scope'), request.application, directoryOf(request));
  if (!scopes.ok) return scopes;
  const state = context.ledger.read();
  const presented = {
    refreshToken: params.get('refresh_token'),
    application: request.application,
    authority: request.authority,
    tenants: context.tenants,
  };
  const redeemed = redeemRefreshToken(state, presented, context.clock());
  if (!redeemed.ok) return redeemed;
  const { stored, subject } = redeemed.value;
  const refused = checkTenantAndConsent(state, subject, request, scopes.value);
  if (refused !== null) return failed(refused);
  const contexts = request.claims.authenticationContexts;
  if (contexts.length > 0) return failed(strongerSignInNeeded('invalid_grant', contexts));
  const { sessionId, endsAtMs, firstIssuedAtMs } = stored;
  return ok({
    subject,
    scopes: scopes.value,
    sessionId,
    nonce: null,
    authenticationContexts: [],
    endsAtMs,
    firstIssuedAtMs,
  });
}

async function issueTokens(context: EntraContext, request: TokenRequest, granted: Granted): Promise<object> {
  const { application } = request;
  const { subject, scopes } = granted;
  const nowMs = context.clock();
  const key = await context.signingKey();
  const issuing: Issuing = {
    key,
    application,
    subject,
    sessionId: granted.sessionId,
    claims: { ...request.claims, authenticationContexts: granted.authenticationContexts },
    nowSeconds: Math.floor(nowMs / 1_000),
    serialText: context.ids.guid(),
  };
  const resource = scopes.requested?.resource ?? GRAPH;
  const audience = scopes.requested?.audience ?? GRAPH.appId;
  const ofResource =
    scopes.requested === null ? [] : grantedScopes(context.ledger.read(), subject, application, resource);
  // The identity scopes are permissions of Graph, so only Graph's tokens contain them.
  const identity = resource === GRAPH ? scopes.openId.filter((scope) => scope !== 'offline_access') : [];
  const { accessToken, lifetimeSeconds } = await issueAccessToken(issuing, {
    resource,
    audience,
    scopes: [...identity, ...ofResource],
  });
  const isRenewable = scopes.openId.includes('offline_access');
  return {
    token_type: 'Bearer',
    scope: [...identity, ...ofResource.map((scope) => `${audience}/${scope}`)].join(' '),
    expires_in: lifetimeSeconds,
    ext_expires_in: lifetimeSeconds,
    access_token: accessToken,
    ...(isRenewable ? renewal(context, request, granted, nowMs) : {}),
    ...(scopes.openId.includes('openid') ? { id_token: await issueIdToken(issuing, granted.nonce) } : {}),
    client_info: encodeClientInfo(subject.persona),
  };
}

function renewal(context: EntraContext, request: TokenRequest, granted: Granted, nowMs: number) {
  const refreshToken = `1.${context.ids.opaque(128)}`;
  context.ledger.change((state) => {
    state.refreshTokens = state.refreshTokens.filter(
      ({ endsAtMs }) => endsAtMs + SPA_REFRESH_TOKEN_LIFETIME_MS > nowMs,
    );
    state.refreshTokens.push({
      refreshToken,
      clientId: request.application.clientId,
      personaId: granted.subject.persona.id,
      sessionId: granted.sessionId,
      endsAtMs: granted.endsAtMs,
      firstIssuedAtMs: granted.firstIssuedAtMs,
    });
  });
  return {
    refresh_token: refreshToken,
    refresh_token_expires_in: Math.floor((granted.endsAtMs - nowMs) / 1_000),
  };
}
