import {
  DEMO_STORE_KEY,
  NAVIGATION_COUNT_KEY,
  SEEN_SIGN_OUT_KEY,
  SIGN_IN_DEPARTURE_KEY,
} from '../storage/storage-keys.ts';

/** Ours, beside the library's: the simulated sign-in service of the demo, and what is kept about leaving and coming back. */
const OURS: ReadonlySet<string> = new Set([
  DEMO_STORE_KEY,
  SIGN_IN_DEPARTURE_KEY,
  NAVIGATION_COUNT_KEY,
  SEEN_SIGN_OUT_KEY,
]);

/**
 * Forgets every sign-in of this tab, of the demo and of the live app alike, without telling anyone. Done on the way
 * from the one to the other, before a session is started: the library shows the account of one client id to another.
 * A blocked store holds nothing to forget.
 */
export function forgetSignIn(store: Pick<Storage, 'length' | 'key' | 'removeItem'> | null): void {
  try {
    if (store === null) return;
    const keys = Array.from({ length: store.length }, (_, index) => store.key(index) ?? '');
    for (const key of keys) {
      if (key.startsWith('msal.') || OURS.has(key)) store.removeItem(key);
    }
  } catch {
    // Reading a blocked store throws.
  }
}
