import type { RegisteredApplication } from './wire/simulator-contract.ts';

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

/**
 * The authority metadata that sends MSAL to the demo's own sign-in page instead of Entra's. `signInPageUrl` is the page
 * with its `?demo=<scenario>` query; tenant and purpose are added to that query. The token endpoint keeps its real
 * address, because the demo's transport answers there.
 *
 * The authority that MSAL is configured with must end in `/v2.0`: with one path segment only, MSAL would replace the
 * first folder of these addresses by the tenant id. It replaces `{tenantid}` wherever it stands.
 */
export function demoAuthorityMetadata(signInPageUrl: string): string {
  const separator = signInPageUrl.includes('?') ? '&' : '?';
  const page = `${signInPageUrl}${separator}tenant={tenantid}`;
  const authority = 'https://login.microsoftonline.com/{tenantid}';
  return JSON.stringify({
    authorization_endpoint: page,
    token_endpoint: `${authority}/oauth2/v2.0/token`,
    end_session_endpoint: `${page}&purpose=sign-out`,
    jwks_uri: `${authority}/discovery/v2.0/keys`,
    issuer: `${authority}/v2.0`,
  });
}
