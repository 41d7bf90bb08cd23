import type { KeyValueStore } from '../std/key-value-store.ts';
import type { EpochMs } from '../std/time.ts';

/** Where a tab keeps, in sessionStorage, which sign-out it knew of when somebody signed in. */
export const SEEN_SIGN_OUT_KEY = 'gatehouse.seen-sign-out';

/**
 * A message reaches only tabs that are awake. This mark reaches the others: a frozen or discarded tab, or one in the
 * back/forward cache, learns on coming back that there was a sign-out meanwhile. Compared for being the same, never
 * for being later, so that no clock matters.
 */
export type SignOutMark = {
  /** Leaves the mark for the other tabs. Where localStorage is blocked, only the message tells them. */
  leave(at: EpochMs): void;
  /** Remembers the mark as it is now: somebody has just signed in here. */
  remember(): void;
  /** Whether another tab has signed out since `remember`. */
  isNewer(): boolean;
};

export function createSignOutMark(
  tabStore: KeyValueStore,
  originStore: KeyValueStore | null,
  clientId: string,
): SignOutMark {
  const key = `gatehouse.signed-out.${clientId}`;

  function current(): string {
    try {
      return originStore?.getItem(key) ?? '';
    } catch {
      return '';
    }
  }

  return {
    leave(at) {
      try {
        originStore?.setItem(key, String(at));
      } catch {
        // Blocked or full: the message is all there is.
      }
    },
    remember() {
      tabStore.setItem(SEEN_SIGN_OUT_KEY, current());
    },
    isNewer() {
      const seen = tabStore.getItem(SEEN_SIGN_OUT_KEY);
      return seen !== null && seen !== current();
    },
  };
}
