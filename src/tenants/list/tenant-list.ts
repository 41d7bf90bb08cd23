import type { TenantEntry, TenantSettings } from './tenant-settings.ts';

/** A tenant that the user can work in. */
export type ListedTenant = {
  /** In lower case. */
  readonly tenantId: string;
  /** The name to show: the user's own, else the configured one, else the domain, else the id. */
  readonly name: string;
  readonly group: string | null;
  readonly domain: string | null;
  readonly region: string | null;
  /** Where it comes from: the signed-in account, a token that is in use, `config.json`, or this browser. */
  readonly origin: 'home' | 'token' | 'configured' | 'added';
  /** Whether the queue reads it by default. */
  readonly isInQueue: boolean;
};

type ListInputs = {
  /** The tenant of the signed-in account; `null` while signed out. */
  readonly homeTenantId: string | null;
  /** The tenants of kept tokens that are in use. */
  readonly tokenTenantIds: readonly string[];
  readonly configured: readonly { readonly tenantId: string; readonly name: string }[];
  readonly settings: TenantSettings;
  /** A verified domain of the signed-in account's tenant, if it is known. */
  readonly home?: { readonly tenantId: string; readonly domain: string } | null;
};

/** The name of any tenant: the user's own, else the configured one, else a verified domain, else the id. */
export function nameOfTenant(
  tenantId: string,
  { configured, settings, home = null }: Pick<ListInputs, 'configured' | 'settings' | 'home'>,
): string {
  const id = tenantId.toLowerCase();
  const entry = settings.find((each) => each.tenantId === id);
  const known = configured.find((each) => each.tenantId.toLowerCase() === id);
  const domain = entry?.domain ?? (home?.tenantId.toLowerCase() === id ? home.domain : null);
  return entry?.name ?? known?.name ?? domain ?? tenantId;
}

/**
 * Lists the home tenant, those of tokens in use, of `config.json` and those added in this browser, in that order and each once. By default the
 * queue reads the home tenant and the added ones: a configured tenant is not read before a user chooses it, because not
 * everyone who signs in here has access to every customer.
 */
export function listTenants(inputs: ListInputs): readonly ListedTenant[] {
  const entries = new Map(inputs.settings.map((entry) => [entry.tenantId, entry]));
  const configured = new Set(inputs.configured.map(({ tenantId }) => tenantId.toLowerCase()));
  const tokens = new Set(inputs.tokenTenantIds.map((tenantId) => tenantId.toLowerCase()));
  const home = inputs.homeTenantId?.toLowerCase() ?? null;
  const originOf = (tenantId: string) => {
    if (tenantId === home) return 'home';
    if (tokens.has(tenantId)) return 'token';
    return configured.has(tenantId) ? 'configured' : 'added';
  };
  const ids = new Set([...(home === null ? [] : [home]), ...tokens, ...configured, ...entries.keys()]);
  return [...ids].map((tenantId) => {
    const entry: TenantEntry | undefined = entries.get(tenantId);
    const origin = originOf(tenantId);
    return {
      tenantId,
      name: nameOfTenant(tenantId, inputs),
      group: entry?.group ?? null,
      domain: entry?.domain ?? null,
      region: entry?.region ?? null,
      origin,
      isInQueue: entry?.isInQueue ?? origin !== 'configured',
    };
  });
}

/** The groups of a list in alphabetical order, and the tenants without a group last (`null`). */
export function groupTenants(
  tenants: readonly ListedTenant[],
): readonly { readonly group: string | null; readonly tenants: readonly ListedTenant[] }[] {
  const groups = [...new Set(tenants.flatMap(({ group }) => (group === null ? [] : [group])))];
  groups.sort((one, other) => one.localeCompare(other, 'en'));
  return [...groups, null]
    .map((group) => ({ group, tenants: tenants.filter((tenant) => tenant.group === group) }))
    .filter(({ tenants: members }) => members.length > 0);
}

/**
 * The tenants that the queue reads: those that the URL names and the list contains, in the order of the list; without any,
 * the default ones. `unknown` counts the named tenants that are not listed: they are never read, because a link must not
 * make the app request tokens for tenants that the user has not chosen.
 */
export function chooseTenants(
  tenants: readonly ListedTenant[],
  named: readonly string[],
): { readonly chosen: readonly ListedTenant[]; readonly unknown: number } {
  const wanted = new Set(named.map((id) => id.toLowerCase()));
  const listed = tenants.filter(({ tenantId }) => wanted.has(tenantId));
  const unknown = wanted.size - listed.length;
  if (listed.length > 0) return { chosen: listed, unknown };
  const defaults = tenants.filter(({ isInQueue }) => isInQueue);
  return { chosen: defaults.length > 0 ? defaults : tenants.slice(0, 1), unknown };
}
