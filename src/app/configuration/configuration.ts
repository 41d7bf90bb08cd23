import { type Api, CLOUDS, type Cloud } from '../../entra/clouds.ts';

/** What `config.json` settles. Only the file beside `index.html` can: nothing in the address is read into it. */
export type Configuration = {
  /** The application (client) id, or `null`: then the landing offers the demo and set-up. */
  readonly clientId: string | null;
  readonly tenant: string;
  readonly cloud: Cloud;
  readonly api: Api;
  /** Where the API is asked: an origin of the cloud, or a same-origin path that the host proxies. `null` is the cloud's own. */
  readonly apiBaseUrl: string | null;
  readonly customers: readonly { readonly tenantId: string; readonly name: string }[];
  readonly offersDemo: boolean;
};

/** One key that holds what it may not. `held` is shown as JSON, cut to a line. */
export type ConfigurationProblem = { readonly key: string; readonly held: string; readonly allowed: string };

/** The empty configuration: what a missing file means. */
export const NO_CONFIGURATION: Configuration = {
  clientId: null,
  tenant: 'organizations',
  cloud: CLOUDS.global,
  api: 'defender-xdr',
  apiBaseUrl: null,
  customers: [],
  offersDemo: true,
};
