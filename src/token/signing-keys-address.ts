import type { Cloud } from '../entra/clouds.ts';
import { isGuid } from '../std/guid.ts';
import type { EntraIssuer } from './parse-issuer.ts';

/** Where the keys of one tenant are published, and by whom. */
export type SigningKeysAddress = { readonly authorityOrigin: string; readonly url: string };

/**
 * The fixed address of the keys that sign for a tenant. Nothing of it is read from the token but the tenant's id: the
 * origin is one of a known cloud, and where the form of the issuer names none (v1), that of `cloud`.
 * @see https://learn.microsoft.com/en-us/entra/identity-platform/access-tokens#validate-the-signature
 */
export function signingKeysAddress(issuer: EntraIssuer | null, cloud: Cloud): SigningKeysAddress | null {
  if (issuer === null || !isGuid(issuer.tenantId)) return null;
  const authorityOrigin = issuer.authorityOrigin ?? cloud.authorityOrigin;
  return { authorityOrigin, url: `${authorityOrigin}/${issuer.tenantId}/discovery/v2.0/keys` };
}
