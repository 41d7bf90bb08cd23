import {
  type AccountInfo,
  type AuthenticationResult,
  type IPublicClientApplication,
  version,
} from '@azure/msal-browser';
import { accessContextId } from '../http/access-context-id.ts';
import type { KeyValueStore } from '../storage/key-value-store.ts';
import { createAcquisitionLog } from './acquisition-log.ts';
import { arrivalEntry } from './arrival-entry.ts';
import { classifySignInError } from './classify-sign-in-error.ts';
import { INTERACTION_STATUS_KEY, startPageKey } from './library-keys.ts';
import { createNavigationCount } from './navigation-count.ts';
import { scopesOf } from './scopes.ts';
import type { Session, SessionState } from './session.ts';
import { readSessionMessage, sessionChannelName } from './session-channel.ts';
import { authorityOf, type SessionOptions } from './session-options.ts';
import { createSignInDeparture } from './sign-in-departure.ts';
import { SignInError } from './sign-in-error.ts';
import { createSignOutMark } from './sign-out-mark.ts';
import { probeStorage } from './storage-probe.ts';
import { accountIn, createTokenRequests } from './token-requests.ts';

/** What is used of the sign-in library once a redirect was handled. */
export type SignInLibrary = Pick<
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

/** How the page came to be loaded: with an answer of the sign-in page, with its refusal, back from signing out, or just so. */
export type Arrival =
  | {
      readonly kind: 'answered';
      readonly answer: Pick<AuthenticationResult, 'account' | 'correlationId' | 'expiresOn' | 'scopes' | 'tenantId'>;
    }
  | { readonly kind: 'refused'; readonly error: SignInError }
  | { readonly kind: 'signed-out' }
  | { readonly kind: 'plain' };

type NotSignedIn = Exclude<SessionState, { readonly status: 'signed-in' }>;

/**
 * The session of one tab over the library and its cache: who is signed in is read from there each time, and kept
 * nowhere else. One person at a time: an answer for another person takes the place of the first.
 */
