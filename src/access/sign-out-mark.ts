import type { EpochMs } from '../std/time.ts';
import type { KeyValueStore } from '../storage/key-value-store.ts';
import { SEEN_SIGN_OUT_KEY, signedOutKey, signOutEndedKey } from '../storage/storage-keys.ts';

/** What a tab keeps in that place after a sign-out, be it its own or another's. Is no mark: those are numbers. */
const SIGNED_OUT_HERE = 'signed-out';

/**
 * A message reaches only tabs that are awake, and a sign-out while offline does not reach the service. This mark reaches
 * the others: a frozen or discarded tab, or one in the back/forward cache, learns on coming back that there was a
 * sign-out meanwhile, and a new tab that nobody is to be signed in without being asked. Compared for being the same,
 * never for being later, so that no clock matters.
 */
export type SignOutMark = {
  /** Leaves the mark for the other tabs. Where localStorage is blocked, only the message tells them. */
  leave(at: EpochMs): void;
  /** Keeps for this tab alone, where no mark can be left, that it was signed out. */
  keepOut(): void;
  /** Remembers the mark as it is now: somebody is about to be signed in here. Throws what sessionStorage throws. */
  remember(): void;
  /** Remembers it, and ends it for every tab: a person has been at the sign-in page. Throws what sessionStorage throws. */
  end(): void;
  /** Whether there was a sign-out since `remember`, in this tab or another. */
  isNewer(): boolean;
  /** Whether there was a sign-out that no person has ended: then nobody is signed in silently. */
  stands(): boolean;
};

export function createSignOutMark(
  tabStore: KeyValueStore,
  originStore: KeyValueStore | null,
  clientId: string,
): SignOutMark {
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
    leave(at) {
      try {
        // First, because a full store still removes: an earlier mark then stands again.
        originStore?.removeItem(endedKey);
        originStore?.setItem(markKey, String(at));
      } catch {
        // Blocked or full: the message is all there is.
      }
    },
    keepOut() {
      try {
        tabStore.setItem(SEEN_SIGN_OUT_KEY, SIGNED_OUT_HERE);
      } catch {
        // Full: the mark is all there is.
      }
    },
    remember,
    end() {
      remember();
      try {
        if (read(markKey) !== '') originStore?.setItem(endedKey, read(markKey));
      } catch {
        // Full: a new tab asks where it could have tried silently.
      }
    },
    isNewer() {
      const seen = tabStore.getItem(SEEN_SIGN_OUT_KEY);
      return seen !== null && seen !== read(markKey);
    },
    stands() {
      const mark = read(markKey);
      return mark === '' ? tabStore.getItem(SEEN_SIGN_OUT_KEY) === SIGNED_OUT_HERE : mark !== read(endedKey);
    },
  };
}
