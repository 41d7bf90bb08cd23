/**
 * `@odata.nextLink` as far as it may be asked for with our token: same origin as the list, same path, no user info,
 * no fragment. `null` for anything else, so that no answer can send the token elsewhere.
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
