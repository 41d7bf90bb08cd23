import type { EpochMs } from '../std/time.ts';
import type { KeyValueStore } from '../storage/key-value-store.ts';
import { SEEN_SIGN_OUT_KEY, signedOutKey, signOutEndedKey } from '../storage/storage-keys.ts';

/** The value that a tab stores after a sign-out in any tab. Never equal to a mark, which is a number. */
const SIGNED_OUT_HERE = 'signed-out';

/**
 * Records a sign-out for the tabs that a message does not reach. A frozen or discarded tab, or one in the back/forward
 * cache, finds the mark when it resumes. A new tab finds it and does not sign in silently, because after a sign-out while
 * offline the service still has its own session. Marks are compared for equality, not order, so clocks do not matter.
 */
type SignOutMark = {
  /** Writes the mark for all tabs. If localStorage is blocked, only the message reaches them. */
  record(at: EpochMs): void;
  /** Records the sign-out for this tab alone, in case no mark can be written. */
  recordInTab(): void;
  /** Stores the current mark in this tab. Call it before a sign-in. Throws if sessionStorage does. */
  remember(): void;
  /** Stores the mark and allows silent sign-in again in every tab. Call it after an interactive sign-in. Throws if sessionStorage does. */
  end(): void;
  /** Whether any tab signed out since `remember`. */
  hasChanged(): boolean;
  /** Whether the last sign-out has not been followed by an interactive sign-in. */
  preventsSilentSignIn(): boolean;
};

/** Creates the mark. `tabStore` is sessionStorage, and `originStore` localStorage or `null` if the browser blocks it. */
export function createSignOutMark(options: {
  readonly tabStore: KeyValueStore;
  readonly originStore: KeyValueStore | null;
  readonly clientId: string;
}): SignOutMark {
  const { tabStore, originStore, clientId } = options;
  const markKey = signedOutKey(clientId);
  const endedKey = signOutEndedKey(clientId);

  function read(key: string): string {
    try {
      return originStore?.getItem(key) ?? '';
    } catch {
      return '';
    }
  }

  function remember(): void {
    tabStore.setItem(SEEN_SIGN_OUT_KEY, read(markKey));
  }

  return {
    record(at) {
      try {
        // Removed first: a full store still removes entries, so an earlier mark then takes effect again.
        originStore?.removeItem(endedKey);
        originStore?.setItem(markKey, String(at));
      } catch {
        // Blocked or full: only the message reaches other tabs.
      }
    },
    recordInTab() {
      try {
        tabStore.setItem(SEEN_SIGN_OUT_KEY, SIGNED_OUT_HERE);
      } catch {
        // Full: only the mark in localStorage remains.
      }
    },
    remember,
    end() {
      remember();
      try {
        if (read(markKey) !== '') originStore?.setItem(endedKey, read(markKey));
      } catch {
        // Full: a new tab shows the sign-in button instead of signing in silently.
      }
    },
    hasChanged() {
      const seen = tabStore.getItem(SEEN_SIGN_OUT_KEY);
      return seen !== null && seen !== read(markKey);
    },
    preventsSilentSignIn() {
      const mark = read(markKey);
      return mark === '' ? tabStore.getItem(SEEN_SIGN_OUT_KEY) === SIGNED_OUT_HERE : mark !== read(endedKey);
    },
  };
}
