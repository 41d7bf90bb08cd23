import type { KeyValueStore } from '../storage/key-value-store.ts';
import { ADMIN_CONSENT_KEY } from '../storage/storage-keys.ts';

/**
 * What came back from an admin-consent link. Nothing signs it, so it is a hint: whether consent was really given shows
 * at the next sign-in. `aadstsCode` is a number and nothing else of the text that came.
 */
export type AdminConsentResponse = { readonly granted: boolean; readonly aadstsCode: number | null };

/**
 * Reads the answer out of the redirect page's address. `admin_consent=True` comes with refusals too, so an `error`
 * decides. Takes neither the tenant nor any text: anybody can write such an address.
 * @see https://learn.microsoft.com/en-us/entra/identity-platform/v2-admin-consent
 */
export function readAdminConsentResponse(address: URL): AdminConsentResponse {
  const parameters = [new URLSearchParams(address.search), new URLSearchParams(address.hash.slice(1))];
  const description = parameters.map((part) => part.get('error_description') ?? '').join(' ');
  const number = /\bAADSTS(\d{4,8})\b/.exec(description)?.[1];
  return {
    granted: !parameters.some((part) => part.has('error')),
    aadstsCode: number === undefined ? null : Number(number),
  };
}

/** Leaves the answer for the app, which lies on another page. */
export function storeAdminConsentResponse(store: KeyValueStore, answer: AdminConsentResponse): void {
  store.setItem(ADMIN_CONSENT_KEY, answer.granted ? 'granted' : `refused ${answer.aadstsCode ?? ''}`.trim());
}

/** Takes the answer, once. `null` when there is none, or one that nobody here wrote. */
export function takeAdminConsentResponse(store: KeyValueStore): AdminConsentResponse | null {
  const held = /^(granted|refused)(?: (\d{4,8}))?$/.exec(store.getItem(ADMIN_CONSENT_KEY) ?? '');
  store.removeItem(ADMIN_CONSENT_KEY);
  if (held === null) return null;
  return { granted: held[1] === 'granted', aadstsCode: held[2] === undefined ? null : Number(held[2]) };
}
