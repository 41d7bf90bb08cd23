import type { AccessContext } from '../../access/access-context.ts';
import type { KeptToken, KeptTokens } from '../../access/kept/kept-tokens.ts';
import type { Session, SessionState } from '../../access/session.ts';
import type { Api } from '../../entra/clouds.ts';
import { tenantsOfRoute } from '../../navigation/tenant-set.ts';
import { chooseTenants, type ListedTenant } from '../../tenants/list/tenant-list.ts';

/** The access contexts that pages read incidents through. */
export type AccessContexts = {
  /** The contexts of the queue, at most one per tenant. Empty while there is no access at all. */
  forQueue(api: Api): readonly AccessContext[];
  /** The context for any one tenant, which need not be in the queue; `null` when there is none. */
  forTenant(tenantId: string, api: Api): AccessContext | null;
  /** The kept tokens that the queue reads with, ended ones included. */
  keptInQueue(api: Api): readonly KeptToken[];
  /** The name, as the services write it, of the user who reads the queue; `null` if only applications do. */
  username(api: Api): string | null;
};

/**
 * Composes the contexts of the session and the kept tokens. A tenant is read with the kept token that the user put in use
 * for it, else as the signed-in account: never with both.
 */
export function accessContextsOf(access: {
  readonly session: Session | null;
  readonly state: SessionState;
  readonly keptTokens: KeptTokens;
  /** The tenants that the user chose for the queue. By default those of the tokens in use, else the account's own. */
  readonly tenantIds?: readonly string[];
}): AccessContexts {
  const { session, state, keptTokens } = access;
  const account = session !== null && state.status === 'signed-in' ? state.account : null;
  const inUse = (api: Api) => tokensInUseOf(keptTokens, api);
  const forTenant: AccessContexts['forTenant'] = (requestedId, api) => {
    const tenantId = requestedId.toLowerCase();
    const kept = inUse(api).find((entry) => entry.tenantId === tenantId);
    if (kept !== undefined) return keptTokens.contextFor(kept);
    return session === null || account === null ? null : session.accessContext({ tenantId: requestedId, api });
  };
  const queueTenants = (api: Api) => {
    if (access.tenantIds !== undefined) return access.tenantIds;
    const tenantIds = inUse(api).map(({ tenantId }) => tenantId);
    return tenantIds.length > 0 || account === null ? tenantIds : [account.tenantId];
  };
  const uniqueTenants = (api: Api) => {
    const byId = new Map(queueTenants(api).map((tenantId) => [tenantId.toLowerCase(), tenantId]));
    return [...byId.values()];
  };
  const forQueue: AccessContexts['forQueue'] = (api) =>
    uniqueTenants(api).flatMap((tenantId) => forTenant(tenantId, api) ?? []);
  const keptInQueue: AccessContexts['keptInQueue'] = (api) => {
    const tenantIds = new Set(uniqueTenants(api).map((tenantId) => tenantId.toLowerCase()));
    return inUse(api).filter(({ tenantId }) => tenantIds.has(tenantId));
  };
  return {
    forQueue,
    forTenant,
    keptInQueue,
    username: (api) => {
      const kept = keptInQueue(api);
      if (forQueue(api).length > kept.length) return account?.username ?? null;
      const names = new Set(kept.map(({ username }) => username));
      const [name = null] = names;
      return names.size === 1 ? name : null;
    },
  };
}

type QueueAccess = {
  readonly contexts: AccessContexts;
  /** The kept tokens in use for the API. */
  readonly tokensInUse: readonly KeptToken[];
  /** How many tenants the route names that are not listed. */
  readonly unknownCount: number;
};

/** The access contexts of a route of the queue. A token in use shows its own tenants until the route names others. */
export function queueAccessOf(access: {
  readonly session: Session | null;
  readonly state: SessionState;
  readonly keptTokens: KeptTokens;
  readonly api: Api;
  readonly tenants: readonly ListedTenant[];
  /** The search part of the route. */
  readonly search: string;
}): QueueAccess {
  const { session, state, keptTokens, api, tenants } = access;
  const tokensInUse = tokensInUseOf(keptTokens, api);
  const named = tenantsOfRoute(access.search);
  const { chosen, unknown } = chooseTenants(tenants, named);
  const tenantIds =
    named.length === 0 && tokensInUse.length > 0 ? {} : { tenantIds: chosen.map((each) => each.tenantId) };
  return {
    contexts: accessContextsOf({ session, state, keptTokens, ...tenantIds }),
    tokensInUse,
    unknownCount: unknown,
  };
}

export function tokensInUseOf(keptTokens: KeptTokens, api: Api): readonly KeptToken[] {
  return keptTokens.state().filter((entry) => entry.isInUse && entry.api === api);
}
