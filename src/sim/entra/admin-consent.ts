import { EXAMPLE_SOC, type SimulatedTenant } from '../world/tenants.ts';
import { findApplication, resolveAuthority, wantedScopes } from './directory.ts';
import type { EntraContext } from './entra-context.ts';
import { EVERYBODY } from './ledger.ts';
import { describeRefusal, type Refusal, traceRefusal } from './refusal.ts';
import { applicationNotFound, consentDeclined, missingParameter, redirectUriMismatch } from './refusals.ts';
import { parseRequestedScopes } from './requested-scopes.ts';
import type { ResourceRequest } from './resources.ts';

/** What the administrator's page shows, or where the browser goes. All of it is plain text: whoever shows it must escape it. */
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
 * The admin-consent endpoint of v2.0: an administrator grants permissions to everybody of a tenant. Whoever opens it is
 * taken for one. Nothing is sent to an address that the registration does not hold. The answer says
 * `admin_consent=True` when it was refused, too.
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
  const authority = resolveAuthority(tenantSegment, application);
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
  const leave = (answer: Readonly<Record<string, string>>): AdminConsentStep => {
    const state = params.get('state');
    const query = new URLSearchParams({ ...answer, ...(state === null ? {} : { state }) });
    return { kind: 'leave', location: `${redirectUri}${redirectUri.includes('?') ? '&' : '?'}${query}` };
  };
  const wanted = resources.map((asked: ResourceRequest) => ({ asked, scopes: wantedScopes(asked, application) }));
  switch (decision) {
    case null:
      return {
        kind: 'ask',
        applicationName: application.displayName,
        tenantName: tenant.displayName,
        permissions: wanted.flatMap(({ asked, scopes: names }) =>
          names.map((scope) => ({ scope, resource: asked.resource.displayName })),
        ),
      };
    case 'decline': {
      const refusal = consentDeclined(application);
      return leave({ error: refusal.error, error_description: describe(refusal), admin_consent: 'True' });
    }
    case 'accept':
      context.ledger.change((pages) => {
        for (const { asked, scopes: names } of wanted) {
          const { tenantId } = tenant;
          const resource = asked.resource.name;
          pages.consents.push({
            clientId: application.clientId,
            personaId: EVERYBODY,
            tenantId,
            resource,
            scopes: [...names],
          });
        }
      });
      return leave({
        admin_consent: 'True',
        tenant: tenant.tenantId,
        scope: wanted.flatMap(({ asked, scopes: names }) => names.map((name) => `${asked.audience}/${name}`)).join(' '),
      });
  }
}
