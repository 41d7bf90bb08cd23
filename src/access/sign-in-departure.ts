import { type EpochMs, epochMs } from '../std/time.ts';
import type { KeyValueStore } from '../storage/key-value-store.ts';
import { SIGN_IN_DEPARTURE_KEY } from '../storage/storage-keys.ts';

/**
 * The mark left before leaving for the sign-in page. Some refusals stay on Microsoft's own page; who comes back from
 * there brings no answer, and only this mark tells that from a first visit.
 */
export type SignInDeparture = {
  leave(at: EpochMs): void;
  /** When the page was left; `null` without a mark, or with one that cannot be read. */
  leftAt(): EpochMs | null;
  clear(): void;
};

export function createSignInDeparture(store: KeyValueStore): SignInDeparture {
  return {
    leave(at) {
      store.setItem(SIGN_IN_DEPARTURE_KEY, String(at));
    },
    leftAt() {
      const text = store.getItem(SIGN_IN_DEPARTURE_KEY);
      return text !== null && /^\d{1,16}$/.test(text) ? epochMs(Number(text)) : null;
    },
    clear() {
      store.removeItem(SIGN_IN_DEPARTURE_KEY);
    },
  };
}
