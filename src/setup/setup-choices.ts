import { INCIDENT_APIS } from '../entra/apis.ts';
import { type Api, CLOUD_NAMES, type CloudName } from '../entra/clouds.ts';
import { createSearchCodec, enumField, type SearchCodec } from '../navigation/search-codec.ts';

/** In whose words the registration is told: the admin centre's, or a command line's. */
export type RegistrationWay = 'portal' | 'azure-cli' | 'graph-powershell' | 'cli-for-m365';

/** What the set-up page is asked to write out. Kept in the address; ids never are. */
export type SetupChoices = {
  readonly reach: 'one-tenant' | 'any-organisation';
  readonly api: Api;
  readonly cloud: CloudName;
  readonly way: RegistrationWay;
};

/** The codec of the set-up page's search. `defaults` is what this deployment is configured for, and is not written out. */
export function createSetupChoicesCodec(defaults: Omit<SetupChoices, 'way'>): SearchCodec<SetupChoices> {
  return createSearchCodec<SetupChoices>({
    reach: enumField(['one-tenant', 'any-organisation'], defaults.reach),
    api: enumField(INCIDENT_APIS, defaults.api),
    cloud: enumField(CLOUD_NAMES, defaults.cloud),
    way: enumField(['portal', 'azure-cli', 'graph-powershell', 'cli-for-m365'], 'portal'),
  });
}

/** The command lines that are known to work in a cloud; the portal always is. */
export function waysIn(cloud: CloudName): readonly RegistrationWay[] {
  switch (cloud) {
    case 'global':
      return ['portal', 'azure-cli', 'graph-powershell', 'cli-for-m365'];
    case 'gcc':
      return ['portal', 'azure-cli', 'graph-powershell'];
    case 'gcc-high':
    case 'dod':
      return ['portal', 'graph-powershell'];
  }
}
