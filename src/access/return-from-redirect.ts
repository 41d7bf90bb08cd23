import { broadcastResponseToMainFrame } from '@azure/msal-browser/redirect-bridge';
import * as v from 'valibot';
import type { KeyValueStore } from '../storage/key-value-store.ts';
import { INTERACTION_STATUS_KEY, responseKey, startPageKey } from './library-keys.ts';
import { pageToReturnTo, redirectResponseIn } from './redirect-response.ts';

/** The library's own entry about an interaction in progress. */
const INTERACTION_STATUS = v.object({ clientId: v.pipe(v.string(), v.minLength(1)), type: v.literal('signin') });

/** A response that can be parsed is shorter. */
const MAX_RESPONSE_LENGTH = 4_096;

/** The effects of the redirect page. */
type RedirectPage = {
  readonly url: URL;
  /** Whether it is loaded in the hidden frame of a silent sign-in. The app must not load there. */
  readonly isFramed: boolean;
  /** Navigates and replaces this history entry, so that the back button never returns to the response. */
  replace(url: string): void;
  /** sessionStorage; `null` if the browser blocks it. */
  readonly storage: KeyValueStore | null;
  /** Keeps the response to an admin consent link for the app, and returns the page that shows it. */
  keepAdminConsent(): string;
};

/**
 * Stores a response whose `state` the library cannot parse, if a sign-in is in progress in this tab, and returns the page
 * that the user left. There the library refuses the response, so the user learns why. Without it, the user would seem to
 * have returned without a response, on the start page.
 */
function keepUnreadableResponse({ url, storage }: RedirectPage): string {
  try {
    const clientId = signingInClient(storage?.getItem(INTERACTION_STATUS_KEY) ?? '');
    if (storage === null || clientId === null) return '';
    const payload = url.hash.includes('state=') ? url.hash : url.search;
    storage.setItem(responseKey(clientId), payload.slice(1, MAX_RESPONSE_LENGTH));
    return storage.getItem(startPageKey(clientId)) ?? '';
  } catch {
    return '';
  }
}

/** Returns the client id of the sign-in in progress, from the library's own entry; `null` if there is none. */
function signingInClient(text: string): string | null {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), INTERACTION_STATUS), text);
  return parsed.success ? parsed.output.clientId : null;
}

/**
 * Passes the response of the sign-in service to the page that opened the hidden frame or, in a top-level page, to the page
 * that the user left: through sessionStorage, never in a URL. Without such a response it navigates to the start page. The
 * library's own code would navigate to the root of the origin, which is a different site if the app is in a folder.
 */
export async function returnFromRedirect(page: RedirectPage): Promise<void> {
  const goTo = (requestedPage: string) => page.replace(pageToReturnTo(requestedPage, page.url));
  const kind = redirectResponseIn(page.url);
  try {
    if (kind !== 'sign-in') throw new Error('no sign-in response');
    const navigate = async (url: string) => {
      goTo(url);
      return true;
    };
    await broadcastResponseToMainFrame({ navigateInternal: navigate, navigateExternal: navigate });
  } catch {
    // Includes a response that the library cannot parse. In a frame, the page that opened it runs into its own timeout.
    if (page.isFramed) return;
    if (kind === 'admin-consent') goTo(page.keepAdminConsent());
    else goTo(kind === 'sign-in' ? keepUnreadableResponse(page) : '');
  }
}
