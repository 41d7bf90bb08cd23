import type { AccessContext } from '../../access/access-context.ts';
import type { Session, SessionState } from '../../access/session.ts';
import type { Api } from '../../entra/clouds.ts';

/** The access contexts that pages read incidents through. */
export type AccessContexts = {
  /** The contexts of the queue, at most one per tenant. Empty while there is no access at all. */
  forQueue(api: Api): readonly AccessContext[];
  /** The context for any one tenant, which need not be in the queue; `null` when there is none. */
  forTenant(tenantId: string, api: Api): AccessContext | null;
};

/** The contexts of the signed-in account: its own tenant in the queue, and any tenant by link. */
export function accessContextsOf(session: Session | null, state: SessionState): AccessContexts {
  if (session === null || state.status !== 'signed-in') return { forQueue: () => [], forTenant: () => null };
  const { tenantId } = state.account;
  return {
    forQueue: (api) => [session.accessContext({ tenantId, api })],
    forTenant: (requestedId, api) => session.accessContext({ tenantId: requestedId, api }),
  };
}
