import { guidFor } from './prng.ts';
import { aCustomer, type SimulatedTenant, type TenantState } from './tenants.ts';

/** A run of made-up tenants that are alike. */
export type TenantBatch = {
  readonly count: number;
  /** The number of incidents that each of them has at the start. */
  readonly openingIncidents: number;
  readonly state?: TenantState;
  readonly partnerAccess?: SimulatedTenant['partnerAccess'];
};

/**
 * Makes up customers: `Customer 001` with the domain `customer001.example`, and so on through all batches. The nth
 * tenant always has the same id. The partner has access to each of them.
 */
export function makeUpTenants(batches: readonly TenantBatch[]): readonly SimulatedTenant[] {
  return batches
    .flatMap(({ count, ...batch }) => Array.from({ length: count }, () => batch))
    .map((batch, index) => {
      const number = String(index + 1).padStart(3, '0');
      return aCustomer(
        {
          tenantId: guidFor(`made-up tenant ${number}`),
          displayName: `Customer ${number}`,
          domain: `customer${number}.example`,
        },
        batch,
      );
    });
}

/** As many customers as Microsoft's own multitenant portal manages: 90 with 20 incidents each, and 10 with 1,000. */
export const HUNDRED_CUSTOMERS: readonly TenantBatch[] = [
  { count: 90, openingIncidents: 20 },
  { count: 10, openingIncidents: 1_000 },
];
