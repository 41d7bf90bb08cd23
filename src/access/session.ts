import type { Api } from '../entra/clouds.ts';
import type { AccessContext, HeldToken, SignedInAccount } from './access-context.ts';
import type { SignInError } from './sign-in-error.ts';

/**
 * Where sign-in stands.
 * `left-without-answer`: the page left for sign-in and came back without any answer, so whatever went wrong was
 * shown on Microsoft's own page only.
 */
export type SessionState =
  | { readonly status: 'signed-out'; readonly reason: 'never' | 'signed-out' | 'signed-out-elsewhere' }
  | { readonly status: 'left-without-answer'; readonly leftAtMs: number }
  | { readonly status: 'failed'; readonly error: SignInError }
  | { readonly status: 'signed-in'; readonly account: SignedInAccount };

/** Sign-in of one tab. Made once by `startSession`, after any redirect was handled: there is no state "still starting". */
export type Session = {
  /** For `useSyncExternalStore`: the snapshot keeps its identity until something changes. */
  readonly subscribe: (listener: () => void) => () => void;
  readonly state: () => SessionState;
  /**
   * Leaves for the sign-in page; the address now shown is where one comes back to. Rejects with a `SignInError`
   * (`redirect-loop` after two navigations within a minute) when it cannot leave.
   */
  signIn(request?: { readonly tenantId?: string; readonly api?: Api; readonly claims?: string }): Promise<void>;
  /** One silent try with the sign-in service's own session, for a tab that was opened by Ctrl-click. Never navigates. */
  trySilentSignIn(): Promise<SessionState>;
  /** Clears this tab and tells every other tab, then leaves for the service's sign-out page; offline it clears only. */
  signOut(): Promise<void>;
  /** Forgets a failure or a lost answer, back to `signed-out`. */
  dismiss(): void;
  accessContext(request: { readonly tenantId: string; readonly api: Api }): AccessContext;
  /** The tokens held now: per tenant and API, and the id token. Read from the library's cache at each call. */
  heldTokens(): readonly HeldToken[];
};
