type ListableStore = Pick<Storage, 'length' | 'key' | 'getItem'>;

// Repeated here rather than imported: this file becomes part of the small first script of the page.
const INTERACTION_STATUS_KEY = 'msal.interaction.status';

/** The keys of the library's accounts and tokens start with its schema version. All others are bookkeeping. */
const ACCOUNT_OR_TOKEN = /^msal\.\d+\|/;
const PENDING_RESPONSE = /^msal\..+\.urlHash$/;

/**
 * Whether a user is probably signed in, or returning from the sign-in page: chooses between landing page and skeleton before
 * the first paint. Checks keys only and reads no account or token. `false` if storage is blocked. A wrong `true` shows a
 * skeleton for a moment, until `startSession` determines the real state.
 */
export function hasSignInTraces(store: ListableStore | null): boolean {
  try {
    if (store === null) return false;
    const keys = Array.from({ length: store.length }, (_, index) => store.key(index) ?? '');
    if (keys.some((key) => ACCOUNT_OR_TOKEN.test(key))) return true;
    return (
      store.getItem(INTERACTION_STATUS_KEY)?.includes('signin') === true &&
      keys.some((key) => PENDING_RESPONSE.test(key))
    );
  } catch {
    return false;
  }
}

/** Whether the tab left for the sign-out page and no session has handled the return yet. `false` if storage is blocked. */
export function leftForSignOut(store: Pick<Storage, 'getItem'> | null): boolean {
  try {
    return store?.getItem(INTERACTION_STATUS_KEY)?.includes('signout') === true;
  } catch {
    return false;
  }
}
