import type { Cloud } from '../entra/clouds.ts';
import type { Cure } from './cure.ts';

/** What is known for certain; what is not is left for the reader to fill in. Never taken from a pasted token. */
export type KnownNames = {
  readonly tenantId: string | null;
  readonly clientId: string | null;
  readonly redirectUri: string | null;
};

/** Stand for what only the reader knows. Letters only, so that they survive in an address. */
export const PLACEHOLDERS = { tenantId: 'TENANT_ID', clientId: 'CLIENT_ID', redirectUri: 'REDIRECT_URI' } as const;

/**
 * Where an administrator consents for a whole tenant to a scope: Microsoft's page, which comes back to `redirectUri`.
 * That has to be registered, and coming back proves nothing. `tenant` is an id, a verified domain or `organizations`.
 * @see https://learn.microsoft.com/en-us/entra/identity-platform/v2-admin-consent
 */
export function adminConsentLink(request: {
  readonly cloud: Cloud;
  readonly tenant: string;
  readonly clientId: string;
  readonly scope: string;
  readonly redirectUri: string;
}): string {
  const link = new URL(`${request.cloud.authorityOrigin}/${encodeURIComponent(request.tenant)}/v2.0/adminconsent`);
  link.searchParams.set('client_id', request.clientId);
  link.searchParams.set('scope', request.scope);
  link.searchParams.set('redirect_uri', request.redirectUri);
  return link.href;
}

/**
 * The link for what a cure needs. The client id is ours or a placeholder: one out of a pasted token would let its maker
 * have his own application consented to. An application's scope ends in `.default`: everything that is registered.
 */
export function consentLinkOf(cure: Cure, cloud: Cloud, known: KnownNames): string {
  return adminConsentLink({
    cloud,
    tenant: known.tenantId ?? PLACEHOLDERS.tenantId,
    clientId: known.clientId ?? PLACEHOLDERS.clientId,
    scope: cure.scope,
    redirectUri: known.redirectUri ?? PLACEHOLDERS.redirectUri,
  });
}
