import type { Configuration } from '../configuration/configuration.ts';

/** Returns the configured name of a tenant, or its id. */
export function tenantName(configuration: Configuration, tenantId: string): string {
  const customer = configuration.customers.find((known) => known.tenantId.toLowerCase() === tenantId.toLowerCase());
  return customer?.name ?? tenantId;
}