export async function createUserSession(
  library: SignInLibrary,
  options: SessionOptions & { readonly sessionStorage: KeyValueStore },
  arrival: Arrival,
): Promise<Session> {
  const { clock, isOnline, sessionStorage: tabStore } = options;
  const trace = createAcquisitionLog();
  const tokens = createTokenRequests(library, options, trace);
  const count = createNavigationCount(tabStore, clock);
  const mark = createSignInDeparture(tabStore);
  const signOutMark = createSignOutMark(tabStore, options.localStorage, options.clientId);
  const listeners = new Set<() => void>();

  let notSignedIn: NotSignedIn = { status: 'signed-out', reason: 'never' };
  let failure: SignInError | null = null;
  let shown: SessionState = notSignedIn;
  let leaving: Promise<void> | null = null;
  let silentTry: Promise<void> | null = null;
  let isRevoked = false;

  function notify(): void {
    for (const listener of listeners) listener();
  }

  function state(): SessionState {
    const account = library.getActiveAccount();
    if (account === null) {
      shown = notSignedIn;
    } else {
      const { name = account.username, username, tenantId } = account;
      const isSame =
        shown.status === 'signed-in' &&
        shown.failure === failure &&
        shown.account.name === name &&
        shown.account.username === username &&
        shown.account.tenantId === tenantId;
      if (!isSame) shown = { status: 'signed-in', account: { name, username, tenantId }, failure };
    }
    return shown;
  }

  function fail(error: SignInError): void {
    failure = error;
    notSignedIn = { status: 'failed', error };
    notify();
  }

  /** Takes the person in, unless it is the one who is in already, from another tenant or with a stronger token. */
  async function welcome(account: AccountInfo): Promise<void> {
    const active = library.getActiveAccount();
    if (active !== null && active.homeAccountId !== account.homeAccountId)
      await library.clearCache({ account: active });
    if (active?.homeAccountId !== account.homeAccountId) library.setActiveAccount(account);
  }

  /** Whatever is under way is thrown away when it answers. */
  function revoke(): void {
    isRevoked = true;
    tokens.revoke();
    signOutMark.keepOut();
  }

  async function forget(reason: 'signed-out' | 'signed-out-elsewhere'): Promise<void> {
    revoke();
    trace.clear();
    failure = null;
    notSignedIn = { status: 'signed-out', reason };
    library.setActiveAccount(null);
    notify();
    // Nobody is active any more, so a cache that cannot be cleared is not used either.
    await library.clearCache().catch(() => undefined);
  }

  /** Back without an answer: with somebody signed in it was only given up, else Microsoft's page has shown why. */
  function noticeLostAnswer(): void {
    const leftAtMs = mark.leftAt();
    if (leftAtMs === null) return;
    if (library.getActiveAccount() === null) notSignedIn = { status: 'left-without-answer', leftAtMs };
    else mark.clear();
  }

  async function leave({ tenantId, api = options.api, claims }: Parameters<Session['signIn']>[0] = {}): Promise<void> {
    const active = library.getActiveAccount();
    const authority = authorityOf(options, tenantId ?? active?.tenantId ?? options.tenant);
    const about = { ...(tenantId === undefined ? {} : { tenantId }), ...(claims === undefined ? {} : { claims }) };
    try {
      if (!isOnline()) throw new SignInError({ code: 'offline', ...about });
      const storage = probeStorage(tabStore);
      if (storage !== 'usable') throw new SignInError({ code: storage, ...about });
      if (!count.tryLeave()) throw new SignInError({ code: 'redirect-loop', ...count.lastAnswer(), ...about });
      // No interaction of ours is under way here, so a flag that says so is another application's, left in this tab.
      tabStore.removeItem(INTERACTION_STATUS_KEY);
      mark.leave(clock());
      await library.acquireTokenRedirect({
        authority,
        scopes: scopesOf(options.cloud, api),
        redirectUri: options.redirectUri,
        ...(active === null ? {} : { account: tenantId === undefined ? active : accountIn(library, active, tenantId) }),
        // Whoever just failed may need another account; without this the service would pick the same one again.
        ...(active === null && notSignedIn.status !== 'signed-out' ? { prompt: 'select_account' } : {}),
        ...(claims === undefined ? {} : { claims }),
      });
    } catch (thrown) {
      const error = classifySignInError(thrown, { isOnline: isOnline(), ...about });
      if (error.code === 'cancelled') {
        // The back button restored this page.
        noticeLostAnswer();
        notify();
        return;
      }
      mark.clear();
      fail(error);
      throw error;
    }
  }

  async function trySilently(): Promise<void> {
    const before = state();
    if (before.status !== 'signed-out' || before.reason !== 'never' || !isOnline()) return;
    if (isRevoked || signOutMark.stands()) return;
    try {
      // As it is now and not when the answer comes: a sign-out in between counts.
      signOutMark.remember();
      const { account } = await library.ssoSilent({
        authority: authorityOf(options, options.tenant),
        scopes: scopesOf(options.cloud, options.api),
        redirectUri: options.redirectUri,
      });
      if (isRevoked || signOutMark.isNewer()) await library.clearCache();
      else await welcome(account);
      notify();
    } catch {
      // No session to use, or the browser keeps the frame from it: the page asks, as it would have anyway.
    }
  }

  const channel = options.openChannel(sessionChannelName(options.clientId), (data) => {
    if (readSessionMessage(data) === null) return;
    if (library.getActiveAccount() === null) revoke();
    else void forget('signed-out-elsewhere');
  });

  if (arrival.kind === 'answered') {
    await welcome(arrival.answer.account);
    signOutMark.end();
  }
  const entry = arrivalEntry(arrival, options);
  if (entry !== null) trace.record(entry);
  // An account whose tokens could not be stored may be left over; nobody was signed in before, so nobody is now.
  if (arrival.kind === 'refused' && library.getActiveAccount() === null) await library.clearCache();
  const known = library.getActiveAccount() ?? library.getAllAccounts()[0] ?? null;
  if (known !== null) library.setActiveAccount(known);
  if (known !== null && signOutMark.isNewer()) await forget('signed-out-elsewhere');
  if (arrival.kind === 'refused') {
    fail(arrival.error);
    count.keepAnswer(arrival.error.details);
  }
  if (arrival.kind === 'signed-out') notSignedIn = { status: 'signed-out', reason: 'signed-out' };
  if (arrival.kind === 'plain') noticeLostAnswer();
  else mark.clear();

  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    state,
    signIn(request) {
      leaving ??= leave(request).finally(() => {
        leaving = null;
      });
      return leaving;
    },
    trySilentSignIn() {
      silentTry ??= trySilently();
      return silentTry.then(state);
    },
    async signOut() {
      const account = library.getActiveAccount();
      channel?.postMessage({ kind: 'signed-out' });
      signOutMark.leave(clock());
      count.reset();
      mark.clear();
      try {
        await forget('signed-out');
        if (account === null || !isOnline()) return;
        tabStore.removeItem(INTERACTION_STATUS_KEY);
        if (options.pageAfterSignOut !== undefined) {
          // The library sets this for a sign-in only; its redirect bridge looks for it either way.
          tabStore.setItem(startPageKey(options.clientId), options.pageAfterSignOut);
        }
        await library.logoutRedirect({ account, postLogoutRedirectUri: options.redirectUri });
      } catch {
        // This tab and the others are signed out; the service's own page was the courtesy on top.
      }
    },
    dismiss() {
      failure = null;
      mark.clear();
      if (notSignedIn.status !== 'signed-out') notSignedIn = { status: 'signed-out', reason: 'never' };
      notify();
    },
    resumed() {
      if (library.getActiveAccount() !== null && signOutMark.isNewer()) void forget('signed-out-elsewhere');
      else noticeLostAnswer();
      notify();
    },
    accessContext({ tenantId, api }) {
      const { clientId } = options;
      const accountId = library.getActiveAccount()?.homeAccountId ?? null;
      return {
        id: accessContextId({ kind: 'user', tenantId, clientId, api, accountId }),
        kind: 'user',
        tenantId,
        clientId,
        api,
        accessToken: (request) => tokens.accessToken({ tenantId, api, accountId }, request),
      };
    },
    heldTokens: () => tokens.heldTokens(),
    acquisitions: () => trace.entries(),
    libraryVersion: version,
  };
}
