import type { RegisteredApplication } from '../wire/simulator-contract.ts';
import { findPersona, PERSONAS, type Persona } from '../world/personas.ts';
import type { SimulatedTenant } from '../world/tenants.ts';
import type { AuthorizeRequest } from './authorize-request.ts';
import { missingConsent, recordConsent, type WantedPermission } from './consent.ts';
import { findPersonaByHint, findSubject, isKeptOut, type Subject } from './directory.ts';
import type { LedgerPages, SignInSession } from './ledger.ts';
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

/** What the person did on the page that was shown. Nothing at first. */
export type SignInAnswer = {
  readonly personaId?: string;
  readonly decision?: 'accept' | 'decline';
};

/** What comes next: a page to show, a refusal to keep or to send back, or a subject to issue a code for. */
export type SignInDecision =
  | { readonly kind: 'pick-account'; readonly personas: readonly Persona[] }
  | {
      readonly kind: 'ask-consent' | 'needs-approval';
      readonly persona: Persona;
      readonly tenant: SimulatedTenant;
      readonly permissions: readonly WantedPermission[];
    }
  | { readonly kind: 'keep' | 'send-back'; readonly refusal: Refusal }
  | { readonly kind: 'granted'; readonly subject: Subject; readonly session: SignInSession };

/** The accounts on offer, the hinted one first. */
function accountsToPick(hinted: Persona | null): readonly Persona[] {
  const offered = PERSONAS.filter((persona) => persona.offered);
  return hinted === null ? offered : [hinted, ...offered.filter((persona) => persona !== hinted)];
}

type Chosen = { readonly persona: Persona; readonly session: SignInSession };

function openSessions(pages: LedgerPages): readonly Chosen[] {
  return pages.sessions.flatMap((session) => {
    const persona = findPersona(session.personaId);
    return persona === null ? [] : [{ persona, session }];
  });
}

/** The session that single sign-on would use: the hinted account's, else the only one there is. */
function sessionFor(pages: LedgerPages, request: AuthorizeRequest): Chosen | 'none' | 'several' {
  const sessions = openSessions(pages);
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

/** Picking an account on the page is the sign-in: it opens that account's session, or proves it anew. */
export function signInAs(pages: LedgerPages, persona: Persona, nowMs: number, newSessionId: string): Chosen {
  const open = pages.sessions.find((session) => session.personaId === persona.id);
  const session = { personaId: persona.id, sessionId: open?.sessionId ?? newSessionId, signedInAtMs: nowMs };
  pages.sessions = [...pages.sessions.filter((other) => other.personaId !== persona.id), session];
  return { persona, session };
}

/**
 * Decides an authorization request on what is remembered and what the person answered. Opens sessions and records
 * consent in `pages`; issues nothing. With `prompt=none` the decision is never a page.
 */
export function decideSignIn(
  pages: LedgerPages,
  request: AuthorizeRequest,
  answer: SignInAnswer,
  at: { readonly nowMs: number; readonly newSessionId: string },
): SignInDecision {
  const { application, prompt } = request;
  const silent = prompt === 'none';
  const chosen = chooseAccount(pages, request, answer, at);
  if ('kind' in chosen) return chosen;
  const { persona, session } = chosen;

  const subject = findSubject(persona, request.authority);
  if ('strangerIn' in subject) {
    const refusal = userNotInTenant(persona, subject.strangerIn, application);
    return { kind: silent ? 'send-back' : 'keep', refusal };
  }
  if (isKeptOut(persona, application)) {
    return { kind: silent ? 'send-back' : 'keep', refusal: notAssigned(persona, application) };
  }
  return decideConsent(pages, request, answer, { subject, session, application });
}

function chooseAccount(
  pages: LedgerPages,
  request: AuthorizeRequest,
  answer: SignInAnswer,
  at: { readonly nowMs: number; readonly newSessionId: string },
): Chosen | SignInDecision {
  const hinted = request.loginHint === null ? null : findPersonaByHint(request.loginHint);
  if (request.prompt === 'none') {
    const session = sessionFor(pages, request);
    if (session === 'none') return { kind: 'send-back', refusal: noSession() };
    if (session === 'several') return { kind: 'send-back', refusal: severalSessions() };
    const contexts = request.claims.authenticationContexts;
    if (contexts.length === 0) return session;
    return { kind: 'send-back', refusal: strongerSignInNeeded('interaction_required', contexts) };
  }
  const answered = accountsToPick(hinted).find((persona) => persona.id === answer.personaId);
  if (answered !== undefined) return signInAs(pages, answered, at.nowMs, at.newSessionId);
  const mustShow =
    request.prompt === 'login' ||
    request.prompt === 'select_account' ||
    request.claims.authenticationContexts.length > 0;
  const session = mustShow ? 'none' : sessionFor(pages, request);
  return typeof session === 'string' ? { kind: 'pick-account', personas: accountsToPick(hinted) } : session;
}

function decideConsent(
  pages: LedgerPages,
  request: AuthorizeRequest,
  answer: SignInAnswer,
  who: { readonly subject: Subject; readonly session: SignInSession; readonly application: RegisteredApplication },
): SignInDecision {
  const { subject, session, application } = who;
  const everything = request.prompt === 'consent';
  const missing = missingConsent(pages, subject, application, request.scopes, everything);
  if (missing.length === 0) return { kind: 'granted', subject, session };
  if (request.prompt === 'none') {
    return { kind: 'send-back', refusal: consentMissing(application, 'authorization-endpoint') };
  }
  const asked = { persona: subject.persona, tenant: subject.tenant, permissions: missing };
  if (missing.some((permission) => permission.grantedBy === 'administrator')) {
    if (answer.decision === 'decline') return { kind: 'send-back', refusal: adminConsentNeeded(application) };
    return { kind: 'needs-approval', ...asked };
  }
  if (answer.decision === 'decline') return { kind: 'send-back', refusal: consentDeclined(application) };
  if (answer.decision === 'accept') {
    recordConsent(pages, subject, application, missing);
    return { kind: 'granted', subject, session };
  }
  return { kind: 'ask-consent', ...asked };
}
