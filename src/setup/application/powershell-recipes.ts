import { quoteForPowerShell as quote } from '../quote.ts';
import type { RecipeValues } from './recipe-values.ts';

/** PowerShell 7. Certificates and managed identities use the module Az.Accounts, for this process only. */
export const POWERSHELL_RECIPES = {
  secret: (values: RecipeValues) => [
    "$ErrorActionPreference = 'Stop'",
    '# Uses the variable CLIENT_SECRET, or prompts for it without showing it.',
    '$secret = $env:CLIENT_SECRET',
    "if (-not $secret) { $secret = Read-Host 'Client secret' -MaskInput }",
    `$response = Invoke-RestMethod -Method Post -Uri ${quote(values.tokenEndpoint)} -Body @{`,
    "  grant_type = 'client_credentials'",
    `  client_id = ${quote(values.clientId)}`,
    '  client_secret = $secret',
    `  scope = ${quote(values.scope)}`,
    '}',
    '$response.access_token',
  ],
  certificate: (values: RecipeValues) => [
    "$ErrorActionPreference = 'Stop'",
    `Connect-AzAccount -ServicePrincipal -Environment ${values.azureName} -Scope Process \``,
    `  -Tenant ${quote(values.tenant)} -ApplicationId ${quote(values.clientId)} \``,
    `  -CertificateThumbprint ${quote(values.thumbprint)} | Out-Null`,
    ...printToken(values),
  ],
  'managed-identity': (values: RecipeValues) => [
    "$ErrorActionPreference = 'Stop'",
    `Connect-AzAccount -Identity -Environment ${values.azureName} -Scope Process | Out-Null`,
    ...printToken(values),
  ],
} as const;

/** Reads the token from the pipeline and returns the first incidents. */
export function powerShellListRecipe(values: RecipeValues): readonly string[] {
  return [
    'param([Parameter(Mandatory, ValueFromPipeline)] [string] $Token)',
    "$ErrorActionPreference = 'Stop'",
    '$secure = ConvertTo-SecureString $Token -AsPlainText -Force',
    `$response = Invoke-RestMethod -Uri ${quote(values.listUrl)} -Authentication Bearer -Token $secure`,
    '$response.value',
  ];
}

function printToken(values: RecipeValues): readonly string[] {
  return [
    `$token = (Get-AzAccessToken -AsSecureString -ResourceUrl ${quote(values.resource)}).Token`,
    'ConvertFrom-SecureString $token -AsPlainText',
    'Disconnect-AzAccount -Scope Process | Out-Null',
  ];
}
