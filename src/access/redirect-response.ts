/** What a visit to the redirect page brings. */
export type RedirectResponse = 'sign-in' | 'admin-consent' | 'nothing';

function paramsOf(part: string): URLSearchParams {
  return new URLSearchParams(part.slice(1));
}

/**
 * Tells the answer to the library's own request, in fragment or query and always with a `state`, from the answer to an
 * admin-consent link, and both from a page opened by hand. Looks at names only: no value is to be trusted here.
 * @see https://learn.microsoft.com/en-us/entra/identity-platform/v2-admin-consent (the response, which nothing signs)
 */
export function redirectResponseIn(address: URL): RedirectResponse {
  const parts = [paramsOf(address.hash), paramsOf(address.search)];
  if (parts.some((params) => params.has('admin_consent'))) return 'admin-consent';
  return parts.some((params) => params.has('state')) ? 'sign-in' : 'nothing';
}

/**
 * Where to go from the redirect page: the page that was left, if it is one of this deployment, else its start page.
 * Another origin, another folder of it, a scheme that is no page and the redirect page itself are not.
 */
export function pageToReturnTo(wanted: string, redirectPage: URL): string {
  const startPage = new URL('./', redirectPage);
  if (!URL.canParse(wanted)) return startPage.href;
  const page = new URL(wanted);
  const isOurs =
    page.origin === startPage.origin &&
    page.pathname.startsWith(startPage.pathname) &&
    page.pathname !== redirectPage.pathname;
  return isOurs ? page.href : startPage.href;
}
