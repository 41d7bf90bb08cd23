import { accessContextId } from '../http/access-context-id.ts';
import type { Session, SessionState } from './session.ts';
import type { SignInError } from './sign-in-error.ts';

/** The session where the sign-in library cannot run at all: everything that needs it fails with the one reason, the rest of the program works. */
export function createUnavailableSession(error: SignInError, clientId: string): Session {
  const listeners = new Set<() => void>();
  const failed: SessionState = { status: 'failed', error };
  let state: SessionState = failed;

  function show(next: SessionState): void {
    state = next;
    for (const listener of listeners) listener();
  }

  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    state: () => state,
    signIn: async () => {
      show(failed);
      throw error;
    },
    trySilentSignIn: async () => state,
    signOut: async () => undefined,
    dismiss: () => show({ status: 'signed-out', reason: 'never' }),
    resumed: () => undefined,
    accessContext: ({ tenantId, api }) => ({
      id: accessContextId({ kind: 'user', tenantId, clientId, api, accountId: null }),
      kind: 'user',
      tenantId,
      clientId,
      api,
      accessToken: () => Promise.reject(error),
    }),
    heldTokens: async () => [],
    acquisitions: () => [],
    libraryVersion: null,
  };
}
