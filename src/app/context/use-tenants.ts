import { useMemo } from 'react';
import { type ListedTenant, listTenants, nameOfTenant } from '../../tenants/list/tenant-list.ts';
import { parseTenantSettings, type TenantSettings } from '../../tenants/list/tenant-settings.ts';
import { useStore } from '../../ui/use-store.ts';
import { useAppState } from './use-app-state.ts';

/** Returns the function that names a tenant: as the user named it, else as `config.json` does, else by its id. */
export function useTenantName(): (tenantId: string) => string {
  const { configuration } = useAppState().deployment;
  const settings = useTenantSettings();
  return (tenantId) => nameOfTenant(tenantId, { configured: configuration.customers, settings });
}

/** Returns the tenants that the user can work in, and what this browser keeps about them. */
export function useTenants(access: {
  readonly homeTenantId: string | null;
  readonly tokenTenantIds: readonly string[];
}): { readonly tenants: readonly ListedTenant[]; readonly settings: TenantSettings } {
  const { configuration } = useAppState().deployment;
  const settings = useTenantSettings();
  return { tenants: listTenants({ ...access, configured: configuration.customers, settings }), settings };
}

function useTenantSettings(): TenantSettings {
  const { tenants } = useStore(useAppState().preferences);
  // Every page names tenants, and checking 200 entries takes longer than rendering a name.
  return useMemo(() => parseTenantSettings(tenants), [tenants]);
}
