/** A tenant of the simulated cloud. All names and domains are fictitious. */
export type SimulatedTenant = {
  readonly tenantId: string;
  readonly displayName: string;
  /** The verified domain, which UPNs, email addresses and device names end with. */
  readonly domain: string;
  /** `home`: the home tenant of the demo's personas. `customer`: managed by a partner. */
  readonly kind: 'home' | 'customer';
};

export const EXAMPLE_SOC: SimulatedTenant = {
  tenantId: '3f1c7a52-8d0e-4b6a-9c41-5e2a70d9b801',
  displayName: 'Example SOC',
  domain: 'soc.example',
  kind: 'home',
};

export const EXAMPLE_FOUNDRY: SimulatedTenant = {
  tenantId: '7b94e0d6-2a35-4f18-8e57-c3d1f6a04b02',
  displayName: 'Example Foundry',
  domain: 'foundry.example',
  kind: 'customer',
};

export const EXAMPLE_CLINIC: SimulatedTenant = {
  tenantId: 'c2580f19-6e7d-4c93-a1b4-09f8e7d65c03',
  displayName: 'Example Clinic',
  domain: 'clinic.example',
  kind: 'customer',
};

export const EXAMPLE_PORT: SimulatedTenant = {
  tenantId: '91d6b3a8-5c02-4e7f-b6d9-24a8c1e07d04',
  displayName: 'Example Port',
  domain: 'port.example',
  kind: 'customer',
};

export const EXAMPLE_SCHOOLS: SimulatedTenant = {
  tenantId: 'e84f2c6b-0b9a-4d15-8f73-6d5b9a3c1e05',
  displayName: 'Example Schools',
  domain: 'schools.example',
  kind: 'customer',
};

/** All tenants, the home tenant first. */
export const TENANTS: readonly SimulatedTenant[] = [
  EXAMPLE_SOC,
  EXAMPLE_FOUNDRY,
  EXAMPLE_CLINIC,
  EXAMPLE_PORT,
  EXAMPLE_SCHOOLS,
];

/** Finds a tenant by id or verified domain, ignoring case. Returns `null` for an unknown tenant. */
export function findTenant(idOrDomain: string): SimulatedTenant | null {
  const normalized = idOrDomain.toLowerCase();
  return TENANTS.find((tenant) => tenant.tenantId === normalized || tenant.domain === normalized) ?? null;
}
