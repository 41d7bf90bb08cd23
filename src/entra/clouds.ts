/** The national clouds that serve Defender XDR. China (21Vianet) does not and is not listed. */
export type CloudName = 'global' | 'gcc' | 'gcc-high' | 'dod';

/** The two incident APIs, by the names used in configuration, keys and the URL. */
export type Api = 'defender-xdr' | 'graph-security';

/** One cloud's hosts. Every value is an origin: scheme and host, no path, no trailing slash. */
export type Cloud = {
  readonly name: CloudName;
  readonly displayName: string;
  /** Where tokens are issued. */
  readonly authorityOrigin: string;
  readonly apiOrigins: { readonly [Key in Api]: string };
  /** Further documented hosts of the Defender XDR API in this cloud, nearer to the data. */
  readonly regionalApiOrigins: readonly string[];
  /** The Defender portal. */
  readonly portalOrigin: string;
  /** The Entra admin centre. `null` where the documentation names no single address. */
  readonly adminCentreOrigin: string | null;
  /** What `Connect-MgGraph -Environment` of the Microsoft Graph PowerShell SDK calls this cloud. */
  readonly graphPowerShellName: 'Global' | 'USGov' | 'USGovDoD';
};

/**
 * The resource a token is asked for, whichever regional host is called. For the government clouds no page names
 * it; the host itself is used there, as a shipping integration does.
 */
export function resourceOf(cloud: Cloud, api: Api): string {
  return cloud.apiOrigins[api];
}

const NEW_REGIONS = ['us', 'eu', 'uk', 'au', 'swa', 'ina', 'aea'].map(
  (region) => `https://${region}.api.security.microsoft.com`,
);
const OLD_REGIONS = ['us', 'eu', 'uk'].map((region) => `https://api-${region}.security.microsoft.com`);

/**
 * Hosts by cloud.
 * @see https://learn.microsoft.com/en-us/defender-xdr/usgov (API hosts of the government clouds)
 * @see https://learn.microsoft.com/en-us/defender-xdr/api-supported and api-get-incident (regional hosts, both spellings)
 * @see https://learn.microsoft.com/en-us/graph/deployments (Graph and sign-in hosts)
 */
export const CLOUDS: { readonly [Key in CloudName]: Cloud } = {
  global: {
    name: 'global',
    displayName: 'Commercial',
    authorityOrigin: 'https://login.microsoftonline.com',
    apiOrigins: {
      'defender-xdr': 'https://api.security.microsoft.com',
      'graph-security': 'https://graph.microsoft.com',
    },
    regionalApiOrigins: [...NEW_REGIONS, ...OLD_REGIONS],
    portalOrigin: 'https://security.microsoft.com',
    adminCentreOrigin: 'https://entra.microsoft.com',
    graphPowerShellName: 'Global',
  },
  gcc: {
    name: 'gcc',
    displayName: 'US Government GCC',
    authorityOrigin: 'https://login.microsoftonline.com',
    apiOrigins: {
      'defender-xdr': 'https://api-gcc.security.microsoft.us',
      'graph-security': 'https://graph.microsoft.com',
    },
    regionalApiOrigins: [],
    portalOrigin: 'https://security.microsoft.com',
    adminCentreOrigin: 'https://entra.microsoft.com',
    graphPowerShellName: 'Global',
  },
  'gcc-high': {
    name: 'gcc-high',
    displayName: 'US Government GCC High',
    authorityOrigin: 'https://login.microsoftonline.us',
    apiOrigins: {
      'defender-xdr': 'https://api-gov.security.microsoft.us',
      'graph-security': 'https://graph.microsoft.us',
    },
    regionalApiOrigins: [],
    portalOrigin: 'https://security.microsoft.us',
    adminCentreOrigin: null,
    graphPowerShellName: 'USGov',
  },
  dod: {
    name: 'dod',
    displayName: 'US Government DoD',
    authorityOrigin: 'https://login.microsoftonline.us',
    apiOrigins: {
      'defender-xdr': 'https://api-gov.security.microsoft.us',
      'graph-security': 'https://dod-graph.microsoft.us',
    },
    regionalApiOrigins: [],
    portalOrigin: 'https://security.apps.mil',
    adminCentreOrigin: null,
    graphPowerShellName: 'USGovDoD',
  },
};

/** Start of the `iss` of v1 tokens, in every cloud. */
export const V1_ISSUER_ORIGIN = 'https://sts.windows.net';

export const CLOUD_NAMES: readonly CloudName[] = ['global', 'gcc', 'gcc-high', 'dod'];

/** Every origin that any cloud's sign-in lives on, without repeats: what a frame may load. */
export function allAuthorityOrigins(): readonly string[] {
  return [...new Set(CLOUD_NAMES.map((name) => CLOUDS[name].authorityOrigin))];
}

/** Every origin that the product may ever ask, without repeats: what `connect-src` lists. */
export function allServiceOrigins(): readonly string[] {
  const origins = CLOUD_NAMES.flatMap((name) => {
    const cloud = CLOUDS[name];
    return [cloud.authorityOrigin, ...Object.values(cloud.apiOrigins), ...cloud.regionalApiOrigins];
  });
  return [...new Set(origins)];
}
