import { type IPublicClientApplication, LogLevel, PublicClientApplication } from '@azure/msal-browser';
import type { KeyValueStore } from '../storage/key-value-store.ts';
import { classifySignInError } from './classify-sign-in-error.ts';
import { readLibraryError } from './library-error.ts';
import { answerKey, INTERACTION_STATUS_KEY, startPageKey } from './library-keys.ts';
import { createNetworkClient } from './network-client.ts';
import type { Session } from './session.ts';
import { authorityOf, type SessionOptions } from './session-options.ts';
import { SignInError } from './sign-in-error.ts';
import { probeStorage } from './storage-probe.ts';
import { createUnavailableSession } from './unavailable-session.ts';
import { type Arrival, createUserSession } from './user-session.ts';

/** A session, and the library under it for the provider beside this file. `null`: the library could not be started. */
export type LibrarySession = Session & { readonly library: IPublicClientApplication | null };

/** How long a hidden frame may take. Longer, and a person would rather have been asked. */
const FRAME_TIMEOUT_MS = 6_000;

function createLibrary(options: SessionOptions): PublicClientApplication {
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
      // What answers in the demo has no flaky network under it.
      networkClient: createNetworkClient({
        fetch: options.fetch,
        mayRepeat: () => demo === undefined && options.isOnline(),
      }),
    },
  });
}

/** Takes the answer that the redirect page has left. */
async function arrive(
  library: PublicClientApplication,
  options: SessionOptions,
  store: KeyValueStore,
): Promise<Arrival> {
  const wasSigningOut = store.getItem(INTERACTION_STATUS_KEY)?.includes('signout') === true;
  try {
    const answer = await library.handleRedirectPromise();
    if (answer !== null) return { kind: 'answered', answer };
    // The answer of the sign-out page is left lying, and would be taken for that of the next sign-in.
    store.removeItem(answerKey(options.clientId));
    store.removeItem(startPageKey(options.clientId));
    return { kind: wasSigningOut ? 'signed-out' : 'plain' };
  } catch (error) {
    // A flag without a request is what an aborted departure leaves behind: there was no answer.
    if (readLibraryError(error).code === 'no_token_request_cache_error') return { kind: 'plain' };
    return { kind: 'refused', error: classifySignInError(error, { isOnline: options.isOnline() }) };
  }
}

/**
 * Starts sign-in for this tab: takes the answer of a redirect, if there is one, and gives the session. To be called
 * once in the life of a page and awaited before anything is rendered: the library changes the address and the title
 * while it reads an answer. Where the answer was for another page of ours, it navigates there and never resolves.
 * Never rejects: what goes wrong is the session's state.
 */
export async function startSession(options: SessionOptions): Promise<LibrarySession> {
  const { sessionStorage: store } = options;
  const probe = probeStorage(store);
  if (store === null || probe !== 'usable') {
    const code = probe === 'usable' ? 'storage-blocked' : probe;
    return { ...createUnavailableSession(new SignInError({ code }), options.clientId), library: null };
  }
  try {
    const library = createLibrary(options);
    await library.initialize();
    const arrival = await arrive(library, options, store);
    return { ...(await createUserSession(library, { ...options, sessionStorage: store }, arrival)), library };
  } catch (error) {
    const reason = classifySignInError(error, { isOnline: options.isOnline() });
    return { ...createUnavailableSession(reason, options.clientId), library: null };
  }
}
