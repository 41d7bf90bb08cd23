/** The national clouds that offer Defender XDR. The cloud of 21Vianet (China) doesn't. */
export type CloudName = 'global' | 'gcc' | 'gcc-high' | 'dod';

/** Ids of the two incident APIs, as used in the configuration, in storage keys and in URLs. */
export type Api = 'defender-xdr' | 'graph-security';

/** The hosts of one cloud, as origins: scheme and host without a path or trailing slash. */
export type Cloud = {
  readonly name: CloudName;
  readonly displayName: string;
  /** The host that issues tokens. */
  readonly authorityOrigin: string;
  readonly apiOrigins: { readonly [Key in Api]: string };
  /** Other documented hosts of the Defender XDR API in this cloud, by region. */
  readonly regionalApiOrigins: readonly string[];
  /** The Defender portal. */
  readonly portalOrigin: string;
};

/**
 * The resource to request a token for, which doesn't depend on the regional host of the API. The documentation doesn't
 * name it for the government clouds. There it is assumed to be the API's host, as published integrations do.
 */
export function resourceOf(cloud: Cloud, api: Api): string {
  return cloud.apiOrigins[api];
}

const NEW_REGIONS = ['us', 'eu', 'uk', 'au', 'swa', 'ina', 'aea'].map(
  (region) => `https://${region}.api.security.microsoft.com`,
);
const OLD_REGIONS = ['us', 'eu', 'uk'].map((region) => `https://api-${region}.security.microsoft.com`);

/**
 * The clouds by name.
 * @see https://learn.microsoft.com/en-us/defender-xdr/usgov (API hosts of the government clouds)
 * @see https://learn.microsoft.com/en-us/defender-xdr/api-supported and api-get-incident (regional hosts, both spellings)
 * @see https://learn.microsoft.com/en-us/graph/deployments (Graph and sign-in hosts)
 */
export const CLOUDS: { readonly [Key in CloudName]: Cloud } = {
  global: {
    name: 'global',
    displayName: 'Global',
    authorityOrigin: 'https://login.microsoftonline.com',
    apiOrigins: {
      'defender-xdr': 'https://api.security.microsoft.com',
      'graph-security': 'https://graph.microsoft.com',
    },
    regionalApiOrigins: [...NEW_REGIONS, ...OLD_REGIONS],
    portalOrigin: 'https://security.microsoft.com',
  },
  gcc: {
    name: 'gcc',
    displayName: 'GCC',
    authorityOrigin: 'https://login.microsoftonline.com',
    apiOrigins: {
      'defender-xdr': 'https://api-gcc.security.microsoft.us',
      'graph-security': 'https://graph.microsoft.com',
    },
    regionalApiOrigins: [],
    portalOrigin: 'https://security.microsoft.com',
  },
  'gcc-high': {
    name: 'gcc-high',
    displayName: 'GCC High',
    authorityOrigin: 'https://login.microsoftonline.us',
    apiOrigins: {
      'defender-xdr': 'https://api-gov.security.microsoft.us',
      'graph-security': 'https://graph.microsoft.us',
    },
    regionalApiOrigins: [],
    portalOrigin: 'https://security.microsoft.us',
  },
  dod: {
    name: 'dod',
    displayName: 'DoD',
    authorityOrigin: 'https://login.microsoftonline.us',
    apiOrigins: {
      'defender-xdr': 'https://api-gov.security.microsoft.us',
      'graph-security': 'https://dod-graph.microsoft.us',
    },
    regionalApiOrigins: [],
    portalOrigin: 'https://security.apps.mil',
  },
};

/** The origin of `iss` in v1 tokens, the same in every cloud. */
export const V1_ISSUER_ORIGIN = 'https://sts.windows.net';

export const CLOUD_NAMES: readonly CloudName[] = ['global', 'gcc', 'gcc-high', 'dod'];

/** The sign-in origins of all clouds, without repeats. The content security policy allows frames from them. */
export function allAuthorityOrigins(): readonly string[] {
  return [...new Set(CLOUD_NAMES.map((name) => CLOUDS[name].authorityOrigin))];
}

/** All origins that the product sends requests to, without repeats. The content security policy lists them in `connect-src`. */
export function allServiceOrigins(): readonly string[] {
  const origins = CLOUD_NAMES.flatMap((name) => {
    const cloud = CLOUDS[name];
    return [cloud.authorityOrigin, ...Object.values(cloud.apiOrigins), ...cloud.regionalApiOrigins];
  });
  return [...new Set(origins)];
}
