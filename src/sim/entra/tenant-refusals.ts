import type { RegisteredApplication } from '../wire/simulator-contract.ts';
import type { CloudName, SimulatedTenant } from '../world/tenants.ts';
import type { Refusal } from './refusal.ts';
import type { Resource } from './resources.ts';

/*
 * Refusals that depend on the tenant. The meanings are from
 * https://learn.microsoft.com/entra/identity-platform/reference-error-codes; README.md lists the source and test of each.
 */

/** 90002 */
export const tenantNotFound = (segment: string): Refusal => ({
  number: 90002,
  error: 'invalid_request',
  message: `Tenant '${segment}' not found. Check that you have the correct tenant ID and cloud.`,
});

/** 90038 */
export const tenantInOtherCloud = (segment: string, cloud: CloudName, requested: CloudName): Refusal => ({
  number: 90038,
  error: 'invalid_request',
  message:
    `The specified tenant '${segment}' belongs to the National Cloud '${cloudInstanceName(cloud)}'. Current cloud ` +
    `instance '${cloudInstanceName(requested)}' does not federate with ${cloudInstanceName(cloud)}.`,
});

/** 650052 */
export const serviceNotSubscribed = (resource: Resource, tenant: SimulatedTenant): Refusal => ({
  number: 650052,
  error: 'invalid_client',
  message:
    `The app needs access to a service ('${resource.appId}' (${resource.displayName})) that your organization ` +
    `'${tenant.tenantId}' has not subscribed to or enabled. Contact your IT Admin to review the configuration of your ` +
    'service subscriptions.',
});

/** 500212 */
export const blockedByOutboundPolicy = (tenant: SimulatedTenant): Refusal => ({
  number: 500212,
  error: 'access_denied',
  message: `The user's administrator has set an outbound access policy that does not allow access to the resource tenant '${tenant.displayName}'.`,
});

/** 500213 */
export const blockedByInboundPolicy = (tenant: SimulatedTenant): Refusal => ({
  number: 500213,
  error: 'access_denied',
  message: `The resource tenant's cross-tenant access policy does not allow this user to access the tenant '${tenant.displayName}'.`,
});

/** 530034 */
export const delegatedAdminAtRisk = (): Refusal => ({
  number: 530034,
  error: 'access_denied',
  message: 'A delegated administrator was blocked from accessing the tenant due to account risk in their home tenant.',
});

/** 90099 */
export const notAuthorizedForDelegatedAdmins = (
  application: RegisteredApplication,
  tenant: SimulatedTenant,
): Refusal => ({
  number: 90099,
  error: 'unauthorized_client',
  message:
    `The application '${application.clientId}' (${application.displayName}) has not been authorized in the tenant ` +
    `'${tenant.tenantId}'. Applications must be authorized to access the external tenant before partner delegated ` +
    'administrators can use them.',
});

/** The name of a cloud in discovery documents and error texts. */
export function cloudInstanceName(cloud: CloudName): string {
  return { global: 'microsoftonline.com', 'us-government': 'microsoftonline.us', china: 'partner.microsoftonline.cn' }[
    cloud
  ];
}

/** 9001023 */
export const adminConsentOnCommon = (): Refusal => ({
  number: 9001023,
  error: 'invalid_request',
  message:
    'The request is not supported over the /common or /consumers endpoints. Use the /organizations or tenant-specific ' +
    'endpoint.',
});

/** 500113 */
export const noReplyAddress = (): Refusal => ({
  number: 500113,
  error: 'invalid_request',
  message: 'No reply address is registered for the application.',
});

/** 65004. The older form has its own error and no number. */
export const adminConsentDeclined = (form: 'v2' | 'older' | 'v1-authorize'): Refusal =>
  form === 'older'
    ? { number: 65004, error: 'permission_denied', message: 'The admin canceled the request' }
    : {
        number: 65004,
        error: form === 'v2' ? 'consent_required' : 'access_denied',
        message: 'The resource owner or authorization server denied the request.',
      };

/** 90094 */
export const adminConsentNotAllowed = (): Refusal => ({
  number: 90094,
  error: 'access_denied',
  message: 'The grant requires administrator permission.',
});
