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
 * Where an administrator consents for a whole tenant to what is registered. The client id is ours or a placeholder: one
 * out of a pasted token would let its maker have his own application consented to.
 * @see https://learn.microsoft.com/en-us/entra/identity-platform/v2-admin-consent
 */
export function consentLink(cure: Cure, cloud: Cloud, known: KnownNames): string {
  const tenant = encodeURIComponent(known.tenantId ?? PLACEHOLDERS.tenantId);
  const link = new URL(`${cloud.authorityOrigin}/${tenant}/v2.0/adminconsent`);
  link.searchParams.set('client_id', known.clientId ?? PLACEHOLDERS.clientId);
  // `.default` asks for everything that is registered, which application permissions need.
  link.searchParams.set('scope', cure.scope);
  link.searchParams.set('redirect_uri', known.redirectUri ?? PLACEHOLDERS.redirectUri);
  return link.href;
}
