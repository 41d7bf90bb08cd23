/** What this session knows about tenants. A tenant id from a claim can be any text. */
export type TenantNames = {
  /** The tenant's name, or the id if the name is unknown. */
  readonly nameOf: (tenantId: string) => string;
  /** Whether the tenant is configured or the session holds a token for it. */
  readonly isKnown: (tenantId: string) => boolean;
};

export function tenantNames(
  nameOf: (tenantId: string) => string,
  known: readonly { readonly tenantId: string }[],
): TenantNames {
  const ids = new Set(known.map(({ tenantId }) => tenantId.toLowerCase()));
  return { nameOf, isKnown: (tenantId) => ids.has(tenantId.toLowerCase()) };
}
