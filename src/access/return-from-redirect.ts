import { broadcastResponseToMainFrame } from '@azure/msal-browser/redirect-bridge';
import { type AdminConsentResponse, parseAdminConsentResponse } from './admin-consent-response.ts';
import { pageToReturnTo, redirectResponseIn } from './redirect-response.ts';

/** The effects of the redirect page. */
type RedirectPage = {
  readonly url: URL;
  /** Whether it is loaded in the hidden frame of a silent sign-in. The app must not load there. */
  readonly isFramed: boolean;
  /** Navigates and replaces this history entry, so that the back button never returns to the response. */
  replace(url: string): void;
  /** Stores the response to an admin consent link for the app to show. */
  storeAdminConsent(response: AdminConsentResponse): void;
};

/**
 * Passes the response of the sign-in service to the page that opened the hidden frame or, in a top-level page, to the page
 * that the user left: through sessionStorage, never in a URL. Without such a response it navigates to the start page. The
 * library's own code would navigate to the root of the origin, which is a different site if the app is in a folder.
 */
export async function returnFromRedirect(page: RedirectPage): Promise<void> {
  const goTo = (requestedPage: string) => page.replace(pageToReturnTo(requestedPage, page.url));
  try {
    const kind = redirectResponseIn(page.url);
    if (kind === 'admin-consent' && !page.isFramed) page.storeAdminConsent(parseAdminConsentResponse(page.url));
    if (kind !== 'sign-in') throw new Error('no sign-in response');
    const navigate = async (url: string) => {
      goTo(url);
      return true;
    };
    await broadcastResponseToMainFrame({ navigateInternal: navigate, navigateExternal: navigate });
  } catch {
    // Includes a response that the library cannot parse. In a frame, the page that opened it runs into its own timeout.
    if (!page.isFramed) goTo('');
  }
}
