import { INCIDENT_APIS } from '../entra/apis.ts';
import { type Api, CLOUD_NAMES, type CloudName } from '../entra/clouds.ts';
import { createSearchCodec, enumField, type SearchCodec } from '../navigation/search-codec.ts';

/** How to register the app: in the Entra admin centre, or with a command-line tool. */
export type RegistrationMethod = 'portal' | 'azure-cli' | 'graph-powershell' | 'cli-for-m365';

/** The choices on the set-up page. They are kept in the URL, which never contains an id. */
export type SetupChoices = {
  readonly reach: 'one-tenant' | 'any-organisation';
  readonly api: Api;
  readonly cloud: CloudName;
  readonly method: RegistrationMethod;
};

/** The codec of the choices in the URL. `defaults` comes from the configuration of this deployment and is left out of the URL. */
export function createSetupChoicesCodec(defaults: Omit<SetupChoices, 'method'>): SearchCodec<SetupChoices> {
  return createSearchCodec<SetupChoices>({
    reach: enumField(['one-tenant', 'any-organisation'], defaults.reach),
    api: enumField(INCIDENT_APIS, defaults.api),
    cloud: enumField(CLOUD_NAMES, defaults.cloud),
    method: enumField(['portal', 'azure-cli', 'graph-powershell', 'cli-for-m365'], 'portal'),
  });
}

/** The methods that work in a cloud. Only documented command-line tools are listed. */
export function methodsIn(cloud: CloudName): readonly RegistrationMethod[] {
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
