import { CLOUDS } from '../entra/clouds.ts';
import { epochMs } from '../std/time.ts';
import type { SessionMessage } from './session-channel.ts';
import type { SessionOptions } from './session-options.ts';
import { type LibrarySession, startSession } from './start-session.ts';
import { aStubTokenEndpoint, STUB_METADATA } from './stub-token-endpoint.fixture.ts';

export const CLIENT_ID = 'cccccccc-cccc-4ccc-8ccc-cccccccccccc';
export const REDIRECT_URI = 'https://app.example/redirect.html';

/** `isLive`: with the endpoints of the cloud itself, which the library knows. */
type Changes = Partial<SessionOptions> & Parameters<typeof aStubTokenEndpoint>[0] & { readonly isLive?: boolean };

/**
 * For tests: the real library in one tab, with a stub for the token endpoint and nowhere to navigate to. Empties the
 * tab's storage first. Starting again is what a page load does.
 */
export function aSessionFixture(changes: Changes = {}) {
  sessionStorage.clear();
  localStorage.clear();
  const bench = {
    now: Date.now(),
    isOnline: true,
    told: [] as SessionMessage[],
    hear: (_data: unknown): void => undefined,
  };
  const endpoint = aStubTokenEndpoint(changes);
  const options: SessionOptions = {
    clientId: CLIENT_ID,
    tenant: 'organizations',
    cloud: CLOUDS.global,
    api: 'defender-xdr',
    redirectUri: REDIRECT_URI,
    clock: () => epochMs(bench.now),
    sessionStorage,
    localStorage,
    isOnline: () => bench.isOnline,
    openChannel: (_name, onMessage) => {
      bench.hear = onMessage;
      return { postMessage: (message) => bench.told.push(message) };
    },
    fetch: endpoint.fetch,
    ...(changes.isLive === true ? {} : { demo: { authorityMetadata: STUB_METADATA } }),
    ...changes,
  };
  const start = () => startSession(options);

  /** Where the session leaves for, by what is done. The page then goes nowhere. */
  function leavesFor(session: LibrarySession, act: () => unknown): Promise<URL> {
    return new Promise((resolve) => {
      session.library?.setNavigationClient({
        navigateInternal: async () => true,
        navigateExternal: (address) => {
          resolve(new URL(address));
          return new Promise(() => undefined);
        },
      });
      act();
    });
  }

  /** Does what the redirect page does with an answer, and loads the page anew. */
  function answered(parameters: Record<string, string>): Promise<LibrarySession> {
    sessionStorage.setItem(`msal.${CLIENT_ID}.urlHash`, new URLSearchParams(parameters).toString());
    return start();
  }

  /** Leaves for sign-in and comes back with a code, or with the refusal given. */
  async function visit(
    session: LibrarySession,
    act: () => unknown,
    refusal?: Record<string, string>,
  ): Promise<LibrarySession> {
    const address = await leavesFor(session, act);
    const state = address.searchParams.get('state') ?? '';
    return answered({ ...(refusal ?? { code: endpoint.codeFor(address) }), state });
  }

  async function signedIn(): Promise<LibrarySession> {
    const session = await start();
    return visit(session, () => session.signIn());
  }

  return Object.assign(bench, { endpoint, options, start, leavesFor, answered, visit, signedIn });
}
