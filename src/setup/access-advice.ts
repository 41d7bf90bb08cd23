import { APIS } from '../entra/apis.ts';
import type { Api } from '../entra/clouds.ts';
import { PERMISSIONS } from '../entra/permissions.ts';
import type { SetupChoices } from './setup-choices.ts';

/** What someone wants to do, before they know the names for it. */
export type AccessNeeds = {
  readonly reader: 'person' | 'program';
  readonly data: 'own' | 'customers';
  readonly changes: boolean;
};

/** The access that fits, in Microsoft's words and in plain ones. */
export type AccessAdvice = {
  readonly kind: 'delegated' | 'application';
  readonly permission: string;
  readonly permissionName: string;
  readonly tenants: string;
  readonly meaning: string;
  readonly consent: string;
  readonly cost: string;
  /** The choices on the setup page that lead there. */
  readonly choices: Pick<SetupChoices, 'tab' | 'reach'>;
};

/** Returns the least privileged access that fits the needs. */
export function adviseAccess(needs: AccessNeeds, api: Api): AccessAdvice {
  const isPerson = needs.reader === 'person';
  const kind = isPerson ? 'delegated' : 'application';
  const [permission] = APIS[api].permissions[needs.changes ? 'update-incident' : 'list-incidents'][kind];
  const found = PERMISSIONS.find((it) => it.api === api && it.kind === kind && it.name === permission);
  const isOwn = needs.data === 'own';
  return {
    kind,
    permission,
    permissionName: found?.displayName ?? permission,
    tenants: isOwn ? 'in your own tenant' : 'in each customer’s tenant',
    meaning: isPerson
      ? `A person signs in, and the app acts for them. They see what their Defender role lets them see${isOwn ? '' : ' in each tenant, as a guest or through delegated administration'}.`
      : 'The program gets a token by itself; no person signs in. The token sees every incident of the tenant.',
    consent: consentOf(kind, api, isOwn),
    cost: isPerson
      ? `One app registration, no secret. ${needs.changes ? 'Each user needs a Defender role that can manage incidents, such as Security Operator.' : 'Each user needs a Defender role, such as Security Reader.'} Users sign in again after 24 hours.`
      : `One app registration and a certificate or secret to keep and renew. ${needs.changes ? 'This page only reads with such a token; a program can change incidents with it.' : 'No Defender role is needed.'} Each token lasts 60 to 90 minutes.`,
    choices: { tab: isPerson ? 'register' : 'application-token', reach: isOwn ? 'one-tenant' : 'any-organisation' },
  };
}

/** Who can grant consent with the least privileged role. */
export function consentOf(kind: AccessAdvice['kind'], api: Api, isOwn: boolean): string {
  // Only this role and Global Administrator can grant application permissions of Microsoft Graph.
  const isGraphProgram = kind === 'application' && api === 'graph-security';
  const role = isGraphProgram ? 'Privileged Role Administrator' : 'Cloud Application Administrator';
  return isOwn ? `A ${role}, once` : `A ${role} of each customer, once`;
}
