import type { RegisteredApplication } from '../wire/simulator-contract.ts';
import type { ResourceName } from '../world/personas.ts';
import { EXAMPLE_SOC, type SimulatedTenant } from '../world/tenants.ts';
import { findApplication, namedScopes, resolveAuthority } from './directory.ts';
import type { EntraContext } from './entra-context.ts';
import { ALL_USERS } from './ledger.ts';
import { describeRefusal, type Refusal, traceRefusal } from './refusal.ts';
import { applicationNotFound, missingParameter, redirectUriMismatch } from './refusals.ts';
import { parseRequestedScopes } from './requested-scopes.ts';
import { DEFENDER_XDR, GRAPH, type Resource } from './resources.ts';
import {
  adminConsentDeclined,
  adminConsentNotAllowed,
  adminConsentOnCommon,
  noReplyAddress,
  serviceNotSubscribed,
} from './tenant-refusals.ts';

/**
 * The three forms of an admin consent link: `/v2.0/adminconsent` with named scopes, the older `/adminconsent`, and the v1
 * authorization request with `prompt=consent` that the Defender pages print. The last two are for all permissions of the
 * registration.
 */
export type AdminConsentForm = 'v2' | 'older' | 'v1-authorize';

/** What the person on the page does. Everyone who opens it counts as an administrator until they say otherwise. */
export type AdminConsentDecision = 'accept' | 'decline' | 'not-administrator';

/** The next step of an admin consent link: a page to show or a location to go to. Pages must escape all texts. */
export type AdminConsentStep =
  | {
      readonly kind: 'ask-admin-consent';
      readonly applicationName: string;
      readonly accountName: string;
      readonly tenantName: string;
      readonly permissions: readonly {
        readonly scope: string;
        readonly resource: string;
        readonly kind: 'delegated' | 'application';
      }[];
    }
  | { readonly kind: 'leave'; readonly location: string }
  | {
      readonly kind: 'refused';
      readonly number: number;
      readonly description: string;
      readonly correlationId: string;
      readonly timestamp: string;
    };

/** The permissions of one resource that a link is for. */
type Grant = {
  readonly resource: Resource;
  readonly audience: string;
  readonly scopes: readonly string[];
  readonly appRoles: readonly string[];
};

/**
 * The admin consent endpoints, where an administrator grants permissions for all users of a tenant. They redirect to
 * registered URIs only. The v2.0 response contains `admin_consent=True` even after a refusal.
 * @see https://learn.microsoft.com/en-us/entra/identity-platform/v2-admin-consent
 */
export function adminConsent(
  context: EntraContext,
  tenantSegment: string,
  params: URLSearchParams,
  at: { readonly form: AdminConsentForm; readonly decision: AdminConsentDecision | null },
): AdminConsentStep {
  const { form, decision } = at;
  const trace = traceRefusal(context.ids, context.clock(), params.get('client-request-id'));
  const refuse = (refusal: Refusal): AdminConsentStep => ({
    kind: 'refused',
    number: refusal.number,
    description: describeRefusal(refusal, trace),
    correlationId: trace.correlationId,
    timestamp: trace.timestamp,
  });

  const clientId = params.get('client_id');
  if (clientId === null) return refuse(missingParameter('client_id'));
  const application = findApplication(context.applications, clientId);
  if (application === null) return refuse(applicationNotFound(clientId, tenantSegment));
  if (form === 'v2' && tenantSegment.toLowerCase() === 'common') return refuse(adminConsentOnCommon());
  const authority = resolveAuthority(context, tenantSegment, application);
  if (authority.kind === 'refused') return refuse(authority.refusal);
  const redirectUri = params.get('redirect_uri') ?? (form === 'v2' ? null : application.redirectUris[0]?.uri);
  if (redirectUri === null) return refuse(missingParameter('redirect_uri'));
  if (redirectUri === undefined) return refuse(noReplyAddress());
  if (!application.redirectUris.some(({ uri }) => uri === redirectUri)) {
    return refuse(redirectUriMismatch(redirectUri, application));
  }
  const tenant: SimulatedTenant = authority.kind === 'tenant' ? authority.tenant : EXAMPLE_SOC;
  const requested = form === 'v2' ? requestedGrants(params, application, tenant) : allGrants(application);
  if ('number' in requested) return refuse(requested);
  if (tenant.state === 'unlicensed' && requested.some(({ resource }) => resource === DEFENDER_XDR)) {
    return refuse(serviceNotSubscribed(DEFENDER_XDR, tenant));
  }

  const leave = (response: Readonly<Record<string, string>>): AdminConsentStep => {
    const state = params.get('state');
    const query = new URLSearchParams({ ...response, ...(state === null ? {} : { state }) });
    return { kind: 'leave', location: `${redirectUri}${redirectUri.includes('?') ? '&' : '?'}${query}` };
  };
  switch (decision) {
    case null:
      return {
        kind: 'ask-admin-consent',
        applicationName: application.displayName,
        accountName: `administrator@${tenant.domain}`,
        tenantName: tenant.displayName,
        permissions: requested.flatMap(({ resource, scopes, appRoles }) => [
          ...scopes.map((scope) => ({ scope, resource: resource.displayName, kind: 'delegated' }) as const),
          ...appRoles.map((scope) => ({ scope, resource: resource.displayName, kind: 'application' }) as const),
        ]),
      };
    case 'decline':
      return leave(refusedResponse(form, adminConsentDeclined(form), (refusal) => describeRefusal(refusal, trace)));
    case 'not-administrator':
      return leave(refusedResponse(form, adminConsentNotAllowed(), (refusal) => describeRefusal(refusal, trace)));
    case 'accept':
      recordGrants(context, application, tenant, requested);
      return leave(grantedResponse(context, form, tenant, requested));
  }
}

