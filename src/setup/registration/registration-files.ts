import { APP_NAME, type RegistrationRequest, signInAudience } from './registration-commands.ts';

/**
 * The part of the application manifest to replace in the Entra admin centre, in the Microsoft Graph format.
 * @see https://learn.microsoft.com/en-us/entra/identity-platform/reference-microsoft-graph-app-manifest
 */
export function applicationManifest(request: RegistrationRequest): string {
  return JSON.stringify(
    {
      displayName: APP_NAME,
      signInAudience: signInAudience(request),
      spa: { redirectUris: [request.redirectUri] },
      requiredResourceAccess: [
        {
          resourceAppId: request.needed.resourceId,
          resourceAccess: request.needed.permissions.map(({ id }) => ({ id, type: 'Scope' })),
        },
      ],
    },
    null,
    2,
  );
}

/** The configuration of Bicep that adds the extension for Microsoft Graph. Goes next to the template. */
export const BICEP_CONFIGURATION = JSON.stringify(
  { extensions: { microsoftGraphV1: 'br:mcr.microsoft.com/bicep/extensions/microsoftgraph/v1.0:1.0.0' } },
  null,
  2,
);

/**
 * A Bicep template that registers the app, adds its permissions and consents for all users. Its output is the client id.
 * @see https://learn.microsoft.com/en-us/graph/templates/reference/overview
 */
export function bicepTemplate(request: RegistrationRequest): string {
  const { needed } = request;
  const access = needed.permissions.map(({ id }) => `        { id: ${quote(id)}, type: 'Scope' }`);
  return [
    'extension microsoftGraphV1',
    '',
    "resource app 'Microsoft.Graph/applications@v1.0' = {",
    "  uniqueName: 'gatehouse'",
    `  displayName: ${quote(APP_NAME)}`,
    `  signInAudience: ${quote(signInAudience(request))}`,
    '  spa: {',
    `    redirectUris: [ ${quote(request.redirectUri)} ]`,
    '  }',
    '  requiredResourceAccess: [',
    '    {',
    `      resourceAppId: ${quote(needed.resourceId)}`,
    '      resourceAccess: [',
    ...access,
    '      ]',
    '    }',
    '  ]',
    '}',
    '',
    "resource principal 'Microsoft.Graph/servicePrincipals@v1.0' = {",
    '  appId: app.appId',
    '}',
    '',
    "resource api 'Microsoft.Graph/servicePrincipals@v1.0' existing = {",
    `  appId: ${quote(needed.resourceId)}`,
    '}',
    '',
    "resource grant 'Microsoft.Graph/oauth2PermissionGrants@v1.0' = {",
    '  clientId: principal.id',
    "  consentType: 'AllPrincipals'",
    '  resourceId: api.id',
    `  scope: ${quote(needed.permissions.map(({ name }) => name).join(' '))}`,
    '}',
    '',
    'output clientId string = app.appId',
  ].join('\n');
}

/** One string literal in Bicep, where `${` would start an interpolation. */
function quote(text: string): string {
  const escaped = text
    .replaceAll('\\', '\\\\')
    .replaceAll("'", "\\'")
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r')
    .replaceAll('${', '\\${');
  return `'${escaped}'`;
}
