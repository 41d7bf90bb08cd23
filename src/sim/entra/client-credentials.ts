import { failed, ok, type Result } from '../../std/result.ts';
import { checkClientCredential } from '../credentials/client-credential.ts';
import type { Peer } from '../wire/simulator-contract.ts';
import type { SimulatedTenant } from '../world/tenants.ts';
import {
  confidentialClientAcrossClouds,
  credentialRefused,
  grantNeedsTenant,
  noTenantInRequest,
  scopeWithoutDefault,
} from './client-refusals.ts';
import { findApplication, grantedAppRoles, hasServicePrincipal } from './directory.ts';
import { loginOrigin } from './discovery.ts';
import type { EntraContext, EntraDirectory } from './entra-context.ts';
import type { Refusal } from './refusal.ts';
import {
  applicationNotFound,
  crossOriginNotAllowed,
  missingParameter,
  resourceNotFound,
  scopeInvalid,
  severalResources,
} from './refusals.ts';
import { DEFENDER_XDR, parseScopes, type ResourceRequest } from './resources.ts';
import { tenantNotFound } from './tenant-refusals.ts';
import { issueApplicationToken } from './tokens.ts';

/**
 * The client credentials grant: a token for the application itself, with the application permissions that administrators
 * of the tenant granted. Entra refuses it in the presence of `Origin`, so that no secret is used in a browser.
 * @see https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow
 */
export async function grantClientCredentials(
  context: EntraContext,
  tenantSegment: string,
  params: URLSearchParams,
  peer: Peer,
): Promise<Result<object, Refusal>> {
  if (peer.origin !== null) return failed(crossOriginNotAllowed(peer.origin));
  const clientId = params.get('client_id');
  if (clientId === null) return failed(missingParameter('client_id'));
  const application = findApplication(context.applications, clientId);
  if (application === null) return failed(applicationNotFound(clientId, tenantSegment));
  const found = findTenant(context, tenantSegment);
  if (!found.ok) return found;
  const tenant = found.value;
  const state = context.ledger.read();
  if (!hasServicePrincipal(state, tenant, application)) {
    return failed(applicationNotFound(clientId, tenant.displayName));
  }
  const requested = parseResource(params.get('scope'), tenant);
  if (!requested.ok) return requested;
  const origin = loginOrigin(context.cloud);
  const checked = await checkClientCredential(application, params, {
    audiences: [tenant.tenantId, tenantSegment].flatMap((name) => [
      `${origin}/${name}/oauth2/v2.0/token`,
      `${origin}/${name}/v2.0`,
    ]),
    nowMs: context.clock(),
  });
  if (!checked.ok) return failed(credentialRefused(checked.problem, application));
  const { resource, audience } = requested.value;
  const { accessToken, lifetimeSeconds } = await issueApplicationToken({
    key: await context.signingKey(),
    application,
    tenant,
    resource,
    audience,
    roles: grantedAppRoles(state, tenant, application, resource),
    credential: checked.value,
    nowSeconds: Math.floor(context.clock() / 1_000),
    serialText: context.ids.guid(),
  });
  return ok({
    token_type: 'Bearer',
    expires_in: lifetimeSeconds,
    ext_expires_in: lifetimeSeconds,
    access_token: accessToken,
  });
}

/** Without a user, no alias leads to a tenant. */
function findTenant({ tenants, cloud }: EntraDirectory, segment: string): Result<SimulatedTenant, Refusal> {
  const alias = segment.toLowerCase();
  if (alias === 'common' || alias === 'consumers') return failed(grantNeedsTenant());
  if (alias === 'organizations') return failed(noTenantInRequest());
  const tenant = tenants.find(segment);
  if (tenant === null) return failed(tenantNotFound(segment));
  if (tenant.cloud !== 'any' && tenant.cloud !== cloud) return failed(confidentialClientAcrossClouds(tenant.cloud));
  return ok(tenant);
}

/** Parses the scope, which must be `<resource>/.default` of a resource that the tenant has. */
function parseResource(scope: string | null, tenant: SimulatedTenant): Result<ResourceRequest, Refusal> {
  if (scope === null || scope.trim() === '') return failed(missingParameter('scope'));
  const parsed = parseScopes(scope);
  if (!parsed.ok) {
    if (parsed.problem.kind === 'default-mixed') return failed(scopeInvalid(scope));
    if (parsed.problem.kind !== 'unknown-resource') return failed(scopeWithoutDefault(scope));
    const { identifier } = parsed.problem;
    return failed(
      /^https?:\/\//i.test(identifier) ? resourceNotFound(identifier, tenant.displayName) : scopeInvalid(scope),
    );
  }
  const { openId, resources } = parsed.value;
  const [requested, another] = resources;
  if (another !== undefined) return failed(severalResources(scope));
  if (requested === undefined || !requested.isDefault || openId.length > 0) return failed(scopeWithoutDefault(scope));
  if (tenant.state === 'unlicensed' && requested.resource === DEFENDER_XDR) {
    return failed(resourceNotFound(requested.audience, tenant.displayName));
  }
  return ok(requested);
}
