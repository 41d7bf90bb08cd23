import type { KeyValueStore } from '../storage/key-value-store.ts';
import { ADMIN_CONSENT_KEY } from '../storage/storage-keys.ts';

/**
 * The response to an admin consent link. It is not signed, so it is only a hint: the next sign-in shows whether consent was
 * granted. Of the error description, only the AADSTS number is kept.
 */
export type AdminConsentResponse = { readonly granted: boolean; readonly aadstsCode: number | null };

/**
 * Parses the response from the URL of the redirect page. Refusals also have `admin_consent=True`, so only `error` decides.
 * Ignores the tenant and all other text, because anyone can craft such a URL.
 * @see https://learn.microsoft.com/en-us/entra/identity-platform/v2-admin-consent
 */
export function parseAdminConsentResponse(url: URL): AdminConsentResponse {
  const parameters = [new URLSearchParams(url.search), new URLSearchParams(url.hash.slice(1))];
  const description = parameters.map((part) => part.get('error_description') ?? '').join(' ');
  const number = /\bAADSTS(\d{4,8})\b/.exec(description)?.[1];
  return {
    granted: !parameters.some((part) => part.has('error')),
    aadstsCode: number === undefined ? null : Number(number),
  };
}

/** Stores the response for the app, which is another page. */
export function storeAdminConsentResponse(store: KeyValueStore, response: AdminConsentResponse): void {
  store.setItem(ADMIN_CONSENT_KEY, response.granted ? 'granted' : `refused ${response.aadstsCode ?? ''}`.trim());
}

/** Returns the stored response and removes it. `null` if there is none, or if the entry is invalid. */
export function takeAdminConsentResponse(store: KeyValueStore): AdminConsentResponse | null {
  const stored = /^(granted|refused)(?: (\d{4,8}))?$/.exec(store.getItem(ADMIN_CONSENT_KEY) ?? '');
  store.removeItem(ADMIN_CONSENT_KEY);
  if (stored === null) return null;
  return { granted: stored[1] === 'granted', aadstsCode: stored[2] === undefined ? null : Number(stored[2]) };
}
