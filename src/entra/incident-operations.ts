import type { AudienceFamily } from './audiences.ts';

/** What people want to do with a token here. */
export type IncidentOperation =
  | 'list-incidents'
  | 'read-incident'
  | 'update-incident'
  | 'comment-incident'
  | 'run-hunting-query';

/** The APIs a token is judged for. Defender for Endpoint is among them to name the one that is taken for the others. */
export type JudgedApi = Extract<AudienceFamily, 'defender-xdr' | 'graph' | 'defender-for-endpoint'>;

/** Permissions that open an operation, the least privileged first. Any one of them is enough. */
export type PermissionsNeeded = {
  readonly delegated: readonly [string, ...string[]];
  readonly application: readonly [string, ...string[]];
};

export const INCIDENT_OPERATIONS: readonly IncidentOperation[] = [
  'list-incidents',
  'read-incident',
  'update-incident',
  'comment-incident',
  'run-hunting-query',
];

export const JUDGED_APIS: readonly JudgedApi[] = ['defender-xdr', 'graph', 'defender-for-endpoint'];

const READ_XDR: PermissionsNeeded = {
  delegated: ['Incident.Read', 'Incident.ReadWrite'],
  application: ['Incident.Read.All', 'Incident.ReadWrite.All'],
};
const WRITE_XDR: PermissionsNeeded = {
  delegated: ['Incident.ReadWrite'],
  application: ['Incident.ReadWrite.All'],
};
const READ_GRAPH: PermissionsNeeded = {
  delegated: ['SecurityIncident.Read.All', 'SecurityIncident.ReadWrite.All'],
  application: ['SecurityIncident.Read.All', 'SecurityIncident.ReadWrite.All'],
};
const WRITE_GRAPH: PermissionsNeeded = {
  delegated: ['SecurityIncident.ReadWrite.All'],
  application: ['SecurityIncident.ReadWrite.All'],
};

/**
 * Which permission opens which operation. An operation that an API does not have is absent.
 * @see https://learn.microsoft.com/en-us/defender-xdr/api-list-incidents, api-update-incidents, api-advanced-hunting
 * @see https://learn.microsoft.com/en-us/graph/api/security-list-incidents, security-incident-update,
 *   security-incident-post-comments, security-security-runhuntingquery
 * @see https://learn.microsoft.com/en-us/defender-endpoint/api/run-advanced-query-api
 */
export const PERMISSIONS_NEEDED: {
  readonly [A in JudgedApi]: { readonly [O in IncidentOperation]?: PermissionsNeeded };
} = {
  'defender-xdr': {
    'list-incidents': READ_XDR,
    'read-incident': READ_XDR,
    'update-incident': WRITE_XDR,
    'comment-incident': WRITE_XDR,
    'run-hunting-query': { delegated: ['AdvancedHunting.Read'], application: ['AdvancedHunting.Read.All'] },
  },
  graph: {
    'list-incidents': READ_GRAPH,
    'read-incident': READ_GRAPH,
    'update-incident': WRITE_GRAPH,
    'comment-incident': WRITE_GRAPH,
    'run-hunting-query': { delegated: ['ThreatHunting.Read.All'], application: ['ThreatHunting.Read.All'] },
  },
  'defender-for-endpoint': {
    'run-hunting-query': { delegated: ['AdvancedQuery.Read'], application: ['AdvancedQuery.Read.All'] },
  },
};
