import type { RegisteredApplication } from './wire/simulator-contract.ts';

/** The client id of the demo's app registration, which exists in the simulator only. */
export const DEMO_CLIENT_ID = '5de0a4f2-6f0b-4d1e-9b1a-0c7a6d3e9f10';

/** A daemon whose owner holds an application token. Its credential never reaches the browser. */
export const DEMO_DAEMON = {
  clientId: '8c1f5d27-3e94-4ab0-8d6c-2f7b9e0a4c11',
  displayName: 'Incident export (daemon)',
};

/** A script that signs a user in outside the browser. */
export const DEMO_SCRIPT = {
  clientId: '2a7e9b43-5c18-4fd6-a3b1-6d0f8c2e5b12',
  displayName: 'Incident report (script)',
};

/**
 * The app registration of the demo: multi-tenant, with one redirect URI of the platform Single-page application and
 * the read and write permissions of both incident APIs.
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
 * Authority metadata that sends MSAL to the demo's sign-in page instead of Entra's. `signInPageUrl` is the page
 * with its `?demo=<scenario>` query, to which tenant and purpose are added. The token endpoint keeps its real
 * address, because the demo's transport handles it.
 *
 * MSAL's authority must end in `/v2.0`. With a single path segment, MSAL would replace the
 * first folder of these addresses by the tenant id. It replaces every `{tenantid}`.
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
