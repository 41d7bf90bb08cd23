import type { RegisteredApplication } from './simulator-contract.ts';

/** The application (client) id of the demo's registration. It exists in the simulator only. */
export const DEMO_CLIENT_ID = '5de0a4f2-6f0b-4d1e-9b1a-0c7a6d3e9f10';

/**
 * The registration that the demo signs in with: multi-tenant, one redirect URI of platform Single-page application,
 * read and write permissions of both incident APIs listed.
 */
export function demoApplication(redirectUri: string): RegisteredApplication {
  return {
    clientId: DEMO_CLIENT_ID,
    displayName: 'Gatehouse (demo)',
    redirectUris: [{ platform: 'spa', uri: redirectUri }],
    multiTenant: true,
    requiredPermissions: [
      { resource: 'defender-xdr', scopes: ['Incident.Read', 'Incident.ReadWrite'] },
      { resource: 'graph', scopes: ['SecurityIncident.Read.All', 'SecurityIncident.ReadWrite.All'] },
    ],
  };
}
