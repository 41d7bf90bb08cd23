import { type AccountInfo, type IPublicClientApplication, version } from '@azure/msal-browser';
import { accessContextId } from '../http/access-context-id.ts';
import { oncePerTask } from '../std/once-per-task.ts';
import { createStore } from '../std/store.ts';
import type { KeyValueStore } from '../storage/key-value-store.ts';
import { tenantDomainOf } from './access-context.ts';
import { createAcquisitionLog } from './acquisition-log.ts';
import { INTERACTION_STATUS_KEY, startPageKey } from './library-keys.ts';
import { createNavigationCount } from './navigation-count.ts';
import { type RedirectResult, redirectAcquisition } from './redirect-acquisition.ts';
import { checkRegistration } from './registration-answer.ts';
import type { Session, SessionState } from './session.ts';
import { parseSessionMessage, sessionChannelName } from './session-channel.ts';
import { authorityOf, type SessionOptions } from './session-options.ts';
import { createSignInDeparture } from './sign-in-departure.ts';
import { SignInError } from './sign-in-error.ts';
import { createSignInNavigation } from './sign-in-navigation.ts';
import { changePermission, scopesOf } from './sign-in-scopes.ts';
import { createSignOutMark } from './sign-out-mark.ts';
import { createTokenRequests } from './token-requests.ts';

/** The part of the sign-in library that is used after a redirect is handled. */
type SignInLibrary = Pick<
  IPublicClientApplication,
  | 'acquireTokenRedirect'
  | 'acquireTokenSilent'
  | 'clearCache'
  | 'getAccount'
  | 'getActiveAccount'
  | 'getAllAccounts'
  | 'logoutRedirect'
  | 'setActiveAccount'
  | 'ssoSilent'
>;

type OwnState = {
  readonly notSignedIn: Exclude<SessionState, { readonly status: 'signed-in' }>;
  readonly failure: SignInError | null;
};

/**
 * Creates the session of one tab. It reads the signed-in account from the library's cache and keeps no copy beyond the
 * running script. There is one account at a time: a response for another account replaces the first.
 */
