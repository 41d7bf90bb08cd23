/** What is used of sessionStorage here. */
type ListedStore = Pick<Storage, 'length' | 'key' | 'getItem'>;

// Written out here, and nothing imported or shared: this goes into the small first script of the page as it is.
const INTERACTION_STATUS_KEY = 'msal.interaction.status';

/** The library's entries of accounts and tokens begin with its schema's number; the rest is bookkeeping. */
const ACCOUNT_OR_TOKEN = /^msal\.\d+\|/;
const WAITING_ANSWER = /^msal\..+\.urlHash$/;

/**
 * Whether somebody is, or is just becoming, signed in: decides before the first paint between landing and skeleton.
 * Knows the shape of the library's keys only, opens none of them; a blocked store has no traces. Where it says yes
 * wrongly, a skeleton shows for a moment; `startSession` then tells how it is.
 */
export function hasSignInTraces(store: ListedStore | null): boolean {
  try {
    if (store === null) return false;
    const keys = Array.from({ length: store.length }, (_, index) => store.key(index) ?? '');
    if (keys.some((key) => ACCOUNT_OR_TOKEN.test(key))) return true;
    return (
      store.getItem(INTERACTION_STATUS_KEY)?.includes('signin') === true && keys.some((key) => WAITING_ANSWER.test(key))
    );
  } catch {
    return false;
  }
}
