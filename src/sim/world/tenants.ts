/**
 * How a tenant behaves towards callers. Only `ready` lets a partner read incidents.
 *
 * - `down`: tokens are issued, both incident APIs fail with their own server error.
 * - `slow`: the incident APIs respond late.
 * - `throttled`: other clients of the application have used up almost all of its request limit.
 * - `unlicensed`: the tenant has no Defender XDR, so its resource principal is missing (650052).
 * - `unconsented`: nobody has consented to the application (65001, 90094) until an administrator does.
 * - `blocked-inbound`, `blocked-outbound`: cross-tenant access settings block external users (500213, 500212).
 * - `risky-admin`: delegated administrators are blocked because of risk in their home tenant (530034).
 * - `csp-unauthorised`: the application is not authorised for delegated administrators (90099) until an administrator consents.
 */
export type TenantState =
  | 'ready'
  | 'down'
  | 'slow'
  | 'throttled'
  | 'unlicensed'
  | 'unconsented'
  | 'blocked-inbound'
  | 'blocked-outbound'
  | 'risky-admin'
  | 'csp-unauthorised';

/** A cloud with its own authority. GCC tenants are in the global cloud. */
export type CloudName = 'global' | 'us-government' | 'china';

/** A tenant of the simulated directory. All names and domains are fictitious. */
export type SimulatedTenant = {
  readonly tenantId: string;
  readonly displayName: string;
  /** The verified domain, which UPNs, email addresses and device names end with. */
  readonly domain: string;
  /** `home`: the home tenant of the demo's personas. `customer`: managed by a partner. */
  readonly kind: 'home' | 'customer';
  readonly state: TenantState;
  /** `any`: the tenant exists at every authority, so that one test world serves every cloud. */
  readonly cloud: CloudName | 'any';
  /** The authority's `tenant_region_scope`, and `tenant_region_sub_scope` of government tenants. */
  readonly region: {
    readonly scope: 'WW' | 'NA' | 'EU' | 'AS' | 'USGov';
    readonly subScope?: 'GCC' | 'DODCON' | 'DOD';
  };
  /** How the partner gets in: as a guest (B2B), or as a delegated administrator without a user object (GDAP). */
  readonly partnerAccess: 'guest' | 'gdap';
  /** The number of incidents at the start. Without it, the scenario decides. */
  readonly openingIncidents?: number;
};

type Described = Pick<SimulatedTenant, 'tenantId' | 'displayName' | 'domain'>;

/** A customer in the global cloud that the partner reads as a guest, unless `change` says otherwise. */
export function aCustomer(described: Described, change: Partial<SimulatedTenant> = {}): SimulatedTenant {
  return {
    ...described,
    kind: 'customer',
    state: 'ready',
    cloud: 'global',
    region: { scope: 'EU' },
    partnerAccess: 'guest',
    ...change,
  };
}

export const EXAMPLE_SOC: SimulatedTenant = aCustomer(
  { tenantId: '3f1c7a52-8d0e-4b6a-9c41-5e2a70d9b801', displayName: 'Example SOC', domain: 'soc.example' },
  { kind: 'home', cloud: 'any', region: { scope: 'NA' } },
);

export const EXAMPLE_FOUNDRY: SimulatedTenant = aCustomer({
  tenantId: '7b94e0d6-2a35-4f18-8e57-c3d1f6a04b02',
  displayName: 'Example Foundry',
  domain: 'foundry.example',
});

export const EXAMPLE_CLINIC: SimulatedTenant = aCustomer(
  { tenantId: 'c2580f19-6e7d-4c93-a1b4-09f8e7d65c03', displayName: 'Example Clinic', domain: 'clinic.example' },
  { state: 'unconsented' },
);

export const EXAMPLE_PORT: SimulatedTenant = aCustomer(
  { tenantId: '91d6b3a8-5c02-4e7f-b6d9-24a8c1e07d04', displayName: 'Example Port', domain: 'port.example' },
  { state: 'down', region: { scope: 'WW' } },
);

