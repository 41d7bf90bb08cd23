/** The kind of response in the URL of the redirect page. */
type RedirectResponse = 'sign-in' | 'admin-consent' | 'none';

function parametersOf(part: string): URLSearchParams {
  return new URLSearchParams(part.slice(1));
}

/**
 * Tells apart the response to the library's own request (in the fragment or the query, always with a `state`), the response
 * to an admin consent link, and a page opened without a response. Checks parameter names only, because no value is trusted.
 * The older consent link, which Microsoft's pages still print, returns a code or an error without a `state`.
 * @see https://learn.microsoft.com/en-us/entra/identity-platform/v2-admin-consent (the response is not signed)
 */
export function redirectResponseIn(url: URL): RedirectResponse {
  const parts = [parametersOf(url.hash), parametersOf(url.search)];
  const has = (name: string) => parts.some((parameters) => parameters.has(name));
  if (has('admin_consent')) return 'admin-consent';
  if (has('state')) return 'sign-in';
  return has('code') || has('error') ? 'admin-consent' : 'none';
}

/**
 * Returns where the redirect page navigates to: the page that the user left if it belongs to this deployment, else the start
 * page. Another origin, another folder, another scheme and the redirect page itself do not belong to it.
 */
export function pageToReturnTo(requestedPage: string, redirectPage: URL): string {
  const startPage = new URL('./', redirectPage);
  if (!URL.canParse(requestedPage)) return startPage.href;
  const page = new URL(requestedPage);
  const isOurs =
    page.origin === startPage.origin &&
    page.pathname.startsWith(startPage.pathname) &&
    page.pathname !== redirectPage.pathname;
  return isOurs ? page.href : startPage.href;
}
