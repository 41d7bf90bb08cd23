import { useMemo } from 'react';
import type { SessionState } from '../../access/session.ts';
import { createStore } from '../../std/store.ts';
import { type ListedTenant, listTenants, nameOfTenant } from '../../tenants/list/tenant-list.ts';
import { parseTenantSettings, type TenantSettings } from '../../tenants/list/tenant-settings.ts';
import { useStore } from '../../ui/use-store.ts';
import { useAppState } from './use-app-state.ts';

/** Returns the function that names a tenant: as the user named it, else as `config.json` does, else by a domain or its id. */
export function useTenantName(): (tenantId: string) => string {
  const { configuration } = useAppState().deployment;
  const settings = useTenantSettings();
  const home = useHomeDomain();
  return (tenantId) => nameOfTenant(tenantId, { configured: configuration.customers, settings, home });
}

/** Returns the tenants that the user can work in, and what this browser keeps about them. */
export function useTenants(access: {
  readonly homeTenantId: string | null;
  readonly tokenTenantIds: readonly string[];
}): { readonly tenants: readonly ListedTenant[]; readonly settings: TenantSettings } {
  const { configuration } = useAppState().deployment;
  const settings = useTenantSettings();
  const home = useHomeDomain();
  return { tenants: listTenants({ ...access, configured: configuration.customers, settings, home }), settings };
}

const SIGNED_OUT = createStore<SessionState>({ status: 'signed-out', reason: 'never' });

/** A domain of the signed-in account's tenant; `null` while signed out and for a guest. */
function useHomeDomain(): { readonly tenantId: string; readonly domain: string } | null {
  const started = useStore(useAppState().sessionStarter);
  const state = useStore(started?.session ?? SIGNED_OUT);
  if (state.status !== 'signed-in' || state.account.tenantDomain === undefined) return null;
  return { tenantId: state.account.tenantId, domain: state.account.tenantDomain };
}

function useTenantSettings(): TenantSettings {
  const { tenants } = useStore(useAppState().preferences);
  // Every page names tenants, and checking 200 entries takes longer than rendering a name.
  return useMemo(() => parseTenantSettings(tenants), [tenants]);
}
