import type { Api } from '../entra/clouds.ts';
import type { AccessContext, HeldToken, SignedInAccount } from './access-context.ts';
import type { Acquisition } from './acquisition-log.ts';
import type { SignInError } from './sign-in-error.ts';

/**
 * Where sign-in stands.
 * `left-without-answer`: the page left for sign-in and came back without any answer, so whatever went wrong was
 * shown on Microsoft's own page only.
 * `failed`: nobody is signed in and the last attempt said why.
 * `signed-in`: `failure` is why the last trip to the sign-in page (for consent, or for a stronger token) came to
 * nothing, though somebody is still signed in; `null` when nothing went wrong or it was dismissed.
 */
export type SessionState =
  | { readonly status: 'signed-out'; readonly reason: 'never' | 'signed-out' | 'signed-out-elsewhere' }
  | { readonly status: 'left-without-answer'; readonly leftAtMs: number }
  | { readonly status: 'failed'; readonly error: SignInError }
  | { readonly status: 'signed-in'; readonly account: SignedInAccount; readonly failure: SignInError | null };

/** Sign-in of one tab. Made once by `startSession`, after any redirect was handled: there is no state "still starting". */
export type Session = {
  /** For `useSyncExternalStore`: the snapshot keeps its identity until something changes. */
  readonly subscribe: (listener: () => void) => () => void;
  readonly state: () => SessionState;
  /**
   * Leaves for the sign-in page; the address now shown is where one comes back to. Asks for one scope, that of `api`
   * (default: the configured one) in `tenantId` (default: the configured tenant or the account's own). Resolves
   * when the page was left and restored by the back button; while it is leaving, a second call waits for the first.
   * Rejects with a `SignInError` when it cannot leave: `redirect-loop` after two navigations within a minute,
   * `offline`, `storage-blocked`, `storage-full`, `service-unavailable`, `configuration`.
   */
  signIn(request?: { readonly tenantId?: string; readonly api?: Api; readonly claims?: string }): Promise<void>;
  /**
   * One silent try with the sign-in service's own session, for a tab that was opened by Ctrl-click. Never navigates,
   * never rejects, takes about six seconds at most (20 more where the token endpoint hangs), is tried once in the life of
   * the page and never after a sign-out in any tab until a person has been at the sign-in page again; a sign-out while it
   * is under way undoes it.
   */
  trySilentSignIn(): Promise<SessionState>;
  /** Clears this tab and tells every other tab, then leaves for the service's sign-out page; offline it clears only. Never rejects. */
  signOut(): Promise<void>;
  /** Forgets a failure or a lost answer. */
  dismiss(): void;
  /** To be called when the browser restores the page from its back/forward cache: whatever happened meanwhile is caught up with. */
  resumed(): void;
  /**
   * The context of the account signed in now, for one tenant and one API. Makes no request. `accessToken` rejects with
   * `interaction-required` when that account is no longer the one signed in.
   */
  accessContext(request: { readonly tenantId: string; readonly api: Api }): AccessContext;
  /**
   * The tokens held now: per tenant and API those with more than five minutes left, and the id tokens. Read from the
   * library's cache at each call, without any request.
   */
  heldTokens(): Promise<readonly HeldToken[]>;
  /** The last times a token was asked for since the page was loaded, oldest first. No token, no name. */
  acquisitions(): readonly Acquisition[];
  /** The sign-in library's version, to quote to support; `null` where it could not be started. */
  readonly libraryVersion: string | null;
};
