import type { Cloud } from '../entra/clouds.ts';
import { isGuid } from '../std/guid.ts';
import type { EntraIssuer } from './parse-issuer.ts';

/** The URL of a tenant's signing keys, and the authority that publishes them. */
export type SigningKeysAddress = { readonly authorityOrigin: string; readonly url: string };

/**
 * The fixed URL of a tenant's signing keys. Only the tenant id comes from the token. The origin is that of a known cloud,
 * or of `cloud` for a v1 issuer, which doesn't identify one.
 * @see https://learn.microsoft.com/en-us/entra/identity-platform/access-tokens#validate-the-signature
 */
export function signingKeysAddress(issuer: EntraIssuer | null, cloud: Cloud): SigningKeysAddress | null {
  if (issuer === null || !isGuid(issuer.tenantId)) return null;
  const authorityOrigin = issuer.authorityOrigin ?? cloud.authorityOrigin;
  return { authorityOrigin, url: `${authorityOrigin}/${issuer.tenantId}/discovery/v2.0/keys` };
}
