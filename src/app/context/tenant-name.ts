import type { Configuration } from '../configuration/configuration.ts';

/** The name a tenant goes by: as configured, else its domain where it was configured by one, else its id. */
export function tenantName(configuration: Configuration, tenantId: string): string {
  const customer = configuration.customers.find((known) => known.tenantId.toLowerCase() === tenantId.toLowerCase());
  return customer?.name ?? tenantId;
}
