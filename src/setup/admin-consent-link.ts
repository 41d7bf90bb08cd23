import { CLOUDS, resourceOf } from '../entra/clouds.ts';
import type { NeededPermission } from './needed-permission.ts';
import type { SetupChoices } from './setup-choices.ts';

/**
 * The address where an administrator consents for a whole tenant to the one permission. Opens Microsoft's page and
 * comes back to `redirectUri`, which has to be registered; coming back alone proves nothing.
 * @see https://learn.microsoft.com/en-us/entra/identity-platform/v2-admin-consent
 */
export function adminConsentLink(request: {
  readonly choices: Pick<SetupChoices, 'reach' | 'api' | 'cloud'>;
  readonly clientId: string;
  /** Tenant id or verified domain. Not used for any organisation: the administrator's own is meant then. */
  readonly tenant: string;
  readonly permission: NeededPermission;
  readonly redirectUri: string;
}): string {
  const { choices } = request;
  const cloud = CLOUDS[choices.cloud];
  const tenant = choices.reach === 'one-tenant' ? request.tenant.trim() : 'organizations';
  const link = new URL(`${cloud.authorityOrigin}/${encodeURIComponent(tenant)}/v2.0/adminconsent`);
  link.searchParams.set('client_id', request.clientId.trim());
  link.searchParams.set('scope', `${resourceOf(cloud, choices.api)}/${request.permission.name}`);
  link.searchParams.set('redirect_uri', request.redirectUri);
  return link.href;
}
