import { INCIDENT_APIS } from '../entra/apis.ts';
import { type Api, CLOUD_NAMES, type CloudName } from '../entra/clouds.ts';
import { createSearchCodec, enumField, type SearchCodec, type SearchField } from '../navigation/search-codec.ts';

/** How to register the app: in the Entra admin centre, or with a command-line tool. */
export type RegistrationMethod = 'portal' | 'manifest' | 'azure-cli' | 'graph-powershell' | 'cli-for-m365' | 'bicep';

/** Delegated permissions beyond the one for reading. */
export type ExtraPermission = 'changes' | 'hunting';

/** What a recipe for an application token is written in. */
export type RecipeLanguage = 'shell' | 'powershell' | 'azure-cli' | 'python' | 'node' | 'csharp';

/** How a program proves its identity to Entra. */
export type RecipeCredential = 'certificate' | 'secret' | 'managed-identity';

export type SetupTab = 'register' | 'application-token' | 'check';

/** The choices on the setup page. They are kept in the URL, which never contains an id. */
export type SetupChoices = {
  readonly tab: SetupTab;
  readonly reach: 'one-tenant' | 'any-organisation';
  readonly api: Api;
  readonly cloud: CloudName;
  readonly method: RegistrationMethod;
  readonly extras: readonly ExtraPermission[];
  readonly language: RecipeLanguage;
  readonly credential: RecipeCredential;
  /** The error that is looked up on the tab `check`: an AADSTS number or a short code. */
  readonly number: string;
};

export const RECIPE_LANGUAGES: readonly RecipeLanguage[] = [
  'shell',
  'powershell',
  'azure-cli',
  'python',
  'node',
  'csharp',
];

export const RECIPE_CREDENTIALS: readonly RecipeCredential[] = ['certificate', 'secret', 'managed-identity'];

/** A number or the code of an API. Other text stays out of the URL, because a pasted page can contain a name. */
const errorField: SearchField<string> = {
  fallback: '',
  decode: ([text]) => (text !== undefined && /^[A-Za-z0-9]{1,40}$/.test(text) ? text : undefined),
  encode: (value) => (/^[A-Za-z0-9]{1,40}$/.test(value) ? [value] : []),
};

const EXTRAS: readonly ExtraPermission[] = ['changes', 'hunting'];

const extrasField: SearchField<readonly ExtraPermission[]> = {
  fallback: [],
  decode: ([text]) => EXTRAS.filter((extra) => text?.split(',').includes(extra)),
  encode: (value) => (value.length === 0 ? [] : [EXTRAS.filter((extra) => value.includes(extra)).join(',')]),
};

/** The codec of the choices in the URL. `defaults` comes from the configuration of this deployment and is left out of the URL. */
export function createSetupChoicesCodec(
  defaults: Pick<SetupChoices, 'reach' | 'api' | 'cloud'>,
): SearchCodec<SetupChoices> {
  return createSearchCodec<SetupChoices>({
    tab: enumField(['register', 'application-token', 'check'], 'register'),
    reach: enumField(['one-tenant', 'any-organisation'], defaults.reach),
    api: enumField(INCIDENT_APIS, defaults.api),
    cloud: enumField(CLOUD_NAMES, defaults.cloud),
    method: enumField(['portal', 'manifest', 'azure-cli', 'graph-powershell', 'cli-for-m365', 'bicep'], 'portal'),
    extras: extrasField,
    language: enumField(RECIPE_LANGUAGES, 'powershell'),
    credential: enumField(RECIPE_CREDENTIALS, 'certificate'),
    number: errorField,
  });
}

/** The registration methods that work in a cloud. Only documented command-line tools are listed. */
export function methodsIn(cloud: CloudName): readonly RegistrationMethod[] {
  switch (cloud) {
    case 'global':
      return ['portal', 'manifest', 'azure-cli', 'graph-powershell', 'cli-for-m365', 'bicep'];
    case 'gcc':
      return ['portal', 'manifest', 'azure-cli', 'graph-powershell', 'bicep'];
    case 'gcc-high':
    case 'dod':
      return ['portal', 'manifest', 'graph-powershell'];
  }
}
