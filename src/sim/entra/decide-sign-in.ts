import type { RegisteredApplication } from '../wire/simulator-contract.ts';
import { findPersona, PERSONAS, type Persona } from '../world/personas.ts';
import type { SimulatedTenant, TenantDirectory } from '../world/tenants.ts';
import type { AuthorizeRequest } from './authorize-request.ts';
import { type MissingPermission, missingConsent, recordConsent } from './consent.ts';
import { findPersonaByHint, findSubject, isNotAssigned, type Subject } from './directory.ts';
import type { LedgerState, SignInSession } from './ledger.ts';
import type { Refusal } from './refusal.ts';
import {
  adminConsentNeeded,
  consentDeclined,
  consentMissing,
  noSession,
  notAssigned,
  severalSessions,
  strongerSignInNeeded,
  userNotInTenant,
} from './refusals.ts';
import { blockedByTenant } from './tenant-policies.ts';

/** The user's input on the last page. Empty at first. */
export type SignInInput = {
  readonly personaId?: string;
  readonly decision?: 'accept' | 'decline';
};

/** The outcome: a page to show, a refusal to show (`keep`) or to redirect with (`send-back`), or a subject to issue a code for. */
export type SignInDecision =
  | { readonly kind: 'pick-account'; readonly personas: readonly Persona[] }
  | {
      readonly kind: 'ask-consent' | 'needs-approval';
      readonly persona: Persona;
      readonly tenant: SimulatedTenant;
      readonly permissions: readonly MissingPermission[];
    }
  | { readonly kind: 'keep' | 'send-back'; readonly refusal: Refusal }
  | { readonly kind: 'granted'; readonly subject: Subject; readonly session: SignInSession };

/** The listed accounts, the hinted one first. */
function accountsToPick(hinted: Persona | null): readonly Persona[] {
  return hinted === null ? PERSONAS : [hinted, ...PERSONAS.filter((persona) => persona !== hinted)];
}

type Chosen = { readonly persona: Persona; readonly session: SignInSession };

function openSessions(state: LedgerState): readonly Chosen[] {
  return state.sessions.flatMap((session) => {
    const persona = findPersona(session.personaId);
    return persona === null ? [] : [{ persona, session }];
  });
}

/** The session for single sign-on: the hinted account's, or the only one. */
function sessionFor(state: LedgerState, request: AuthorizeRequest): Chosen | 'none' | 'several' {
  const sessions = openSessions(state);
  if (request.sessionId !== null) {
    return sessions.find(({ session }) => session.sessionId === request.sessionId) ?? 'none';
  }
  if (request.loginHint !== null) {
    const hinted = findPersonaByHint(request.loginHint);
    return sessions.find(({ persona }) => persona === hinted) ?? 'none';
  }
  const [first, second] = sessions;
  if (first === undefined) return 'none';
  return second === undefined ? first : 'several';
}

/** Signs a persona in: opens its session or renews it. */
export function signInAs(state: LedgerState, persona: Persona, nowMs: number, newSessionId: string): Chosen {
  const open = state.sessions.find((session) => session.personaId === persona.id);
  const session = { personaId: persona.id, sessionId: open?.sessionId ?? newSessionId, signedInAtMs: nowMs };
  state.sessions = [...state.sessions.filter((other) => other.personaId !== persona.id), session];
  return { persona, session };
}

type At = { readonly tenants: TenantDirectory; readonly nowMs: number; readonly newSessionId: string };

/**
 * Decides an authorization request from the stored state and the user's input. Opens sessions and records
 * consent in `state`, but issues nothing. With `prompt=none` the decision is never a page.
 */
export function decideSignIn(
  state: LedgerState,
  request: AuthorizeRequest,
  input: SignInInput,
  at: At,
): SignInDecision {
  const { application, prompt } = request;
  const silent = prompt === 'none';
  const chosen = chooseAccount(state, request, input, at);
  if ('kind' in chosen) return chosen;
  const { persona, session } = chosen;

  const subject = findSubject(at.tenants, persona, request.authority);
  if ('strangerIn' in subject) {
    const refusal = userNotInTenant(persona, subject.strangerIn, application);
    return { kind: silent ? 'send-back' : 'keep', refusal };
  }
  if (isNotAssigned(persona, application)) {
    return { kind: silent ? 'send-back' : 'keep', refusal: notAssigned(persona, application) };
  }
  const blocked = blockedByTenant(state, subject, application, request.scopes);
  if (blocked !== null) {
    return { kind: silent || blocked.reportTo === 'application' ? 'send-back' : 'keep', refusal: blocked.refusal };
  }
  return decideConsent(state, request, input, { subject, session, application });
}

function chooseAccount(
  state: LedgerState,
  request: AuthorizeRequest,
  input: SignInInput,
  at: At,
): Chosen | SignInDecision {
  const hinted = request.loginHint === null ? null : findPersonaByHint(request.loginHint);
  if (request.prompt === 'none') {
    const session = sessionFor(state, request);
    if (session === 'none') return { kind: 'send-back', refusal: noSession() };
    if (session === 'several') return { kind: 'send-back', refusal: severalSessions() };
    const contexts = request.claims.authenticationContexts;
    if (contexts.length === 0) return session;
    return { kind: 'send-back', refusal: strongerSignInNeeded('interaction_required', contexts) };
  }
  const picked = accountsToPick(hinted).find((persona) => persona.id === input.personaId);
  if (picked !== undefined) return signInAs(state, picked, at.nowMs, at.newSessionId);
  const mustShow =
    request.prompt === 'login' ||
    request.prompt === 'select_account' ||
    request.claims.authenticationContexts.length > 0;
  const session = mustShow ? 'none' : sessionFor(state, request);
  return typeof session === 'string' ? { kind: 'pick-account', personas: accountsToPick(hinted) } : session;
}

function decideConsent(
  state: LedgerState,
  request: AuthorizeRequest,
  input: SignInInput,
  who: { readonly subject: Subject; readonly session: SignInSession; readonly application: RegisteredApplication },
): SignInDecision {
  const { subject, session, application } = who;

  const missing = missingConsent(state, subject, application, request.scopes, request.prompt);
  if (missing.length === 0) return { kind: 'granted', subject, session };
  if (request.prompt === 'none') {
    return { kind: 'send-back', refusal: consentMissing(application, 'authorization-endpoint') };
  }
  const page = { persona: subject.persona, tenant: subject.tenant, permissions: missing };
  if (missing.some((permission) => permission.grantedBy === 'administrator')) {
    if (input.decision === 'decline') return { kind: 'send-back', refusal: adminConsentNeeded(application) };
    return { kind: 'needs-approval', ...page };
  }
  if (input.decision === 'decline') return { kind: 'send-back', refusal: consentDeclined(application) };
  if (input.decision === 'accept') {
    recordConsent(state, subject, application, missing);
    return { kind: 'granted', subject, session };
  }
  return { kind: 'ask-consent', ...page };
}
