import type { CloudName } from './clouds.ts';

type AdminTools = {
  /** The Entra admin centre. `null` if the documentation names no single address. */
  readonly adminCentreOrigin: string | null;
  /** The cloud's name in `Connect-MgGraph -Environment` of the Microsoft Graph PowerShell SDK. */
  readonly graphPowerShellName: 'Global' | 'USGov' | 'USGovDoD';
  /** The Azure cloud of the tenants: its name in Azure CLI and in Azure PowerShell. GCC tenants are in the public one. */
  readonly azureName: 'AzureCloud' | 'AzureUSGovernment';
};

/** The administrators' tools of each cloud. Not in `clouds.ts`, because that file loads before the first paint. */
export const ADMIN_TOOLS: { readonly [Key in CloudName]: AdminTools } = {
  global: { adminCentreOrigin: 'https://entra.microsoft.com', graphPowerShellName: 'Global', azureName: 'AzureCloud' },
  gcc: { adminCentreOrigin: 'https://entra.microsoft.com', graphPowerShellName: 'Global', azureName: 'AzureCloud' },
  'gcc-high': { adminCentreOrigin: null, graphPowerShellName: 'USGov', azureName: 'AzureUSGovernment' },
  dod: { adminCentreOrigin: null, graphPowerShellName: 'USGovDoD', azureName: 'AzureUSGovernment' },
};

/**
 * Where an Azure virtual machine gets tokens of its managed identity. A link-local address, the same in every cloud.
 * @see https://learn.microsoft.com/en-us/entra/identity/managed-identities-azure-resources/how-to-use-vm-token
 */
export const MANAGED_IDENTITY_ENDPOINT = 'http://169.254.169.254/metadata/identity/oauth2/token';
