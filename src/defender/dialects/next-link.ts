/**
 * The `@odata.nextLink` if it may be requested with our token: same origin and path as the list, no user info, no
 * fragment. `null` for any other link, so that no response can send the token elsewhere.
 */
export function allowedNextLink(link: unknown, listUrl: string): string | null {
  if (typeof link !== 'string' || !URL.canParse(link) || !URL.canParse(listUrl)) return null;
  const next = new URL(link);
  const list = new URL(listUrl);
  const isOurs =
    next.origin === list.origin &&
    next.pathname === list.pathname &&
    next.username === '' &&
    next.password === '' &&
    next.hash === '';
  return isOurs && next.origin !== 'null' ? next.href : null;
}
