/**
 * The sessionStorage entries that the library and its redirect bridge use across page loads, as far as this room touches
 * them. Taken from the sources of the pinned version.
 * @see https://github.com/AzureAD/microsoft-authentication-library-for-js (msal-browser, src/redirect_bridge, src/utils/BrowserConstants)
 */

/** Set while this tab is at the sign-in or sign-out page. */
export const INTERACTION_STATUS_KEY = 'msal.interaction.status';

/** The response of the sign-in page, until the library handles it. */
export function responseKey(clientId: string): string {
  return `msal.${clientId}.urlHash`;
}

/** The page that the redirect page navigates to. */
export function startPageKey(clientId: string): string {
  return `msal.${clientId}.request.origin`;
}
