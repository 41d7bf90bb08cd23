const DOMAIN = /^[^@#]+@((?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9-]{2,63})$/i;

/** The longest domain name (RFC 1035 §2.3.4). */
const MAX_LENGTH = 253;

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
  const domain = DOMAIN.exec(account.username)?.[1]?.toLowerCase();
  return domain === undefined || domain.length > MAX_LENGTH ? null : domain;
}