export async function createUserSession(dependencies: {
  readonly library: SignInLibrary;
  /** Aborts the library's requests in progress. */
  readonly abortRequests: () => void;
  readonly options: SessionOptions & { readonly sessionStorage: KeyValueStore };
  readonly redirect: RedirectResult;
}): Promise<Session> {
  const { library, abortRequests, options, redirect } = dependencies;
  const { clock, isOnline, sessionStorage: tabStore } = options;
  /** Whether a sign-out ended the session of this page, even if the library's cache could not be cleared. */
  let isRevoked = false;
  /** The signed-in account; `null` after a sign-out, and if storage cannot be read. */
  const activeAccount = () => (isRevoked ? null : attempt(() => library.getActiveAccount()));
  /** For the page only: one render asks dozens of times, and the library parses several entries each time. */
  const shownAccount = oncePerTask(activeAccount);
  const log = createAcquisitionLog();
  const tokens = createTokenRequests({ library, activeAccount, options, log });
  const navigations = createNavigationCount({ store: tabStore, clock });
  const departure = createSignInDeparture(tabStore);
  const signOutMark = createSignOutMark({
    tabStore,
    originStore: options.localStorage,
    clientId: options.clientId,
  });
  /** What the library does not know: the state without an account, and the last failure with one. */
  const own = createStore<OwnState>({ notSignedIn: { status: 'signed-out', reason: 'never' }, failure: null });
  const navigateToSignIn = createSignInNavigation({
    library,
    activeAccount,
    options,
    navigations,
    departure,
    isRetry: () => own.state().notSignedIn.status !== 'signed-out',
  });
  let snapshot: SessionState = own.state().notSignedIn;
  let navigation: Promise<void> | null = null;
  let silentAttempt: Promise<void> | null = null;

  /** Sets part of our own state. Notifies subscribers even without a change, because the account may have changed. */
  function update(change: Partial<OwnState> = {}): void {
    shownAccount.forget();
    own.set({ ...own.state(), ...change });
  }

  function state(): SessionState {
    const account = shownAccount.value();
    const { notSignedIn, failure } = own.state();
    if (account === null) {
      snapshot = notSignedIn;
    } else {
      const { name = account.username, username, tenantId } = account;
      const tenantDomain = tenantDomainOf(account);
      const isSame =
        snapshot.status === 'signed-in' &&
        snapshot.failure === failure &&
        snapshot.account.name === name &&
        snapshot.account.username === username &&
        snapshot.account.tenantId === tenantId;
      if (!isSame)
        snapshot = {
          status: 'signed-in',
          account: { name, username, tenantId, ...(tenantDomain === null ? {} : { tenantDomain }) },
          failure,
        };
    }
    return snapshot;
  }

  function fail(error: SignInError): void {
    update({ notSignedIn: { status: 'failed', error }, failure: error });
  }

  /** Makes the account the active one and removes the previous one. Keeps it if it is the same user in another tenant. */
  async function activate(account: AccountInfo): Promise<void> {
    const active = activeAccount();
    if (active !== null && active.homeAccountId !== account.homeAccountId)
      await library.clearCache({ account: active });
    if (active?.homeAccountId !== account.homeAccountId) library.setActiveAccount(account);
  }

  /** Discards the responses to all pending requests. */
  function revoke(): void {
    isRevoked = true;
    tokens.revoke();
    abortRequests();
    signOutMark.recordInTab();
  }

  async function clear(reason: 'signed-out' | 'signed-out-elsewhere'): Promise<void> {
    revoke();
    options.onSignedOut?.();
    log.clear();
    attempt(() => library.setActiveAccount(null));
    // If the cache cannot be cleared now, the sign-out mark makes the next page clear it.
    const clearing = library.clearCache().catch(() => undefined);
    update({ notSignedIn: { status: 'signed-out', reason }, failure: null });
    await clearing;
  }

  /** Handles a return without a response. A signed-in user went back; otherwise Microsoft's page has shown an error. */
  function detectIncompleteSignIn(): void {
    const leftAtMs = departure.leftAt();
    if (leftAtMs === null) return;
    if (activeAccount() === null) update({ notSignedIn: { status: 'sign-in-not-completed', leftAtMs } });
    else departure.clear();
  }

  async function signInInteractively(request: Parameters<Session['signIn']>[0]): Promise<void> {
    try {
      if ((await navigateToSignIn(request)) === 'navigated') return;
      detectIncompleteSignIn();
      update();
    } catch (error) {
      if (error instanceof SignInError) fail(error);
      throw error;
    }
  }

  async function trySilently(): Promise<void> {
    const before = state();
    if (before.status !== 'signed-out' || before.reason !== 'never' || !isOnline()) return;
    if (isRevoked || signOutMark.preventsSilentSignIn()) return;
    try {
      // Before the request, so that a sign-out during it is detected.
      signOutMark.remember();
      const { account } = await library.ssoSilent({
        authority: authorityOf(options, options.tenant),
        scopes: scopesOf(options.cloud, options.api),
        redirectUri: options.redirectUri,
      });
      if (isRevoked || signOutMark.hasChanged()) await library.clearCache();
      else await activate(account);
      update();
    } catch {
      // The library may have stored an account before it failed.
      if (activeAccount() === null) await library.clearCache().catch(() => undefined);
      // The service has no session, or the browser hides it from the frame. The page shows the sign-in button.
    }
  }

  const channel = options.openChannel(sessionChannelName(options.clientId), (data) => {
    if (parseSessionMessage(data) === null) return;
    if (activeAccount() === null) {
      revoke();
      options.onSignedOut?.();
    } else void clear('signed-out-elsewhere');
  });

  if (redirect.kind === 'signed-in') {
    await activate(redirect.response.account);
    signOutMark.end();
  }
  const entry = redirectAcquisition(redirect, options);
  if (entry !== null) log.record(entry);
  // An account whose tokens could not be stored may remain in the cache. No user was signed in before, so none is now.
  if (redirect.kind === 'failed' && activeAccount() === null) await library.clearCache();
  const known = activeAccount() ?? library.getAllAccounts()[0] ?? null;
  if (known !== null) library.setActiveAccount(known);
  if (known !== null && signOutMark.hasChanged()) await clear('signed-out-elsewhere');
  if (redirect.kind === 'failed') {
    const changing = known === null ? null : departure.changing();
    fail(
      changing === null
        ? redirect.error
        : new SignInError({ ...redirect.error.details, changePermission: changePermission(changing) }),
    );
    navigations.setLastFailure(redirect.error.details);
  }
  if (redirect.kind === 'signed-out') update({ notSignedIn: { status: 'signed-out', reason: 'signed-out' } });
  if (redirect.kind === 'none') detectIncompleteSignIn();
  else departure.clear();

  return {
    subscribe: own.subscribe,
    state,
    signIn(request) {
      navigation ??= signInInteractively(request).finally(() => {
        navigation = null;
      });
      return navigation;
    },
    trySilentSignIn() {
      silentAttempt ??= trySilently();
      return silentAttempt.then(state);
    },
    checkRegistration: async () =>
      activeAccount() === null ? checkRegistration(library, options) : { kind: 'answered', error: null },
    async signOut() {
      const account = activeAccount();
      // First of all, so that nothing below can prevent it.
      const clearing = clear('signed-out');
      attempt(() => signOutMark.record(clock()));
      attempt(() => channel?.postMessage({ kind: 'signed-out' }));
      attempt(navigations.reset);
      attempt(departure.clear);
      try {
        await clearing;
        if (account === null || !isOnline()) return;
        tabStore.removeItem(INTERACTION_STATUS_KEY);
        if (options.pageAfterSignOut !== undefined) {
          // The library sets this for a sign-in only, but its redirect bridge reads it after a sign-out too.
          tabStore.setItem(startPageKey(options.clientId), options.pageAfterSignOut);
        }
        await library.logoutRedirect({ account, postLogoutRedirectUri: options.redirectUri });
      } catch {
        // This tab and the others are signed out. Only the service's own session remains.
      }
    },
    dismiss() {
      departure.clear();
      const { notSignedIn } = own.state();
      const isFailure = notSignedIn.status !== 'signed-out';
      update({ failure: null, notSignedIn: isFailure ? { status: 'signed-out', reason: 'never' } : notSignedIn });
    },
    resumed() {
      // An interactive sign-in in a later page of this tab, before the user went back to this one.
      if (isRevoked && !signOutMark.hasChanged()) isRevoked = false;
      if (activeAccount() !== null && signOutMark.hasChanged()) void clear('signed-out-elsewhere');
      else detectIncompleteSignIn();
      update();
    },
    accessContext({ tenantId, api }) {
      const { clientId } = options;
      const accountId = activeAccount()?.homeAccountId ?? null;
      const id = accessContextId({ kind: 'user', tenantId, clientId, api, accountId });
      const identity = { id, kind: 'user', tenantId, clientId } as const;
      const changing = { tenantId, api, accountId, purpose: 'changing' } as const;
      return {
        ...identity,
        api,
        accessToken: (request) => tokens.accessToken({ tenantId, api, accountId }, request),
        forChanges: {
          ...identity,
          permission: changePermission(api),
          accessToken: (request) => tokens.accessToken(changing, request),
          hasToken: () => tokens.hasToken(changing),
        },
      };
    },
    heldTokens: () => tokens.heldTokens(),
    acquisitions: () => log.entries(),
    libraryVersion: version,
  };
}

/** Returns `null` if the action fails: storage and channels can throw at any time. */
function attempt<Value>(action: () => Value): Value | null {
  try {
    return action();
  } catch {
    return null;
  }
}
