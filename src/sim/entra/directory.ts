import { base64url } from 'jose';
import type { RegisteredApplication } from '../wire/simulator-contract.ts';
import { type Membership, membershipIn, PERSONAS, type Persona } from '../world/personas.ts';
import type { SimulatedTenant, TenantDirectory } from '../world/tenants.ts';
import type { EntraDirectory } from './entra-context.ts';
import { ALL_USERS, type LedgerState } from './ledger.ts';
import type { Refusal } from './refusal.ts';
import { applicationNotFound, applicationNotMultiTenant, notForConsumers } from './refusals.ts';
import type { Resource, ResourceRequest } from './resources.ts';
import { tenantInOtherCloud, tenantNotFound } from './tenant-refusals.ts';

/** Finds a registration by client id. The case is ignored. */
export function findApplication(
  applications: readonly RegisteredApplication[],
  clientId: string,
): RegisteredApplication | null {
  const normalized = clientId.toLowerCase();
  return applications.find((registered) => registered.clientId.toLowerCase() === normalized) ?? null;
}

/** The meaning of an authority's tenant segment: one tenant, or the home tenant of the user. */
export type AuthorityTenant =
  | { readonly kind: 'tenant'; readonly tenant: SimulatedTenant }
  | { readonly kind: 'home-of-user' };

/** Resolves the tenant segment: an id, a verified domain, `organizations` or `common`. */
export function resolveAuthority(
  directory: EntraDirectory,
  segment: string,
  application: RegisteredApplication,
): AuthorityTenant | { readonly kind: 'refused'; readonly refusal: Refusal } {
  const alias = segment.toLowerCase();
  if (alias === 'consumers') return { kind: 'refused', refusal: notForConsumers(application) };
  if (alias === 'organizations' || alias === 'common') {
    if (!application.multiTenant) return { kind: 'refused', refusal: applicationNotMultiTenant(application) };
    return { kind: 'home-of-user' };
  }
  const tenant = directory.tenants.find(segment);
  if (tenant === null) return { kind: 'refused', refusal: tenantNotFound(segment) };
  if (tenant.cloud !== 'any' && tenant.cloud !== directory.cloud) {
    return { kind: 'refused', refusal: tenantInOtherCloud(segment, tenant.cloud, directory.cloud) };
  }
  // A single-tenant registration exists in the directory of the home tenant only.
  if (!application.multiTenant && tenant.kind !== 'home') {
    return { kind: 'refused', refusal: applicationNotFound(application.clientId, tenant.displayName) };
  }
  return { kind: 'tenant', tenant };
}

/** A user in one tenant, as the subject of tokens. */
export type Subject = {
  readonly persona: Persona;
  readonly tenant: SimulatedTenant;
  readonly membership: Membership;
};

/** Finds the persona in the authority's tenant. `strangerIn` is a tenant in which the persona has no account. */
export function findSubject(
  tenants: TenantDirectory,
  persona: Persona,
  authority: AuthorityTenant,
): Subject | { readonly strangerIn: SimulatedTenant } {
  const tenant = authority.kind === 'tenant' ? authority.tenant : tenants.find(persona.homeTenantId);
  if (tenant === null) throw new TypeError(`The world has no tenant ${persona.homeTenantId}`);
  const membership = membershipIn(persona, tenant);
  return membership === null ? { strangerIn: tenant } : { persona, tenant, membership };
}

/** The object id in the home tenant, which is the same whichever tenant the user signs in to. */
function homeObjectId(persona: Persona): string {
  const home = persona.memberships.find((candidate) => candidate.tenantId === persona.homeTenantId);
  return home?.objectId ?? persona.id;
}

/** The `client_info` of a user: home object id and home tenant, whichever tenant the token is for. */
export function encodeClientInfo(persona: Persona): string {
  return base64url.encode(JSON.stringify({ uid: homeObjectId(persona), utid: persona.homeTenantId }));
}

/** Whether the application requires assignment and the persona is not assigned (50105). */
export function isNotAssigned(persona: Persona, application: RegisteredApplication): boolean {
  return application.assignedPersonas !== undefined && !application.assignedPersonas.includes(persona.id);
}

/** Finds a persona by `login_hint`: a user principal name or the opaque hint of an id token. */
export function findPersonaByHint(hint: string): Persona | null {
  const normalized = hint.toLowerCase();
  return (
    PERSONAS.find((persona) => persona.userPrincipalName.toLowerCase() === normalized) ??
    PERSONAS.find((persona) => loginHintOf(persona) === hint) ??
    null
  );
}

/** The opaque `login_hint` claim, which identifies the account without its name. */
export function loginHintOf(persona: Persona): string {
  return `O.${homeObjectId(persona).replaceAll('-', '')}`;
}

/** The subject's delegated permissions, granted in advance or by consent. */
export function grantedScopes(
  state: LedgerState,
  subject: Subject,
  application: RegisteredApplication,
  resource: Resource,
): readonly string[] {
  const given = state.consents
    .filter(
      (consent) =>
        consent.clientId === application.clientId &&
        (consent.personaId === subject.persona.id || consent.personaId === ALL_USERS) &&
        consent.tenantId === subject.tenant.tenantId &&
        consent.resource === resource.name,
    )
    .flatMap((consent) => consent.scopes);
  return [...new Set([...subject.membership.granted[resource.name], ...given])];
}

/** The scopes of a request. `.default` means all scopes that the registration lists for the resource. */
export function namedScopes(request: ResourceRequest, application: RegisteredApplication): readonly string[] {
  if (!request.isDefault) return request.scopes;
  return listedScopes(application, request.resource) ?? [];
}

/** The permissions that the registration lists for the resource, or `null` if it lists none. */
export function listedScopes(application: RegisteredApplication, resource: Resource): readonly string[] | null {
  const listed = application.requiredPermissions.filter((permission) => permission.resource === resource.name);
  return listed.length === 0 ? null : listed.flatMap((permission) => permission.scopes);
}

/** Whether the application is present in the tenant: it was registered there, or consent created its service principal. */
export function hasServicePrincipal(
  state: LedgerState,
  { kind, tenantId }: SimulatedTenant,
  application: RegisteredApplication,
): boolean {
  if (kind === 'home') return true;
  const isHere = (grant: { readonly clientId: string; readonly tenantId: string }) =>
    grant.clientId === application.clientId && grant.tenantId === tenantId;
  return (
    application.multiTenant &&
    (state.consents.some(isHere) ||
      state.appRoleGrants.some(isHere) ||
      (application.grantedAppRoles ?? []).some((grant) => grant.tenantId === tenantId))
  );
}

/** The application permissions that administrators of the tenant granted, in advance or by consent. */
export function grantedAppRoles(
  state: LedgerState,
  { tenantId }: SimulatedTenant,
  application: RegisteredApplication,
  resource: Resource,
): readonly string[] {
  const granted = [
    ...(application.grantedAppRoles ?? []),
    ...state.appRoleGrants.filter(({ clientId }) => clientId === application.clientId),
  ];
  const here = granted.filter((grant) => grant.tenantId === tenantId && grant.resource === resource.name);
  return [...new Set(here.flatMap(({ roles }) => roles))];
}
