import { EXAMPLE_SOC, type SimulatedTenant } from '../world/tenants.ts';
import { findApplication, namedScopes, resolveAuthority } from './directory.ts';
import type { EntraContext } from './entra-context.ts';
import { ALL_USERS } from './ledger.ts';
import { describeRefusal, type Refusal, traceRefusal } from './refusal.ts';
import { applicationNotFound, consentDeclined, missingParameter, redirectUriMismatch } from './refusals.ts';
import { parseRequestedScopes } from './requested-scopes.ts';

/** The next step of an admin-consent link: a page to show or a location to go to. Pages must escape all texts. */
export type AdminConsentStep =
  | {
      readonly kind: 'ask';
      readonly applicationName: string;
      readonly tenantName: string;
      readonly permissions: readonly { readonly scope: string; readonly resource: string }[];
    }
  | { readonly kind: 'leave'; readonly location: string }
  | { readonly kind: 'refused'; readonly description: string };

/**
 * The admin-consent endpoint (v2.0), where an administrator grants permissions for all users of a tenant. Everyone who
 * opens it counts as an administrator. It redirects to registered URIs only. The response contains
 * `admin_consent=True` even after a refusal.
 * @see https://learn.microsoft.com/en-us/entra/identity-platform/v2-admin-consent
 */
export function adminConsent(
  context: EntraContext,
  tenantSegment: string,
  params: URLSearchParams,
  decision: 'accept' | 'decline' | null,
): AdminConsentStep {
  const describe = (refusal: Refusal) =>
    describeRefusal(refusal, traceRefusal(context.ids, context.clock(), params.get('client-request-id')));
  const refuse = (refusal: Refusal): AdminConsentStep => ({ kind: 'refused', description: describe(refusal) });

  const clientId = params.get('client_id');
  if (clientId === null) return refuse(missingParameter('client_id'));
  const application = findApplication(context.applications, clientId);
  if (application === null) return refuse(applicationNotFound(clientId, tenantSegment));
  const authority = resolveAuthority(context, tenantSegment, application);
  if (authority.kind === 'refused') return refuse(authority.refusal);
  const redirectUri = params.get('redirect_uri');
  if (redirectUri === null) return refuse(missingParameter('redirect_uri'));
  if (!application.redirectUris.some(({ uri }) => uri === redirectUri)) {
    return refuse(redirectUriMismatch(redirectUri, application));
  }
  const tenant: SimulatedTenant = authority.kind === 'tenant' ? authority.tenant : EXAMPLE_SOC;
  const scopes = parseRequestedScopes(params.get('scope') ?? '', application, tenant.displayName);
  if (!scopes.ok) return refuse(scopes.problem.number === 28003 ? missingParameter('scope') : scopes.problem);

  const { resources } = scopes.value;
  const leave = (response: Readonly<Record<string, string>>): AdminConsentStep => {
    const state = params.get('state');
    const query = new URLSearchParams({ ...response, ...(state === null ? {} : { state }) });
    return { kind: 'leave', location: `${redirectUri}${redirectUri.includes('?') ? '&' : '?'}${query}` };
  };
  const requested = resources.map((request) => ({ request, scopes: namedScopes(request, application) }));
  switch (decision) {
    case null:
      return {
        kind: 'ask',
        applicationName: application.displayName,
        tenantName: tenant.displayName,
        permissions: requested.flatMap(({ request, scopes: names }) =>
          names.map((scope) => ({ scope, resource: request.resource.displayName })),
        ),
      };
    case 'decline': {
      const refusal = consentDeclined(application);
      return leave({ error: refusal.error, error_description: describe(refusal), admin_consent: 'True' });
    }
    case 'accept':
      context.ledger.change((state) => {
        for (const { request, scopes: names } of requested) {
          const { tenantId } = tenant;
          const resource = request.resource.name;
          state.consents.push({
            clientId: application.clientId,
            personaId: ALL_USERS,
            tenantId,
            resource,
            scopes: [...names],
          });
        }
      });
      return leave({
        admin_consent: 'True',
        tenant: tenant.tenantId,
        scope: requested
          .flatMap(({ request, scopes: names }) => names.map((name) => `${request.audience}/${name}`))
          .join(' '),
      });
  }
}
