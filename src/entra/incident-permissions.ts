import type { Api } from './clouds.ts';

/** Permissions that allow an operation, least privileged first. Any one of them is enough. */
export type PermissionsNeeded = {
  readonly delegated: readonly [string, ...string[]];
  readonly application: readonly [string, ...string[]];
};

/**
 * The name of each incident API on every screen. This file loads before the first paint, for the landing page; `apis.ts`
 * adds everything else about the APIs.
 */
export const INCIDENT_API_NAMES: { readonly [A in Api]: string } = {
  'defender-xdr': 'Defender XDR',
  'graph-security': 'Microsoft Graph security',
};

/** Permissions to list incidents and to read one. */
export const READ_PERMISSIONS: { readonly [A in Api]: PermissionsNeeded } = {
  'defender-xdr': {
    delegated: ['Incident.Read', 'Incident.ReadWrite'],
    application: ['Incident.Read.All', 'Incident.ReadWrite.All'],
  },
  'graph-security': {
    delegated: ['SecurityIncident.Read.All', 'SecurityIncident.ReadWrite.All'],
    application: ['SecurityIncident.Read.All', 'SecurityIncident.ReadWrite.All'],
  },
};

/** The delegated permissions that sign-in requests: the least privileged one that allows reading incidents. */
export function signInPermissions(api: Api): readonly string[] {
  return [READ_PERMISSIONS[api].delegated[0]];
}
