import type { Cloud } from '../entra/clouds.ts';
import { type KnownNames, PLACEHOLDERS } from './consent-link.ts';
import type { Cure } from './cure.ts';

export type CommandTool = 'curl' | 'powershell' | 'azure-cli';

/**
 * The command that gets the right token. Contains no token and no secret: it prompts for the secret, which keeps it out of
 * the shell history. Users sign in with the device code flow, so the registration must allow public client flows.
 * @see https://learn.microsoft.com/en-us/entra/identity-platform/v2-oauth2-client-creds-grant-flow
 * @see https://learn.microsoft.com/en-us/entra/identity-platform/v2-oauth2-device-code
 */
export function tokenCommand(tool: CommandTool, cure: Cure, cloud: Cloud, known: KnownNames): string {
  const values = {
    tenant: known.tenantId ?? PLACEHOLDERS.tenantId,
    client: known.clientId ?? PLACEHOLDERS.clientId,
    scope: cure.scope,
    authority: cloud.authorityOrigin,
  };
  const commands = cure.context === 'application' ? APPLICATION : USER;
  return commands[tool](values).join('\n');
}

type Values = {
  readonly tenant: string;
  readonly client: string;
  readonly scope: string;
  readonly authority: string;
};

type Commands = { readonly [Tool in CommandTool]: (values: Values) => readonly string[] };

const APPLICATION: Commands = {
  curl: ({ authority, tenant, client, scope }) => [
    `read -rsp 'Client secret: ' CLIENT_SECRET && echo`,
    `printf %s "$CLIENT_SECRET" | curl --silent --show-error '${authority}/${tenant}/oauth2/v2.0/token' \\`,
    `  --data grant_type=client_credentials --data client_id=${client} \\`,
    `  --data-urlencode client_secret@- --data-urlencode 'scope=${scope}'`,
  ],
  powershell: ({ authority, tenant, client, scope }) => [
    `$secret = Get-Credential -UserName '${client}' -Message 'Client secret'`,
    `$response = Invoke-RestMethod -Method Post -Uri '${authority}/${tenant}/oauth2/v2.0/token' -Body @{`,
    "  grant_type = 'client_credentials'",
    `  client_id = '${client}'`,
    '  client_secret = $secret.GetNetworkCredential().Password',
    `  scope = '${scope}'`,
    '}',
    '$response.access_token',
  ],
  'azure-cli': ({ tenant, client, scope }) => [
    `read -rsp 'Client secret: ' CLIENT_SECRET && echo`,
    `az login --service-principal --allow-no-subscriptions --tenant ${tenant} --username ${client} --password "$CLIENT_SECRET"`,
    `az account get-access-token --scope '${scope}' --query accessToken --output tsv`,
  ],
};

const USER: Commands = {
  curl: ({ authority, tenant, client, scope }) => [
    `curl --silent --show-error '${authority}/${tenant}/oauth2/v2.0/devicecode' \\`,
    `  --data client_id=${client} --data-urlencode 'scope=${scope}'`,
    '# Sign in at the URL in the response, then replace DEVICE_CODE with its device_code:',
    `curl --silent --show-error '${authority}/${tenant}/oauth2/v2.0/token' \\`,
    `  --data client_id=${client} --data device_code=DEVICE_CODE \\`,
    '  --data-urlencode grant_type=urn:ietf:params:oauth:grant-type:device_code',
  ],
  powershell: ({ authority, tenant, client, scope }) => [
    `$base = '${authority}/${tenant}/oauth2/v2.0'`,
    `$device = Invoke-RestMethod -Method Post -Uri "$base/devicecode" -Body @{ client_id = '${client}'; scope = '${scope}' }`,
    '$device.message',
    "Read-Host 'Press Enter after signing in'",
    '$response = Invoke-RestMethod -Method Post -Uri "$base/token" -Body @{',
    "  grant_type = 'urn:ietf:params:oauth:grant-type:device_code'",
    `  client_id = '${client}'`,
    '  device_code = $device.device_code',
    '}',
    '$response.access_token',
  ],
  'azure-cli': ({ tenant, scope }) => [
    '# Azure CLI uses its own client ID instead of your app. If Entra refuses it (AADSTS65002), use the curl command.',
    `az login --allow-no-subscriptions --tenant ${tenant} --scope '${scope}'`,
    `az account get-access-token --scope '${scope}' --query accessToken --output tsv`,
  ],
};
