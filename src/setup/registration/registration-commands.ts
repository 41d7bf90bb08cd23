import { ADMIN_TOOLS } from '../../entra/admin-tools.ts';
import { CLOUDS } from '../../entra/clouds.ts';
import { quoteForPowerShell, quoteForShell } from '../quote.ts';
import type { RegistrationMethod, SetupChoices } from '../setup-choices.ts';
import type { NeededPermissions } from './needed-permissions.ts';

/** The methods that are one list of commands. */
export type CommandMethod = Exclude<RegistrationMethod, 'portal' | 'manifest' | 'bicep'>;

/** The values that the commands contain. */
export type RegistrationRequest = Pick<SetupChoices, 'reach' | 'api' | 'cloud'> & {
  readonly redirectUri: string;
  readonly needed: NeededPermissions;
};

export const APP_NAME = 'Gatehouse';

/**
 * Commands that register the app, add its permissions and grant admin consent. They need no editing, and the last one
 * prints the client id.
 */
export function registrationCommands(request: RegistrationRequest, method: CommandMethod): string {
  switch (method) {
    case 'azure-cli':
      return azureCli(request);
    case 'graph-powershell':
      return graphPowerShell(request);
    case 'cli-for-m365':
      return cliForM365(request);
  }
}

/** The accounts that may sign in, as Entra names them. */
export function signInAudience(request: RegistrationRequest): string {
  return request.reach === 'one-tenant' ? 'AzureADMyOrg' : 'AzureADMultipleOrgs';
}

function azureCli(request: RegistrationRequest): string {
  const { needed } = request;
  const graph = CLOUDS[request.cloud].apiOrigins['graph-security'];
  const body = JSON.stringify({ spa: { redirectUris: [request.redirectUri] } });
  return [
    `clientId=$(az ad app create --display-name ${APP_NAME} --sign-in-audience ${signInAudience(request)} --query appId --output tsv)`,
    `az rest --method PATCH --url "${graph}/v1.0/applications(appId='$clientId')" \\`,
    `  --headers 'Content-Type=application/json' --body ${quoteForShell(body)}`,
    `az ad app permission add --id "$clientId" --api ${needed.resourceId} --api-permissions ${needed.permissions.map(({ id }) => `${id}=Scope`).join(' ')}`,
    'az ad sp create --id "$clientId"',
    'az ad app permission admin-consent --id "$clientId"',
    'echo "$clientId"',
  ].join('\n');
}

function graphPowerShell(request: RegistrationRequest): string {
  const { permissions, resourceId } = request.needed;
  const access = permissions.map(({ id }) => `@{ Id = '${id}'; Type = 'Scope' }`).join(', ');
  const scope = permissions.map(({ name }) => name).join(' ');
  return [
    `Connect-MgGraph -Environment ${ADMIN_TOOLS[request.cloud].graphPowerShellName} -Scopes Application.ReadWrite.All, DelegatedPermissionGrant.ReadWrite.All`,
    `$app = New-MgApplication -DisplayName ${APP_NAME} -SignInAudience ${signInAudience(request)} \``,
    `  -Spa @{ RedirectUris = @(${quoteForPowerShell(request.redirectUri)}) } \``,
    `  -RequiredResourceAccess @(@{ ResourceAppId = '${resourceId}'; ResourceAccess = @(${access}) })`,
    '$principal = New-MgServicePrincipal -AppId $app.AppId',
    `$api = Get-MgServicePrincipal -Filter "appId eq '${resourceId}'"`,
    `New-MgOauth2PermissionGrant -ClientId $principal.Id -ConsentType AllPrincipals -ResourceId $api.Id -Scope '${scope}'`,
    '$app.AppId',
  ].join('\n');
}

function cliForM365(request: RegistrationRequest): string {
  const resource = CLOUDS[request.cloud].apiOrigins[request.api];
  const scopes = request.needed.permissions.map(({ name }) => `${resource}/${name}`).join(',');
  const multitenant = request.reach === 'one-tenant' ? '' : ' --multitenant';
  return [
    `m365 entra app add --name ${APP_NAME} --platform spa --redirectUris ${quoteForShell(request.redirectUri)} \\`,
    `  --apisDelegated ${quoteForShell(scopes)}${multitenant} --grantAdminConsent --query appId`,
  ].join('\n');
}
