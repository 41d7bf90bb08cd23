import { base64url } from 'jose';
import type { RegisteredApplication } from '../wire/simulator-contract.ts';
import { type Membership, PERSONAS, type Persona } from '../world/personas.ts';
import { findTenant, type SimulatedTenant } from '../world/tenants.ts';
import { EVERYBODY, type LedgerPages } from './ledger.ts';
import type { Refusal } from './refusal.ts';
import { applicationNotFound, applicationNotMultiTenant, notForConsumers, tenantNotFound } from './refusals.ts';
import type { Resource, ResourceRequest } from './resources.ts';

/** Finds a registration by its client id, in any letter case. */
export function findApplication(
  applications: readonly RegisteredApplication[],
  clientId: string,
): RegisteredApplication | null {
  const wanted = clientId.toLowerCase();
  return applications.find((registered) => registered.clientId.toLowerCase() === wanted) ?? null;
}

/** What an authority's tenant segment means: one tenant, or the home tenant of whoever signs in. */
export type AuthorityTenant =
  | { readonly kind: 'tenant'; readonly tenant: SimulatedTenant }
  | { readonly kind: 'home-of-user' };

/** Reads the tenant segment: an id, a verified domain, `organizations` or `common`. */
export function resolveAuthority(
  segment: string,
  application: RegisteredApplication,
): AuthorityTenant | { readonly kind: 'refused'; readonly refusal: Refusal } {
  const alias = segment.toLowerCase();
  if (alias === 'consumers') return { kind: 'refused', refusal: notForConsumers(application) };
  if (alias === 'organizations' || alias === 'common') {
    if (!application.multiTenant) return { kind: 'refused', refusal: applicationNotMultiTenant(application) };
    return { kind: 'home-of-user' };
  }
  const tenant = findTenant(segment);
  if (tenant === null) return { kind: 'refused', refusal: tenantNotFound(segment) };
  // A single-tenant registration exists in the home tenant's directory only.
  if (!application.multiTenant && tenant.kind !== 'home') {
    return { kind: 'refused', refusal: applicationNotFound(application.clientId, tenant.displayName) };
  }
  return { kind: 'tenant', tenant };
}

/** A person in one tenant: what tokens are issued for. */
export type Subject = {
  readonly persona: Persona;
  readonly tenant: SimulatedTenant;
  readonly membership: Membership;
};

/** Finds the persona's place in the tenant that the authority means, or says in which tenant there is none. */
export function findSubject(
  persona: Persona,
  authority: AuthorityTenant,
): Subject | { readonly strangerIn: SimulatedTenant } {
  const tenant = authority.kind === 'tenant' ? authority.tenant : findTenant(persona.homeTenantId);
  if (tenant === null) throw new TypeError(`The world has no tenant ${persona.homeTenantId}`);
  const membership = persona.memberships.find((held) => held.tenantId === tenant.tenantId);
  return membership === undefined ? { strangerIn: tenant } : { persona, tenant, membership };
}

/** The object id in the home tenant, which is the same whichever tenant the user signs in to. */
function homeObjectId(persona: Persona): string {
  const home = persona.memberships.find((held) => held.tenantId === persona.homeTenantId);
  return home?.objectId ?? persona.id;
}

/** The `client_info` of a user: home object id and home tenant, whichever tenant the token is for. */
export function encodeClientInfo(persona: Persona): string {
  return base64url.encode(JSON.stringify({ uid: homeObjectId(persona), utid: persona.homeTenantId }));
}

/** Whether the application asks for assignment and the persona has none (50105). */
export function isKeptOut(persona: Persona, application: RegisteredApplication): boolean {
  return application.assignedPersonas !== undefined && !application.assignedPersonas.includes(persona.id);
}

/** Finds a persona by the text of a `login_hint`: a user principal name or the opaque hint of an id token. */
export function findPersonaByHint(hint: string): Persona | null {
  const wanted = hint.toLowerCase();
  return (
    PERSONAS.find((persona) => persona.userPrincipalName.toLowerCase() === wanted) ??
    PERSONAS.find((persona) => loginHintOf(persona) === hint) ??
    null
  );
}

/** The opaque `login_hint` claim: stands for the account without naming it. */
export function loginHintOf(persona: Persona): string {
  return `O.${homeObjectId(persona).replaceAll('-', '')}`;
}

/** Delegated permissions in force for the subject: granted beforehand or on the consent page. */
export function grantedScopes(
  pages: LedgerPages,
  subject: Subject,
  application: RegisteredApplication,
  resource: Resource,
): readonly string[] {
  const given = pages.consents
    .filter(
      (consent) =>
        consent.clientId === application.clientId &&
        (consent.personaId === subject.persona.id || consent.personaId === EVERYBODY) &&
        consent.tenantId === subject.tenant.tenantId &&
        consent.resource === resource.name,
    )
    .flatMap((consent) => consent.scopes);
  return [...new Set([...subject.membership.granted[resource.name], ...given])];
}

/** The scopes a request stands for: named ones, or everything the registration lists for `.default`. */
export function wantedScopes(request: ResourceRequest, application: RegisteredApplication): readonly string[] {
  if (!request.isDefault) return request.scopes;
  return listedScopes(application, request.resource) ?? [];
}

/** The permissions that the registration lists for the resource; `null` when it does not list the resource. */
export function listedScopes(application: RegisteredApplication, resource: Resource): readonly string[] | null {
  const listed = application.requiredPermissions.filter((permission) => permission.resource === resource.name);
  return listed.length === 0 ? null : listed.flatMap((permission) => permission.scopes);
}
