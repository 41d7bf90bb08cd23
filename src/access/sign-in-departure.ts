import { type EpochMs, epochMs } from '../std/time.ts';
import type { KeyValueStore } from '../storage/key-value-store.ts';
import { SIGN_IN_DEPARTURE_KEY } from '../storage/storage-keys.ts';

/**
 * Records that the tab left for the sign-in page. Some errors are shown on Microsoft's own page only; a user who returns
 * from there brings no response, and only this record distinguishes that from a first visit.
 */
export type SignInDeparture = {
  record(at: EpochMs): void;
  /** When the tab left; `null` without a valid record. */
  leftAt(): EpochMs | null;
  clear(): void;
};

export function createSignInDeparture(store: KeyValueStore): SignInDeparture {
  return {
    record(at) {
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
