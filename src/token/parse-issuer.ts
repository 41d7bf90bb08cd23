import { allAuthorityOrigins, V1_ISSUER_ORIGIN } from '../entra/clouds.ts';
import { isGuid } from '../std/guid.ts';

/** The token version and the tenant that the issuer of an Entra token identifies. */
export type EntraIssuer = {
  readonly version: '1.0' | '2.0';
  readonly tenantId: string;
  /** The authority of a known cloud; `null` for v1, whose issuer is the same in every cloud. */
  readonly authorityOrigin: string | null;
};

/**
 * Parses `iss` of an Entra token; `null` for any other issuer. Anyone can write such a value, so it proves nothing.
 * @see https://learn.microsoft.com/en-us/entra/identity-platform/access-token-claims-reference (`iss`)
 */
export function parseIssuer(issuer: string): EntraIssuer | null {
  const v1 = tenantBetween(issuer, `${V1_ISSUER_ORIGIN}/`, '/');
  if (v1 !== null) return { version: '1.0', tenantId: v1, authorityOrigin: null };
  for (const origin of allAuthorityOrigins()) {
    const v2 = tenantBetween(issuer, `${origin}/`, '/v2.0');
    if (v2 !== null) return { version: '2.0', tenantId: v2, authorityOrigin: origin };
  }
  return null;
}

function tenantBetween(issuer: string, start: string, end: string): string | null {
  if (!issuer.startsWith(start) || !issuer.endsWith(end)) return null;
  const tenantId = issuer.slice(start.length, issuer.length - end.length);
  return isGuid(tenantId) ? tenantId.toLowerCase() : null;
}
