import { findPersonaByHint } from './directory.ts';
import type { EntraContext } from './entra-context.ts';

/** The step after signing out: a registered redirect URI, or Entra's own page. */
export type SignOutStep = { readonly kind: 'leave'; readonly location: string } | { readonly kind: 'signed-out' };

/**
 * The end-session endpoint: ends the session of the hinted account, or every session without a hint. A
 * `post_logout_redirect_uri` that is not registered is ignored. Issued tokens stay valid.
 * @see https://openid.net/specs/openid-connect-rpinitiated-1_0.html §3
 */
export function signOut(context: EntraContext, params: URLSearchParams): SignOutStep {
  const hint = params.get('logout_hint');
  const hinted = hint === null ? null : findPersonaByHint(hint);
  context.ledger.change((state) => {
    state.sessions = hinted === null ? [] : state.sessions.filter(({ personaId }) => personaId !== hinted.id);
  });
  const target = params.get('post_logout_redirect_uri');
  const registered = context.applications.some(({ redirectUris }) => redirectUris.some(({ uri }) => uri === target));
  if (target === null || !registered) return { kind: 'signed-out' };
  const state = params.get('state');
  if (state === null) return { kind: 'leave', location: target };
  const separator = target.includes('?') ? '&' : '?';
  return { kind: 'leave', location: `${target}${separator}${new URLSearchParams({ state })}` };
}
