import {
  DEMO_STORE_KEY,
  NAVIGATION_COUNT_KEY,
  SEEN_SIGN_OUT_KEY,
  SIGN_IN_DEPARTURE_KEY,
} from '../storage/storage-keys.ts';

/** Our own entries about sign-in, and the simulated sign-in service of the demo. */
const OWN_KEYS: ReadonlySet<string> = new Set([
  DEMO_STORE_KEY,
  SIGN_IN_DEPARTURE_KEY,
  NAVIGATION_COUNT_KEY,
  SEEN_SIGN_OUT_KEY,
]);

/**
 * Removes every sign-in of this tab, in the demo and in the live app, without a request or a message to other tabs. Call it
 * when switching between the two, before a session starts: the library exposes accounts across client ids. Does nothing if
 * storage is blocked.
 */
export function forgetSignIn(store: Pick<Storage, 'length' | 'key' | 'removeItem'> | null): void {
  try {
    if (store === null) return;
    const keys = Array.from({ length: store.length }, (_, index) => store.key(index) ?? '');
    for (const key of keys) {
      if (key.startsWith('msal.') || OWN_KEYS.has(key)) store.removeItem(key);
    }
  } catch {
    // Blocked storage throws when it is read.
  }
}
