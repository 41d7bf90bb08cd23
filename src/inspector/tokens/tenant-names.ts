/** What this session knows about tenants. A claim's tenant may be any text. */
export type TenantNames = {
  /** The name a tenant goes by, or the id itself where none is known. */
  readonly nameOf: (tenantId: string) => string;
  /** Whether the session has to do with the tenant: configured, or signed in to. */
  readonly isKnown: (tenantId: string) => boolean;
};

/** Gathers the tenants that are configured and those that a token is held for. */
export function tenantNames(
  nameOf: (tenantId: string) => string,
  known: readonly { readonly tenantId: string }[],
): TenantNames {
  const ids = new Set(known.map(({ tenantId }) => tenantId.toLowerCase()));
  return { nameOf, isKnown: (tenantId) => ids.has(tenantId.toLowerCase()) };
}
