import type { Api } from './clouds.ts';

/**
 * Path and query that list the newest incident of each API: the smallest answer that proves a token.
 * @see https://learn.microsoft.com/en-us/defender-xdr/api-list-incidents
 * @see https://learn.microsoft.com/en-us/graph/api/security-list-incidents
 */
export const INCIDENT_LIST_PATHS: { readonly [Key in Api]: string } = {
  'defender-xdr': '/api/incidents?$top=1',
  'graph-security': '/v1.0/security/incidents?$top=1',
};

/** Values of `aud` that name a service and none of its hosts; application ids are the others. */
export const CLOUD_NEUTRAL_IDENTIFIERS: readonly string[] = ['https://security.microsoft.com/mtp'];