export const EXAMPLE_SCHOOLS: SimulatedTenant = aCustomer(
  { tenantId: 'e84f2c6b-0b9a-4d15-8f73-6d5b9a3c1e05', displayName: 'Example Schools', domain: 'schools.example' },
  { region: { scope: 'NA', subScope: 'GCC' } },
);

/** A tenant of another cloud, which an authority of the global cloud can describe but cannot issue tokens for. */
export const EXAMPLE_AGENCY: SimulatedTenant = aCustomer(
  { tenantId: '5d0b7c3e-94f1-4a26-b8e0-7f1c2d3a4b06', displayName: 'Example Agency', domain: 'agency.example' },
  { cloud: 'us-government', region: { scope: 'USGov', subScope: 'DODCON' } },
);

/** The tenants that the demo's configuration lists, the home tenant first. */
export const TENANTS: readonly SimulatedTenant[] = [
  EXAMPLE_SOC,
  EXAMPLE_FOUNDRY,
  EXAMPLE_CLINIC,
  EXAMPLE_PORT,
  EXAMPLE_SCHOOLS,
];

/** A tenant that no configuration lists. Its name is its domain's first label. */
function anUnlistedTenant(lastDigits: string, name: string, change: Partial<SimulatedTenant>): SimulatedTenant {
  return aCustomer(
    {
      tenantId: `6e1f8d2a-7c40-4b95-93d8-0a5b4c3d2e${lastDigits}`,
      displayName: `Example ${name}`,
      domain: `${name.toLowerCase()}.example`,
    },
    change,
  );
}

/** One tenant for each other state. Add one in the demo by its domain to see how the app explains that state. */
const UNLISTED_TENANTS: readonly SimulatedTenant[] = [
  anUnlistedTenant('11', 'Bakery', {}),
  anUnlistedTenant('12', 'Mill', { state: 'blocked-inbound' }),
  anUnlistedTenant('13', 'Bank', { state: 'blocked-outbound' }),
  anUnlistedTenant('14', 'Hotel', { state: 'risky-admin', partnerAccess: 'gdap' }),
  anUnlistedTenant('15', 'Press', { state: 'csp-unauthorised', partnerAccess: 'gdap' }),
  anUnlistedTenant('16', 'Farm', { state: 'unlicensed' }),
  anUnlistedTenant('17', 'Rail', { state: 'throttled' }),
];

/** Every tenant that exists unless the options name others. */
export const DEFAULT_TENANTS: readonly SimulatedTenant[] = [...TENANTS, EXAMPLE_AGENCY, ...UNLISTED_TENANTS];

/** The tenants of one simulator. Their states can change while it runs. */
export type TenantDirectory = {
  all(): readonly SimulatedTenant[];
  /** Finds a tenant by id or verified domain, ignoring case. Returns `null` for an unknown tenant. */
  find(idOrDomain: string): SimulatedTenant | null;
  /** Throws a `RangeError` for an unknown tenant. */
  setState(tenantId: string, state: TenantState): void;
};

export function createTenantDirectory(tenants: readonly SimulatedTenant[] = DEFAULT_TENANTS): TenantDirectory {
  const byId = new Map(tenants.map((tenant) => [tenant.tenantId, tenant]));
  const idByDomain = new Map(tenants.map(({ domain, tenantId }) => [domain, tenantId]));
  const find = (idOrDomain: string): SimulatedTenant | null => {
    const normalized = idOrDomain.toLowerCase();
    return byId.get(idByDomain.get(normalized) ?? normalized) ?? null;
  };
  return {
    all: () => [...byId.values()],
    find,
    setState(tenantId, state) {
      const tenant = find(tenantId);
      if (tenant === null) throw new RangeError(`The world has no tenant ${tenantId}`);
      byId.set(tenant.tenantId, { ...tenant, state });
    },
  };
}
