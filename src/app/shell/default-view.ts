/** As a view is written into an address: nothing in it can end the search part. */
const SEARCH = /^[\w%.+*=&-]{0,80000}$/;

/**
 * The search part of the view that the queue opens with, out of what the queue kept; empty when nothing was. Whatever it
 * holds is read as an address would be, so it needs no further proof.
 */
export function defaultViewOf(views: unknown): string {
  if (typeof views !== 'object' || views === null || !('first' in views)) return '';
  return typeof views.first === 'string' && SEARCH.test(views.first) ? views.first : '';
}
