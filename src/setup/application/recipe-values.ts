import { ADMIN_TOOLS, MANAGED_IDENTITY_ENDPOINT } from '../../entra/admin-tools.ts';
import { APIS } from '../../entra/apis.ts';
import { CLOUDS, resourceOf } from '../../entra/clouds.ts';
import { isDomainName } from '../../std/domain-name.ts';
import { isGuid } from '../../std/guid.ts';
import type { SetupChoices } from '../setup-choices.ts';

/** The ids that a recipe contains, as typed. None of them is secret. */
export type RecipeIds = {
  readonly clientId: string;
  /** Tenant id or verified domain. */
  readonly tenant: string;
  /** SHA-1 thumbprint of the certificate, for tools that find it in the Windows certificate store. */
  readonly thumbprint: string;
};

/** What a recipe contains. Every string is unquoted. */
export type RecipeValues = RecipeIds & {
  readonly tokenEndpoint: string;
  /** Origin of the authority followed by the tenant. */
  readonly authority: string;
  readonly resource: string;
  /** `.default` of the resource: a program gets all application permissions that an administrator has consented to. */
  readonly scope: string;
  readonly managedIdentityUrl: string;
  readonly listUrl: string;
  readonly azureName: 'AzureCloud' | 'AzureUSGovernment';
};

/** A recipe that the user has not completed contains these in place of the ids. */
export const ID_PLACEHOLDERS: RecipeIds = { clientId: '<client-id>', tenant: '<tenant>', thumbprint: '<thumbprint>' };

const THUMBPRINT = /^[0-9a-f]{40}$/i;

/** Returns what is wrong with a typed id, or `null`. An empty id is only missing: it has no problem. */
export function idProblem(id: keyof RecipeIds, text: string): string | null {
  const value = text.trim();
  if (value === '') return null;
  switch (id) {
    case 'clientId':
      return isGuid(value) ? null : 'Enter the application (client) ID, a GUID.';
    case 'tenant':
      return isGuid(value) || isDomainName(value) ? null : 'Enter a tenant ID or a verified domain.';
    case 'thumbprint':
      return THUMBPRINT.test(value) ? null : 'Enter the thumbprint: 40 hexadecimal digits.';
  }
}

/**
 * The values of a recipe for the choices. An id that is missing or malformed becomes a placeholder, so no recipe contains
 * unchecked text.
 */
export function recipeValues(choices: Pick<SetupChoices, 'api' | 'cloud'>, ids: RecipeIds): RecipeValues {
  const cloud = CLOUDS[choices.cloud];
  const { clientId, tenant, thumbprint } = checkedIds(ids);
  const resource = resourceOf(cloud, choices.api);
  const authority = `${cloud.authorityOrigin}/${tenant}`;
  return {
    clientId,
    tenant,
    thumbprint,
    authority,
    tokenEndpoint: `${authority}/oauth2/v2.0/token`,
    resource,
    scope: `${resource}/.default`,
    managedIdentityUrl: `${MANAGED_IDENTITY_ENDPOINT}?api-version=2018-02-01&resource=${encodeURIComponent(resource)}`,
    listUrl: `${cloud.apiOrigins[choices.api]}${APIS[choices.api].listPath}?$top=10`,
    azureName: ADMIN_TOOLS[choices.cloud].azureName,
  };
}

function checkedIds(ids: RecipeIds): RecipeIds {
  const checked = (id: keyof RecipeIds) => {
    const value = ids[id].trim();
    return value === '' || idProblem(id, value) !== null ? ID_PLACEHOLDERS[id] : value;
  };
  return { clientId: checked('clientId'), tenant: checked('tenant'), thumbprint: checked('thumbprint') };
}