/** The permissions named in `scope`. `.default` stands for all of the resource in the registration. */
function requestedGrants(
  params: URLSearchParams,
  application: RegisteredApplication,
  tenant: SimulatedTenant,
): readonly Grant[] | Refusal {
  const scopes = parseRequestedScopes(params.get('scope') ?? '', application, tenant.displayName);
  if (!scopes.ok) return scopes.problem.number === 28003 ? missingParameter('scope') : scopes.problem;
  return scopes.value.resources.map((request) => ({
    resource: request.resource,
    audience: request.audience,
    scopes: namedScopes(request, application),
    appRoles: request.isDefault ? listedAppRoles(application, request.resource.name) : [],
  }));
}

function allGrants(application: RegisteredApplication): readonly Grant[] {
  return [DEFENDER_XDR, GRAPH].flatMap((resource) => {
    const listed = application.requiredPermissions.filter((permission) => permission.resource === resource.name);
    if (listed.length === 0) return [];
    return [
      {
        resource,
        audience: resource.identifiers[0] ?? resource.appId,
        scopes: listed.flatMap(({ scopes }) => scopes),
        appRoles: listedAppRoles(application, resource.name),
      },
    ];
  });
}

function listedAppRoles(application: RegisteredApplication, name: ResourceName): readonly string[] {
  return application.requiredPermissions.flatMap(({ resource, appRoles = [] }) => (resource === name ? appRoles : []));
}

function recordGrants(
  context: EntraContext,
  { clientId }: RegisteredApplication,
  { tenantId }: SimulatedTenant,
  grants: readonly Grant[],
): void {
  context.ledger.change((state) => {
    for (const { resource, scopes, appRoles } of grants) {
      state.consents.push({ clientId, personaId: ALL_USERS, tenantId, resource: resource.name, scopes: [...scopes] });
      if (appRoles.length === 0) continue;
      state.appRoleGrants.push({ clientId, tenantId, resource: resource.name, roles: [...appRoles] });
    }
  });
}

function grantedResponse(
  context: EntraContext,
  form: AdminConsentForm,
  { tenantId }: SimulatedTenant,
  grants: readonly Grant[],
): Readonly<Record<string, string>> {
  switch (form) {
    case 'v2': {
      const scope = grants.flatMap(({ audience, scopes, appRoles }) =>
        [...scopes, ...appRoles].map((name) => `${audience}/${name}`),
      );
      return { admin_consent: 'True', tenant: tenantId, scope: scope.join(' ') };
    }
    case 'older':
      return { tenant: tenantId, admin_consent: 'True' };
    case 'v1-authorize':
      // Bound to no code challenge and kept nowhere: a page has no use for it.
      return { code: `1.${context.ids.opaque(96)}`, session_state: context.ids.guid() };
  }
}

function refusedResponse(
  form: AdminConsentForm,
  refusal: Refusal,
  describe: (refusal: Refusal) => string,
): Readonly<Record<string, string>> {
  const response = {
    error: refusal.error,
    error_description: form === 'older' ? refusal.message : describe(refusal),
  };
  return form === 'v2' ? { ...response, admin_consent: 'True' } : response;
}
