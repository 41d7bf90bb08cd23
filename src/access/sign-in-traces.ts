/** What is used of sessionStorage here. */
export type ListedStore = Pick<Storage, 'length' | 'key' | 'getItem'>;

/** The library's flag for "this tab is at the sign-in page"; the redirect page reads it, and so does the first script. */
export const INTERACTION_STATUS_KEY = 'msal.interaction.status';

/** The library's entries of accounts and tokens begin with its schema's number; the rest is bookkeeping. */
const ACCOUNT_OR_TOKEN = /^msal\.\d+\|/;
const WAITING_ANSWER = /^msal\..+\.urlHash$/;

/** The names of all entries, in the store's order. */
export function keysOf(store: ListedStore): string[] {
  return Array.from({ length: store.length }, (_, index) => store.key(index) ?? '');
}

/**
 * Whether somebody is, or is just becoming, signed in: decides before the first paint between landing and skeleton.
 * Knows the shape of the library's keys only, opens none of them; a blocked store has no traces. Where it says yes
 * wrongly, a skeleton shows for a moment; `startSession` then tells how it is.
 */
export function hasSignInTraces(store: ListedStore | null): boolean {
  try {
    if (store === null) return false;
    const keys = keysOf(store);
    if (keys.some((key) => ACCOUNT_OR_TOKEN.test(key))) return true;
    return (
      store.getItem(INTERACTION_STATUS_KEY)?.includes('signin') === true && keys.some((key) => WAITING_ANSWER.test(key))
    );
  } catch {
    return false;
  }
}
