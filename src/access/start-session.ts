import { type IPublicClientApplication, LogLevel, PublicClientApplication } from '@azure/msal-browser';
import type { KeyValueStore } from '../storage/key-value-store.ts';
import { probeStorage } from '../storage/storage-probe.ts';
import { classifySignInError } from './classify-sign-in-error.ts';
import { NO_ACCOUNT_IN_RESPONSE, parseLibraryError } from './library-error.ts';
import { INTERACTION_STATUS_KEY, responseKey, startPageKey } from './library-keys.ts';
import { createNetworkClient, type NetworkClient } from './network-client.ts';
import type { RedirectResult } from './redirect-acquisition.ts';
import type { Session } from './session.ts';
import { authorityOf, type SessionOptions } from './session-options.ts';
import { SignInError } from './sign-in-error.ts';
import { createUnavailableSession } from './unavailable-session.ts';
import { createUserSession } from './user-session.ts';

/** A session with its library, for the provider in this room. `library` is `null` if it could not start. */
export type LibrarySession = Session & { readonly library: IPublicClientApplication | null };

/** How long a hidden frame may take. After that, showing the sign-in button is better than waiting. */
const FRAME_TIMEOUT_MS = 6_000;

function createLibrary(options: SessionOptions, networkClient: NetworkClient): PublicClientApplication {
  const { demo } = options;
  return new PublicClientApplication({
    auth: {
      clientId: options.clientId,
      authority: authorityOf(options, options.tenant),
      redirectUri: options.redirectUri,
      postLogoutRedirectUri: options.redirectUri,
      clientCapabilities: ['CP1'],
      ...(demo === undefined ? {} : { authorityMetadata: demo.authorityMetadata }),
    },
    cache: { cacheLocation: 'sessionStorage' },
    system: {
      iframeBridgeTimeout: FRAME_TIMEOUT_MS,
      loggerOptions: { loggerCallback: () => undefined, logLevel: LogLevel.Error, piiLoggingEnabled: false },
      networkClient,
    },
  });
}

function noAccountError({ correlationId }: { readonly correlationId: string }): SignInError {
  return new SignInError({ code: 'response-discarded', libraryCode: NO_ACCOUNT_IN_RESPONSE, correlationId });
}

/** Handles the response that the redirect page has stored. */
async function handleRedirect(
  library: PublicClientApplication,
  options: SessionOptions,
  store: KeyValueStore,
): Promise<RedirectResult> {
  const wasSigningOut = store.getItem(INTERACTION_STATUS_KEY)?.includes('signout') === true;
  try {
    const response = await library.handleRedirectPromise();
    if (response !== null) {
      // Without an ID token the response identifies no user, although the library's types promise an account.
      const hasAccount = (response.account ?? null) !== null;
      return hasAccount ? { kind: 'signed-in', response } : { kind: 'failed', error: noAccountError(response) };
    }
    // The library leaves the response of the sign-out page in storage, where it would be mistaken for the next sign-in's.
    store.removeItem(responseKey(options.clientId));
    store.removeItem(startPageKey(options.clientId));
    return { kind: wasSigningOut ? 'signed-out' : 'none' };
  } catch (error) {
    // A flag without a request remains after an aborted navigation: there was no response.
    if (parseLibraryError(error).code === 'no_token_request_cache_error') return { kind: 'none' };
    return { kind: 'failed', error: classifySignInError(error, { isOnline: options.isOnline() }) };
  }
}

/**
 * Starts the session of this tab: handles the response of a redirect, if there is one, and returns the session. Call it once
 * per page and await it before rendering, because the library changes the URL and the title while it handles a response. If
 * the response belongs to another page of the app, it navigates there and never resolves. Never rejects: a failure is the
 * state of the session.
 */
export async function startSession(options: SessionOptions): Promise<LibrarySession> {
  const { sessionStorage: store, clientId } = options;
  const probe = probeStorage(store);
  if (store === null || probe !== 'usable') {
    const code = probe === 'usable' ? 'storage-blocked' : probe;
    return { ...createUnavailableSession({ error: new SignInError({ code }), clientId }), library: null };
  }
  try {
    const networkClient = createNetworkClient({
      fetch: options.fetch,
      // Not in the demo: the simulator never fails at random, and a retry would use up a planned fault.
      canRetry: () => options.demo === undefined && options.isOnline(),
    });
    const library = createLibrary(options, networkClient);
    await library.initialize();
    const redirect = await handleRedirect(library, options, store);
    const session = await createUserSession({
      library,
      abortRequests: networkClient.abortPending,
      options: { ...options, sessionStorage: store },
      redirect,
    });
    return { ...session, library };
  } catch (error) {
    const reason = classifySignInError(error, { isOnline: options.isOnline() });
    return { ...createUnavailableSession({ error: reason, clientId }), library: null };
  }
}
