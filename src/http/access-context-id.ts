import type { Api } from '../entra/clouds.ts';
import type { Brand } from '../std/brand.ts';

/** Whether tokens act for a signed-in user (delegated permissions) or for an application (app roles). */
export type ContextKind = 'user' | 'application';

/**
 * Identifies one access context. Whatever is cached or kept for a context is keyed by it, because two contexts of one
 * tenant and API may see different incidents. Contains no token and no name.
 */
export type AccessContextId = Brand<string, 'AccessContextId'>;

type ContextParts = {
  readonly tenantId: string;
  readonly clientId: string;
  readonly api: Api;
} & (
  | { readonly kind: 'application' }
  /** `accountId`: the account's opaque id; `null` while no account is signed in. */
  | { readonly kind: 'user'; readonly accountId: string | null }
);

/** Builds the id: equal for the same kind, tenant, application, API and account, different otherwise. Ignores case. */
export function accessContextId(parts: ContextParts): AccessContextId {
  const { kind, tenantId, clientId, api } = parts;
  const accountId = parts.kind === 'user' ? parts.accountId : null;
  // JSON keeps the parts apart: the ids of a pasted token can contain any separator.
  return JSON.stringify([kind, tenantId, clientId, api, accountId]).toLowerCase() as AccessContextId;
}
