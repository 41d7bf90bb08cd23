import { type Api, CLOUDS, type Cloud } from '../../entra/clouds.ts';

/** The settings in `config.json`. The URL of the page can change none of them. */
export type Configuration = {
  /** The application (client) id. Without one (`null`) the landing page offers the demo and setup. */
  readonly clientId: string | null;
  readonly tenant: string;
  readonly cloud: Cloud;
  readonly api: Api;
  /** The base URL of the API: an origin of the cloud or a same-origin path that the host proxies; `null` for the default. */
  readonly apiBaseUrl: string | null;
  readonly customers: readonly { readonly tenantId: string; readonly name: string }[];
  readonly offersDemo: boolean;
};

/** The bytes of `config.json` (none if it is missing), or the reason why they are unknown. */
export type FetchedConfiguration = Uint8Array | { readonly unreachable: string };

/** An invalid key. `value` is JSON, truncated to a line. `allowed` describes the valid values. */
export type ConfigurationProblem = { readonly key: string; readonly value: string; readonly allowed: string };

/** The default configuration, used if the file is missing. */
export const NO_CONFIGURATION: Configuration = {
  clientId: null,
  tenant: 'organizations',
  cloud: CLOUDS.global,
  api: 'defender-xdr',
  apiBaseUrl: null,
  customers: [],
  offersDemo: true,
};
