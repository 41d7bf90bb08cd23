import type { Api } from './clouds.ts';
import { INCIDENT_API_NAMES, type PermissionsNeeded, READ_PERMISSIONS } from './incident-permissions.ts';

/** The operations of the incident APIs that this product performs or explains. */
export type IncidentOperation =
  | 'list-incidents'
  | 'read-incident'
  | 'update-incident'
  | 'comment-incident'
  | 'run-hunting-query';

/**
 * The APIs that a token is judged for. Defender for Endpoint is included because its tokens are often mistaken for
 * tokens of the incident APIs.
 */
export type JudgedApi = Api | 'defender-for-endpoint';

type JudgedApiFacts = {
  /** The API's name on every screen. */
  readonly displayName: string;
  /** The API's name in lists in Entra, for example under "APIs my organization uses". */
  readonly entraName: string;
  /** An operation that the API doesn't offer is absent. */
  readonly permissions: { readonly [O in IncidentOperation]?: PermissionsNeeded };
};

type IncidentApiFacts = JudgedApiFacts & {
  /** Path that lists incidents, relative to the API's base URL. A single incident is one segment below it. */
  readonly listPath: string;
  readonly permissions: { readonly [O in IncidentOperation]: PermissionsNeeded };
};

const WRITE_XDR: PermissionsNeeded = {
  delegated: ['Incident.ReadWrite'],
  application: ['Incident.ReadWrite.All'],
};
const WRITE_GRAPH: PermissionsNeeded = {
  delegated: ['SecurityIncident.ReadWrite.All'],
  application: ['SecurityIncident.ReadWrite.All'],
};

/**
 * Names, paths and permissions by API and operation. The ids and display names of the permissions are in
 * `permissions.ts`, the hosts in `clouds.ts`, the values of `aud` in `audiences.ts`.
 * @see https://learn.microsoft.com/en-us/defender-xdr/api-list-incidents, api-update-incidents, api-advanced-hunting
 * @see https://learn.microsoft.com/en-us/graph/api/security-list-incidents, security-incident-update,
 *   security-incident-post-comments, security-security-runhuntingquery
 * @see https://learn.microsoft.com/en-us/defender-endpoint/api/run-advanced-query-api
 */
export const APIS: { readonly [A in JudgedApi]: A extends Api ? IncidentApiFacts : JudgedApiFacts } = {
  'defender-xdr': {
    displayName: INCIDENT_API_NAMES['defender-xdr'],
    // An earlier name of the service, which Entra still shows.
    entraName: 'Microsoft Threat Protection',
    listPath: '/api/incidents',
    permissions: {
      'list-incidents': READ_PERMISSIONS['defender-xdr'],
      'read-incident': READ_PERMISSIONS['defender-xdr'],
      'update-incident': WRITE_XDR,
      'comment-incident': WRITE_XDR,
      'run-hunting-query': { delegated: ['AdvancedHunting.Read'], application: ['AdvancedHunting.Read.All'] },
    },
  },
  'graph-security': {
    displayName: INCIDENT_API_NAMES['graph-security'],
    entraName: 'Microsoft Graph',
    listPath: '/v1.0/security/incidents',
    permissions: {
      'list-incidents': READ_PERMISSIONS['graph-security'],
      'read-incident': READ_PERMISSIONS['graph-security'],
      'update-incident': WRITE_GRAPH,
      'comment-incident': WRITE_GRAPH,
      'run-hunting-query': { delegated: ['ThreatHunting.Read.All'], application: ['ThreatHunting.Read.All'] },
    },
  },
  'defender-for-endpoint': {
    displayName: 'Defender for Endpoint',
    entraName: 'WindowsDefenderATP',
    permissions: {
      'run-hunting-query': { delegated: ['AdvancedQuery.Read'], application: ['AdvancedQuery.Read.All'] },
    },
  },
};

export const INCIDENT_APIS: readonly Api[] = ['defender-xdr', 'graph-security'];

export const JUDGED_APIS: readonly JudgedApi[] = [...INCIDENT_APIS, 'defender-for-endpoint'];

export const INCIDENT_OPERATIONS: readonly IncidentOperation[] = [
  'list-incidents',
  'read-incident',
  'update-incident',
  'comment-incident',
  'run-hunting-query',
];

/** Every permission, delegated or application, that allows an operation. */
export function sufficientPermissions(api: Api, operation: IncidentOperation): readonly string[] {
  const { delegated, application } = APIS[api].permissions[operation];
  return [...new Set([...delegated, ...application])];
}

/** Whether an API serves incidents, so that an incident can be requested from it. */
export function isIncidentApi(api: string | null | undefined): api is Api {
  return INCIDENT_APIS.some((incidentApi) => incidentApi === api);
}
