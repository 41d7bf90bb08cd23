import { broadcastResponseToMainFrame } from '@azure/msal-browser/redirect-bridge';
import { type AdminConsentResponse, readAdminConsentResponse } from './admin-consent-response.ts';
import { pageToReturnTo, redirectResponseIn } from './redirect-response.ts';

/** What the redirect page can do. */
export type RedirectPage = {
  readonly address: URL;
  /** Whether it stands in a hidden frame, which no page of ours may be loaded into. */
  readonly isFramed: boolean;
  /** Goes to another page in place of this one, so that the back button never shows the answer. */
  replace(address: string): void;
  /** Keeps the answer of an admin-consent link for the app to show. */
  keepAdminConsent(answer: AdminConsentResponse): void;
};

/**
 * Hands the sign-in service's answer on: to the page that opened the hidden frame, or, at the top, to the page that was
 * left, by way of sessionStorage and never in an address. Whatever brings no such answer goes to the start page. The
 * library alone would go to the root of the origin, which is not ours where the program lives in a folder.
 */
export async function returnFromRedirect(page: RedirectPage): Promise<void> {
  const goTo = (wanted: string) => page.replace(pageToReturnTo(wanted, page.address));
  try {
    const kind = redirectResponseIn(page.address);
    if (kind === 'admin-consent' && !page.isFramed) page.keepAdminConsent(readAdminConsentResponse(page.address));
    if (kind !== 'sign-in') throw new Error('no answer of the sign-in page');
    const navigate = async (url: string) => {
      goTo(url);
      return true;
    };
    await broadcastResponseToMainFrame({ navigateInternal: navigate, navigateExternal: navigate });
  } catch {
    // Also an answer that the library cannot read. In a frame, the page that opened it stops waiting by itself.
    if (!page.isFramed) goTo('');
  }
}
