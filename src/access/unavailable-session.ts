import { accessContextId } from '../http/access-context-id.ts';
import { createStore } from '../std/store.ts';
import type { Session, SessionState } from './session.ts';
import type { SignInError } from './sign-in-error.ts';

/** The session if the sign-in library cannot run: everything that needs it fails with `error`, the rest of the app works. */
export function createUnavailableSession(options: { readonly error: SignInError; readonly clientId: string }): Session {
  const { error, clientId } = options;
  const failed: SessionState = { status: 'failed', error };
  const { subscribe, state, set } = createStore<SessionState>(failed);

  return {
    subscribe,
    state,
    signIn: async () => {
      set(failed);
      throw error;
    },
    trySilentSignIn: async () => state(),
    checkRegistration: async () => ({ kind: 'failed', error }),
    signOut: async () => undefined,
    dismiss: () => set({ status: 'signed-out', reason: 'never' }),
    resumed: () => undefined,
    accessContext: ({ tenantId, api }) => ({
      id: accessContextId({ kind: 'user', tenantId, clientId, api, accountId: null }),
      kind: 'user',
      tenantId,
      clientId,
      api,
      forChanges: null,
      accessToken: () => Promise.reject(error),
    }),
    heldTokens: async () => [],
    acquisitions: () => [],
    libraryVersion: null,
  };
}
