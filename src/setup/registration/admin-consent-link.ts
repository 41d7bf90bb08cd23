import { CLOUDS, resourceOf } from '../../entra/clouds.ts';
import { adminConsentLink } from '../../token/consent-link.ts';
import type { SetupChoices } from '../setup-choices.ts';
import type { NeededPermissions } from './needed-permissions.ts';

/** The admin consent link for the choices and typed values on the set-up page. */
export function consentLinkOfChoices(request: {
  readonly choices: Pick<SetupChoices, 'reach' | 'api' | 'cloud'>;
  readonly clientId: string;
  /** Tenant id or verified domain. Ignored for any organisation: the link then uses the administrator's own tenant. */
  readonly tenant: string;
  readonly needed: NeededPermissions;
  readonly redirectUri: string;
}): string {
  const { choices, redirectUri } = request;
  const cloud = CLOUDS[choices.cloud];
  return adminConsentLink({
    cloud,
    tenant: choices.reach === 'one-tenant' ? request.tenant.trim() : 'organizations',
    clientId: request.clientId.trim(),
    scope: request.needed.permissions.map(({ name }) => `${resourceOf(cloud, choices.api)}/${name}`).join(' '),
    redirectUri,
  });
}
