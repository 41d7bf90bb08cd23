/** The characters of a serialised view. None of them can end the search part of a URL. */
const SEARCH = /^[\w%.+*=&-]{0,80000}$/;

/** The search part of the built-in view `Open`. Repeated here, because the queue loads after the shell. */
const OPEN = 'status=active%2CawaitingAction%2CinProgress';

/**
 * Returns the search part of the user's default view from the stored views; that of `Open` if the user chose none. The queue
 * parses it like any URL, so it needs no further validation here.
 */
export function defaultViewOf(views: unknown): string {
  if (typeof views !== 'object' || views === null || !('first' in views)) return OPEN;
  return typeof views.first === 'string' && SEARCH.test(views.first) ? views.first : OPEN;
}
