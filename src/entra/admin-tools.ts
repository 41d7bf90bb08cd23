import type { CloudName } from './clouds.ts';

type AdminTools = {
  /** The Entra admin centre. `null` if the documentation names no single address. */
  readonly adminCentreOrigin: string | null;
  /** The cloud's name in `Connect-MgGraph -Environment` of the Microsoft Graph PowerShell SDK. */
  readonly graphPowerShellName: 'Global' | 'USGov' | 'USGovDoD';
};

/** The administrators' tools of each cloud. Not in `clouds.ts`, because that file loads before the first paint. */
export const ADMIN_TOOLS: { readonly [Key in CloudName]: AdminTools } = {
  global: { adminCentreOrigin: 'https://entra.microsoft.com', graphPowerShellName: 'Global' },
  gcc: { adminCentreOrigin: 'https://entra.microsoft.com', graphPowerShellName: 'Global' },
  'gcc-high': { adminCentreOrigin: null, graphPowerShellName: 'USGov' },
  dod: { adminCentreOrigin: null, graphPowerShellName: 'USGovDoD' },
};
