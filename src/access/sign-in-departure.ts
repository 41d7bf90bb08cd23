import { isIncidentApi } from '../entra/apis.ts';
import type { Api } from '../entra/clouds.ts';
import { type EpochMs, epochMs } from '../std/time.ts';
import type { KeyValueStore } from '../storage/key-value-store.ts';
import { SIGN_IN_DEPARTURE_KEY } from '../storage/storage-keys.ts';

/**
 * Records that the tab left for the sign-in page. Some errors are shown on Microsoft's own page only; a user who returns
 * from there brings no response, and only this record distinguishes that from a first visit.
 */
export type SignInDeparture = {
  /** `changing`: the API whose permission to change incidents the user is asked for. */
  record(at: EpochMs, changing: Api | null): void;
  /** When the tab left; `null` without a valid record. */
  leftAt(): EpochMs | null;
  /** The API whose permission to change incidents the user was asked for; `null` for any other sign-in. */
  changing(): Api | null;
  clear(): void;
};

export function createSignInDeparture(store: KeyValueStore): SignInDeparture {
  const parts = () => /^(\d{1,16})(?: ([a-z-]{1,40}))?$/.exec(store.getItem(SIGN_IN_DEPARTURE_KEY) ?? '');
  return {
    record(at, changing) {
      store.setItem(SIGN_IN_DEPARTURE_KEY, changing === null ? String(at) : `${at} ${changing}`);
    },
    leftAt() {
      const at = parts()?.[1];
      return at === undefined ? null : epochMs(Number(at));
    },
    changing() {
      const api = parts()?.[2];
      return isIncidentApi(api) ? api : null;
    },
    clear() {
      store.removeItem(SIGN_IN_DEPARTURE_KEY);
    },
  };
}
