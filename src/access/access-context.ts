import type { Api } from '../entra/clouds.ts';
import type { ProtectedResourceAccess } from '../http/protected-resource.ts';
import { isDomainName } from '../std/domain-name.ts';

/**
 * Access to one API in one tenant, for a user or for an application. Code above this room uses `kind` for display only.
 * `accessToken` is always silent: it rejects with a `SignInError` rather than navigate.
 */
export type AccessContext = ProtectedResourceAccess & {
  readonly api: Api;
  /** Access for changing incidents. `null`: only reads, whatever the token allows, because a kept token may belong to anyone. */
  readonly forChanges: ChangeAccess | null;
};

/**
 * Access to the same API and tenant with the permission to change incidents. Its tokens are requested when the first change
 * is made, never at sign-in. `accessToken` rejects with `consent-required` until the user has granted the permission.
 */
export type ChangeAccess = ProtectedResourceAccess & {
  /** The delegated permission that changes need. */
  readonly permission: string;
  /** Whether a cached token allows changes. Sends no request: `false` can also mean that none was requested yet. */
  hasToken(): Promise<boolean>;
};

/** The signed-in account, as the library's cache has it. For display, never for authorisation. */
export type SignedInAccount = {
  readonly name: string;
  readonly username: string;
  readonly tenantId: string;
  /** A verified domain of the tenant, known only if the account is a member. */
  readonly tenantDomain?: string;
};

/** A token that the session has now, for the inspector. Keep in memory: never in a query key, URL, storage or message. */
export type HeldToken = {
  readonly kind: 'access-token' | 'id-token';
  readonly tenantId: string;
  /** `null` for an ID token. */
  readonly api: Api | null;
  readonly context: 'user' | 'application';
  readonly token: string;
};

const USER_NAME = /^[^@#]+@([^@#]+)$/;

/**
 * A verified domain of the account's tenant, in lower case: the domain of the user name of a member. `null` for a guest, whose
 * user name belongs to another tenant, and for a user name without a domain.
 * @see https://learn.microsoft.com/en-us/entra/fundamentals/add-custom-domain
 */
export function tenantDomainOf(account: {
  /** The object id and the id of the home tenant, separated by a dot. */
  readonly homeAccountId: string;
  readonly tenantId: string;
  readonly username: string;
}): string | null {
  const homeTenantId = account.homeAccountId.split('.')[1];
  if (homeTenantId?.toLowerCase() !== account.tenantId.toLowerCase()) return null;
  const domain = USER_NAME.exec(account.username)?.[1]?.toLowerCase();
  return domain !== undefined && isDomainName(domain) ? domain : null;
}
