import { CLOUDS } from '../entra/clouds.ts';
import { epochMs } from '../std/time.ts';
import type { SessionMessage } from './session-channel.ts';
import type { SessionOptions } from './session-options.ts';
import { type LibrarySession, startSession } from './start-session.ts';
import { aStubTokenEndpoint, STUB_METADATA } from './stub-token-endpoint.fixture.ts';

export const CLIENT_ID = 'cccccccc-cccc-4ccc-8ccc-cccccccccccc';
export const REDIRECT_URI = 'https://app.example/redirect.html';

/** `isLive`: with the endpoints of the cloud, which the library knows. */
type Changes = Partial<SessionOptions> & Parameters<typeof aStubTokenEndpoint>[0] & { readonly isLive?: boolean };

/**
 * For tests: the real library in one tab, with a stub token endpoint and without navigation. Clears the tab's storage first.
 * `start` is what a page load does.
 */
export function aTab(changes: Changes = {}) {
  sessionStorage.clear();
  localStorage.clear();
  const tab = {
    now: Date.now(),
    isOnline: true,
    sentMessages: [] as SessionMessage[],
    receiveMessage: (_data: unknown): void => undefined,
  };
  const endpoint = aStubTokenEndpoint(changes);
  const options: SessionOptions = {
    clientId: CLIENT_ID,
    tenant: 'organizations',
    cloud: CLOUDS.global,
    api: 'defender-xdr',
    redirectUri: REDIRECT_URI,
    clock: () => epochMs(tab.now),
    sessionStorage,
    localStorage,
    isOnline: () => tab.isOnline,
    openChannel: (_name, onMessage) => {
      tab.receiveMessage = onMessage;
      return { postMessage: (message) => tab.sentMessages.push(message) };
    },
    fetch: endpoint.fetch,
    ...(changes.isLive === true ? {} : { demo: { authorityMetadata: STUB_METADATA } }),
    ...changes,
  };
  const start = () => startSession(options);

  /** Returns the URL that the session navigates to after `act`. The page stays. */
  function navigationAfter(session: LibrarySession, act: () => unknown): Promise<URL> {
    return new Promise((resolve) => {
      session.library?.setNavigationClient({
        navigateInternal: async () => true,
        navigateExternal: (url) => {
          resolve(new URL(url));
          return new Promise(() => undefined);
        },
      });
      act();
    });
  }

  /** Does what the redirect page does with a response, and reloads the page. */
  function returnWith(parameters: Record<string, string>): Promise<LibrarySession> {
    sessionStorage.setItem(`msal.${CLIENT_ID}.urlHash`, new URLSearchParams(parameters).toString());
    return start();
  }

  /** Navigates to sign-in and returns with a code, or with the given error. */
  async function roundTrip(
    session: LibrarySession,
    act: () => unknown,
    error?: Record<string, string>,
  ): Promise<LibrarySession> {
    const address = await navigationAfter(session, act);
    const state = address.searchParams.get('state') ?? '';
    return returnWith({ ...(error ?? { code: endpoint.codeFor(address) }), state });
  }

  async function signedIn(): Promise<LibrarySession> {
    const session = await start();
    return roundTrip(session, () => session.signIn());
  }

  return Object.assign(tab, { endpoint, options, start, navigationAfter, returnWith, roundTrip, signedIn });
}
