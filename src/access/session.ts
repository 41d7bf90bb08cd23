import type { Api } from '../entra/clouds.ts';
import type { ReadableStore } from '../std/store.ts';
import type { AccessContext, HeldToken, SignedInAccount } from './access-context.ts';
import type { Acquisition } from './acquisition-log.ts';
import type { RegistrationAnswer } from './registration-answer.ts';
import type { SignInError } from './sign-in-error.ts';
import type { TokenPurpose } from './sign-in-scopes.ts';

/**
 * The state of sign-in.
 * `sign-in-not-completed`: the page navigated to sign-in and returned without a response, so any error was shown only on
 * Microsoft's own page.
 * `failed`: no user is signed in, and the last attempt failed with `error`.
 * `signed-in`: `failure` is why the last interactive request (for consent, or for a stronger token) failed although the user
 * is still signed in; `null` if nothing failed or the failure was dismissed.
 */
export type SessionState =
  | { readonly status: 'signed-out'; readonly reason: 'never' | 'signed-out' | 'signed-out-elsewhere' }
  | { readonly status: 'sign-in-not-completed'; readonly leftAtMs: number }
  | { readonly status: 'failed'; readonly error: SignInError }
  | { readonly status: 'signed-in'; readonly account: SignedInAccount; readonly failure: SignInError | null };

/** The sign-in session of one tab. `startSession` creates it once, after any redirect is handled, so it has no loading state. */
export type Session = ReadableStore<SessionState> & {
  /**
   * Navigates to the sign-in page, which returns to the current URL. Requests the scope of `api` (default: the configured
   * API) in `tenantId` (default: the account's own tenant or the configured one). Resolves if the back button restores this
   * page. A call while the page is navigating returns the first promise. Rejects with a `SignInError` if it cannot
   * navigate: `redirect-loop` after two navigations within a minute, `offline`, `storage-blocked`, `storage-full`,
   * `service-unavailable`, `configuration`. With `purpose: 'changing'`, a signed-in user is asked for the permission to
   * change incidents instead; whatever the result, the session and its tokens for reading stay.
   */
  signIn(request?: {
    readonly tenantId?: string;
    readonly api?: Api;
    readonly claims?: string;
    readonly purpose?: TokenPurpose;
  }): Promise<void>;
  /**
   * Tries once per page to sign in with the sign-in service's own session, for a tab opened with Ctrl-click. Never navigates
   * and never rejects. Takes about six seconds at most (20 more if the token endpoint hangs). Does nothing after a sign-out
   * in any tab until the user has signed in interactively. A sign-out during the attempt undoes it.
   */
  trySilentSignIn(): Promise<SessionState>;
  /**
   * Finds out without prompting whether the sign-in service knows this app, tenant and redirect URI. Never navigates, never
   * rejects and changes no state. A signed-in user is an answer without a request.
   */
  checkRegistration(): Promise<RegistrationAnswer>;
  /** Clears this tab, notifies the other tabs, and navigates to the service's sign-out page unless offline. Never rejects. */
  signOut(): Promise<void>;
  /** Clears a failure or an incomplete sign-in. */
  dismiss(): void;
  /** Applies what happened in other tabs. Call it when the browser restores the page from its back/forward cache. */
  resumed(): void;
  /**
   * The context of the account signed in now, for one tenant and one API. Makes no request. `accessToken` rejects with
   * `interaction-required` when that account is no longer the one signed in.
   */
  accessContext(request: { readonly tenantId: string; readonly api: Api }): AccessContext;
  /**
   * Returns the ID tokens, and per tenant and API the access token if it is valid for more than five minutes. Reads the
   * library's cache at each call, without a request.
   */
  heldTokens(): Promise<readonly HeldToken[]>;
  /** The last token requests since the page was loaded, oldest first. Contains no token and no name. */
  acquisitions(): readonly Acquisition[];
  /** The version of the sign-in library, to quote to support; `null` if it could not start. */
  readonly libraryVersion: string | null;
};
