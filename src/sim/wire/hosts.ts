/** The part of the simulator that a host belongs to. */
type HostKind = 'entra' | 'defender-xdr' | 'graph';

const REGIONS = ['us', 'eu', 'uk', 'au', 'swa', 'ina', 'aea'].map((region) => `${region}.api.security.microsoft.com`);

/**
 * Every simulated host. The product has its own table on purpose: the two share no code, so
 * they cannot share a mistake.
 * @see https://learn.microsoft.com/en-us/defender-xdr/api-supported, /usgov, and https://learn.microsoft.com/en-us/graph/deployments
 */
const HOSTS: ReadonlyMap<string, HostKind> = new Map<string, HostKind>([
  ['login.microsoftonline.com', 'entra'],
  ['login.microsoftonline.us', 'entra'],
  ['api.security.microsoft.com', 'defender-xdr'],
  ...REGIONS.map((host): [string, HostKind] => [host, 'defender-xdr']),
  ['api-us.security.microsoft.com', 'defender-xdr'],
  ['api-eu.security.microsoft.com', 'defender-xdr'],
  ['api-uk.security.microsoft.com', 'defender-xdr'],
  ['api-gcc.security.microsoft.us', 'defender-xdr'],
  ['api-gov.security.microsoft.us', 'defender-xdr'],
  ['graph.microsoft.com', 'graph'],
  ['graph.microsoft.us', 'graph'],
  ['dod-graph.microsoft.us', 'graph'],
]);

/** Returns the part that a host belongs to, or `null` for a host that is not simulated. */
export function hostKind(hostname: string): HostKind | null {
  return HOSTS.get(hostname) ?? null;
}

/** The origins that the demo's transport sends requests to. */
export const SIMULATED_ORIGINS: readonly string[] = [...HOSTS.keys()].map((host) => `https://${host}`);
