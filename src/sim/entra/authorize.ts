import { type AuthorizeRequest, parseAuthorizeRequest, type ReplyAddress } from './authorize-request.ts';
import { decideSignIn, type SignInDecision, type SignInInput } from './decide-sign-in.ts';
import { encodeClientInfo } from './directory.ts';
import type { EntraContext } from './entra-context.ts';
import type { AuthorizationCode } from './ledger.ts';
import { describeRefusal, type Refusal, traceRefusal } from './refusal.ts';
import { codeLocation, refusalLocation } from './reply-location.ts';

/** An account on the sign-in page. */
export type AccountChoice = {
  readonly personaId: string;
  readonly role: string;
  readonly text: string;
  readonly userPrincipalName: string;
  /** Delegated permissions of the XDR API that are already granted in the home tenant. */
  readonly permissions: readonly string[];
};

/** The next step of a sign-in: a page to show or a location to go to. Pages must escape all texts. */
export type SignInStep =
  | { readonly kind: 'leave'; readonly location: string }
  | { readonly kind: 'pick-account'; readonly applicationName: string; readonly accounts: readonly AccountChoice[] }
  | {
      readonly kind: 'ask-consent' | 'needs-approval';
      readonly applicationName: string;
      readonly personaId: string;
      readonly accountName: string;
      readonly tenantName: string;
      readonly permissions: readonly { readonly scope: string; readonly resource: string }[];
    }
  | {
      readonly kind: 'refused';
      readonly number: number;
      /** The full error text, starting with `AADSTS`. */
      readonly description: string;
      readonly correlationId: string;
      readonly timestamp: string;
    };

function refusedStep(context: EntraContext, params: URLSearchParams, refusal: Refusal): SignInStep {
  const trace = traceRefusal(context.ids, context.clock(), params.get('client-request-id'));
  return {
    kind: 'refused',
    number: refusal.number,
    description: describeRefusal(refusal, trace),
    correlationId: trace.correlationId,
    timestamp: trace.timestamp,
  };
}

function pageStep(
  decision: Extract<SignInDecision, { readonly kind: 'pick-account' | 'ask-consent' | 'needs-approval' }>,
  applicationName: string,
): SignInStep {
  if (decision.kind === 'pick-account') {
    const accounts = decision.personas.map((persona) => ({
      personaId: persona.id,
      role: persona.role,
      text: persona.text,
      userPrincipalName: persona.userPrincipalName,
      permissions:
        persona.memberships.find((candidate) => candidate.tenantId === persona.homeTenantId)?.granted['defender-xdr'] ??
        [],
    }));
    return { kind: 'pick-account', applicationName, accounts };
  }
  return {
    kind: decision.kind,
    applicationName,
    personaId: decision.persona.id,
    accountName: decision.persona.userPrincipalName,
    tenantName: decision.tenant.displayName,
    permissions: decision.permissions.map(({ scope, resourceDisplayName }) => ({
      scope,
      resource: resourceDisplayName,
    })),
  };
}

/**
 * The logic of the authorization endpoint: returns the next step for a request and the user's input on the last page.
 * The caller keeps the request's parameters and passes them unchanged at every step. Codes are single-use and kept in
 * the ledger.
 */
export function authorize(
  context: EntraContext,
  tenantSegment: string,
  params: URLSearchParams,
  input: SignInInput = {},
): SignInStep {
  const parsed = parseAuthorizeRequest(context, tenantSegment, params);
  if (parsed.kind === 'page') return refusedStep(context, params, parsed.refusal);
  const sendBack = (reply: ReplyAddress, refusal: Refusal): SignInStep => {
    const trace = traceRefusal(context.ids, context.clock(), params.get('client-request-id'));
    return { kind: 'leave', location: refusalLocation(reply, refusal, trace) };
  };
  if (parsed.kind === 'reply') return sendBack(parsed.reply, parsed.refusal);

  const { request } = parsed;
  const nowMs = context.clock();
  const newSessionId = context.ids.guid();
  const code = `1.${context.ids.opaque(96)}`;
  const decision = context.ledger.change((state) => {
    const decided = decideSignIn(state, request, input, { tenants: context.tenants, nowMs, newSessionId });
    if (decided.kind === 'granted') state.codes.push(codeFor(request, decided, code, nowMs));
    return decided;
  });
  switch (decision.kind) {
    case 'keep':
      return refusedStep(context, params, decision.refusal);
    case 'send-back':
      return sendBack(request.reply, decision.refusal);
    case 'granted': {
      const clientInfo = request.wantsClientInfo ? encodeClientInfo(decision.subject.persona) : null;
      const { sessionId } = decision.session;
      return { kind: 'leave', location: codeLocation(request.reply, { code, clientInfo, sessionId }) };
    }
    case 'pick-account':
    case 'ask-consent':
    case 'needs-approval':
      return pageStep(decision, request.application.displayName);
  }
}

function codeFor(
  request: AuthorizeRequest,
  granted: Extract<SignInDecision, { readonly kind: 'granted' }>,
  code: string,
  nowMs: number,
): AuthorizationCode {
  return {
    code,
    clientId: request.application.clientId,
    redirectUri: request.reply.redirectUri,
    tenantId: granted.subject.tenant.tenantId,
    personaId: granted.subject.persona.id,
    sessionId: granted.session.sessionId,
    issuedAtMs: nowMs,
    redeemed: false,
    challenge: request.challenge,
    nonce: request.nonce,
    // Only an interactive sign-in can prove these; a silent request for them was refused before.
    authenticationContexts: [...request.claims.authenticationContexts],
  };
}
