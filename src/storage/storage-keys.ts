/**
 * The key of every entry that this app writes to the browser's storage. No entry contains a token, a name or an incident.
 * The keys of the sign-in library start with `msal.` and are listed in `access/library-keys.ts`.
 */

/** localStorage: theme, density, columns, saved views, single-letter keys. */
export const PREFERENCES_KEY = 'gatehouse.preferences';

/** sessionStorage: whether this tab last showed the live app or the demo. */
export const MODE_KEY = 'gatehouse.mode';

/** sessionStorage: set by `Explore the demo`, so that the demo's first page starts a sign-in. */
export const DEMO_ENTERED_KEY = 'gatehouse.demo-entered';

/** sessionStorage: the state of the simulated Entra. */
export const DEMO_STORE_KEY = 'gatehouse.demo';

/** sessionStorage: when this tab left for the sign-in page, until it returns. */
export const SIGN_IN_DEPARTURE_KEY = 'gatehouse.left-for-sign-in';

/** sessionStorage: when this tab last navigated to the sign-in page, to stop redirect loops. */
export const NAVIGATION_COUNT_KEY = 'gatehouse.sign-in-navigations';

/** sessionStorage: the last sign-out that this tab knew of at its last sign-in. */
export const SEEN_SIGN_OUT_KEY = 'gatehouse.seen-sign-out';

/** sessionStorage: the response to an admin consent link, until the app has shown it. */
export const ADMIN_CONSENT_KEY = 'gatehouse.admin-consent-response';

/** sessionStorage: the admin consent links that this tab made, and what came back for them. */
export const CONSENT_REQUESTS_KEY = 'gatehouse.consent-requests';

/** sessionStorage: the build this tab has already reloaded for. */
export const RELOADED_FOR_BUILD_KEY = 'gatehouse.reloaded-for-build';

/** sessionStorage: written and removed at once, to test whether storage works. */
export const STORAGE_PROBE_KEY = 'gatehouse.probe';

/** sessionStorage: the API this tab reads from, if it is not the configured one. */
export function apiChoiceKey(mode: 'live' | 'demo'): string {
  return `gatehouse.api.${mode}`;
}

/** localStorage: the time of the last sign-out in any tab. */
export function signedOutKey(clientId: string): string {
  return `gatehouse.signed-out.${clientId}`;
}

/** localStorage: the last sign-out that was followed by an interactive sign-in. */
export function signOutEndedKey(clientId: string): string {
  return `gatehouse.signed-out-ended.${clientId}`;
}

/** localStorage: the times of this app's requests to an API, for the rate limit that all tabs share. */
export function requestHistoryKey(quota: {
  readonly tenantId: string;
  readonly clientId: string;
  readonly api: string;
}): string {
  return `gatehouse.requests.${quota.tenantId}.${quota.clientId}.${quota.api}`;
}
