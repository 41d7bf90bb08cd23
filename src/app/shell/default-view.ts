/** The characters of a serialised view. None of them can end the search part of a URL. */
const SEARCH = /^[\w%.+*=&-]{0,80000}$/;

/**
 * Returns the search part of the user's default view from the stored views; empty if there is none. The queue parses it like
 * any URL, so it needs no further validation here.
 */
export function defaultViewOf(views: unknown): string {
  if (typeof views !== 'object' || views === null || !('first' in views)) return '';
  return typeof views.first === 'string' && SEARCH.test(views.first) ? views.first : '';
}
