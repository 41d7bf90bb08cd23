import type { Cloud } from '../entra/clouds.ts';
import type { Cure } from './cure.ts';

/** Values of this deployment for links and commands. The user fills in the others. Never taken from a pasted token. */
export type KnownNames = {
  readonly tenantId: string | null;
  readonly clientId: string | null;
  readonly redirectUri: string | null;
};

/** Placeholders for values that only the user knows. They need no URL encoding. */
export const PLACEHOLDERS = { tenantId: 'TENANT_ID', clientId: 'CLIENT_ID', redirectUri: 'REDIRECT_URI' } as const;

/**
 * The URL of Microsoft's page where an administrator consents to a scope for a tenant. It redirects to `redirectUri`, which
 * must be registered. The redirect doesn't prove consent. `tenant` is an id, a verified domain or `organizations`.
 * @see https://learn.microsoft.com/en-us/entra/identity-platform/v2-admin-consent
 */
export function adminConsentLink(request: {
  readonly cloud: Cloud;
  readonly tenant: string;
  readonly clientId: string;
  readonly scope: string;
  readonly redirectUri: string;
  /** Returned with the response, to recognise it. */
  readonly state?: string;
}): string {
  const link = new URL(`${request.cloud.authorityOrigin}/${encodeURIComponent(request.tenant)}/v2.0/adminconsent`);
  link.searchParams.set('client_id', request.clientId);
  link.searchParams.set('scope', request.scope);
  link.searchParams.set('redirect_uri', request.redirectUri);
  if (request.state !== undefined) link.searchParams.set('state', request.state);
  return link.href;
}

/**
 * The admin consent link for a cure. The client id is that of this deployment or a placeholder. With the client id of a
 * pasted token, an attacker could get consent to their own application. The scope of an application ends in `.default`,
 * which stands for all registered permissions.
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
