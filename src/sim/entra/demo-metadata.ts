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
