/**
 * The entries of sessionStorage through which the library and its redirect bridge speak with each other across page
 * loads, as far as they are touched here. Read in the sources of the pinned version.
 * @see https://github.com/AzureAD/microsoft-authentication-library-for-js (msal-browser, src/redirect_bridge, src/utils/BrowserConstants)
 */

/** The flag for "this tab is at the sign-in, or sign-out, page". */
export const INTERACTION_STATUS_KEY = 'msal.interaction.status';

/** The answer that waits to be taken. */
export function answerKey(clientId: string): string {
  return `msal.${clientId}.urlHash`;
}

/** The page to go on to from the redirect page. */
export function startPageKey(clientId: string): string {
  return `msal.${clientId}.request.origin`;
}
