import { isGuid } from '../std/guid.ts';
import type { Clock } from '../std/time.ts';
import type { KeyValueStore } from '../storage/key-value-store.ts';
import { ADMIN_CONSENT_KEY } from '../storage/storage-keys.ts';
import { matchConsentReturn } from './consent-requests.ts';

/**
 * The response to an admin consent link. It is not signed, so it is only a hint: a token shows whether consent was granted.
 * Of its texts, only the AADSTS number and the tenant id are kept, and only in their exact forms.
 */
export type AdminConsentResponse = {
  /**
   * `consent`: of the consent page. `other-tenant`: with the state of a link of this tab that was for another tenant.
   * `older-link`: of the older consent link, a code or an error without a state.
   */
  readonly kind: 'consent' | 'other-tenant' | 'older-link';
  readonly granted: boolean;
  readonly aadstsCode: number | null;
  /** The tenant that the response names. For display only. */
  readonly tenantId: string | null;
};

/**
 * Parses the response from the URL of the redirect page. Refusals also have `admin_consent=True`, so only `error` decides.
 * @see https://learn.microsoft.com/en-us/entra/identity-platform/v2-admin-consent
 */
function parseAdminConsentResponse(url: URL): AdminConsentResponse & { readonly state: string | null } {
  const parameters = [new URLSearchParams(url.search), new URLSearchParams(url.hash.slice(1))];
  const textOf = (name: string) => parameters.map((part) => part.get(name)).find((value) => value !== null) ?? null;
  const has = (name: string) => parameters.some((part) => part.has(name));
  const description = parameters.map((part) => part.get('error_description') ?? '').join(' ');
  const number = /\bAADSTS(\d{4,8})\b/.exec(description)?.[1];
  const tenant = textOf('tenant') ?? '';
  return {
    kind: has('admin_consent') ? 'consent' : 'older-link',
    granted: !has('error'),
    aadstsCode: number === undefined ? null : Number(number),
    tenantId: isGuid(tenant) ? tenant.toLowerCase() : null,
    state: textOf('state'),
  };
}

/**
 * Handles a response on the redirect page. If it belongs to a link that this tab made, records it there and returns the
 * page to go to. Otherwise stores it for the app, which is another page, and returns `null`.
 */
export function handleAdminConsentResponse(store: KeyValueStore, url: URL, clock: Clock): string | null {
  const { state, ...response } = parseAdminConsentResponse(url);
  const match = matchConsentReturn(store, { ...response, state }, clock);
  if (match?.kind === 'matched') return match.page;
  storeAdminConsentResponse(store, { ...response, kind: match?.kind === 'other-tenant' ? match.kind : response.kind });
  return null;
}

function storeAdminConsentResponse(store: KeyValueStore, response: AdminConsentResponse): void {
  const { kind, granted, aadstsCode, tenantId } = response;
  store.setItem(
    ADMIN_CONSENT_KEY,
    [kind, granted ? 'granted' : 'refused', aadstsCode ?? '-', tenantId ?? '-'].join(' '),
  );
}

const STORED = /^(consent|other-tenant|older-link) (granted|refused) (\d{4,8}|-) (-|[0-9a-f-]{36})$/;

/** Returns the stored response and removes it. `null` if there is none, or if the entry is invalid. */
export function takeAdminConsentResponse(store: KeyValueStore): AdminConsentResponse | null {
  const [, kind, outcome, number, tenantId = ''] = STORED.exec(store.getItem(ADMIN_CONSENT_KEY) ?? '') ?? [];
  store.removeItem(ADMIN_CONSENT_KEY);
  if (kind !== 'consent' && kind !== 'other-tenant' && kind !== 'older-link') return null;
  return {
    kind,
    granted: outcome === 'granted',
    aadstsCode: number === undefined || number === '-' ? null : Number(number),
    tenantId: isGuid(tenantId) ? tenantId : null,
  };
}
