import { APIS } from '../../entra/apis.ts';
import type { Api, Cloud } from '../../entra/clouds.ts';
import { resourceOf } from '../../entra/clouds.ts';
import { signInPermissions } from '../../entra/incident-permissions.ts';
import { PERMISSIONS } from '../../entra/permissions.ts';
import { adminConsentLink } from '../../token/consent-link.ts';

/** A delegated permission that the customer's administrator will be asked for. */
export type AskedPermission = { readonly name: string; readonly displayName: string; readonly reason: string };

/** The permissions of the link: the one that sign-in requests. Named, so that the registration's others are not included. */
export function askedPermissions(api: Api): readonly AskedPermission[] {
  return signInPermissions(api).map((name) => {
    const known = PERMISSIONS.find((it) => it.api === api && it.kind === 'delegated' && it.name === name);
    return {
      name,
      displayName: known?.displayName ?? name,
      reason:
        'Lets people of ours who have a role in your tenant see the incidents that the role shows. Changes nothing.',
    };
  });
}

/**
 * The admin consent link for one tenant and our own application.
 * @see https://learn.microsoft.com/en-us/entra/identity-platform/v2-admin-consent
 */
export function customerConsentLink(request: {
  readonly cloud: Cloud;
  readonly api: Api;
  readonly tenantId: string;
  readonly clientId: string;
  readonly redirectUri: string;
  readonly state: string;
}): string {
  const { cloud, api, tenantId, state, ...application } = request;
  const scope = askedPermissions(api).map(({ name }) => `${resourceOf(cloud, api)}/${name}`);
  return adminConsentLink({ cloud, tenant: tenantId, scope: scope.join(' '), state, ...application });
}

/** The letter to a customer's administrator, to copy into a mail. Contains no secret and no person's name. */
export function consentLetter(letter: {
  readonly tenantName: string;
  readonly tenantId: string;
  readonly clientId: string;
  readonly api: Api;
  readonly link: string;
}): string {
  const { tenantName, tenantId, clientId, api, link } = letter;
  const { displayName, entraName } = APIS[api];
  const listed = entraName === displayName ? '' : `, listed as ${entraName}`;
  const permissions = askedPermissions(api).flatMap(({ name, displayName: title, reason }) => [
    `  ${title} (${name}), delegated, of ${displayName}${listed}`,
    `  ${reason}`,
  ]);
  return `${[
    `Subject: Admin consent for reading security incidents in ${tenantName}`,
    '',
    'Hello,',
    '',
    `we read the security incidents of your tenant ${tenantId} for you. To do so, our application`,
    `${clientId} needs your consent to this permission:`,
    '',
    ...permissions,
    '',
    'Open this link as a Cloud Application Administrator, Privileged Role Administrator or Global',
    'Administrator of your tenant, compare the permission, and select Accept:',
    '',
    link,
    '',
    'If Microsoft’s page calls the application “unverified”, it means that our publisher is not verified',
    'with Microsoft. Compare the application ID above with the one on the page before you accept.',
    '',
    'Afterwards you come to a page that confirms it. You do not need to sign in there.',
    '',
    'You can withdraw consent at any time: Entra admin centre, Enterprise applications, this application,',
    'Permissions; or delete the application there.',
    '',
    'Consent alone shows us nothing: our people also need access to your tenant. The ways in are guest',
    'accounts with a Defender role, delegated administration (GDAP), a governance relationship between',
    'our tenants, or your own analysts who sign in to this application themselves.',
  ].join('\n')}\n`;
}
