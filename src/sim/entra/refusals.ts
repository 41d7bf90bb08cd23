import type { RegisteredApplication } from '../wire/simulator-contract.ts';
import type { Persona } from '../world/personas.ts';
import type { SimulatedTenant } from '../world/tenants.ts';
import type { Refusal } from './refusal.ts';
import type { Resource } from './resources.ts';

/*
 * Every refusal by number. The meanings are from
 * https://learn.microsoft.com/entra/identity-platform/reference-error-codes; README.md lists the source and test of each.
 */

const invalidRequest = (number: number, message: string): Refusal => ({ number, error: 'invalid_request', message });
const invalidGrant = (number: number, message: string): Refusal => ({ number, error: 'invalid_grant', message });

/** 900144 */
export const missingParameter = (name: string) =>
  invalidRequest(900144, `The request body must contain the following parameter: '${name}'.`);

/** 700016 */
export const applicationNotFound = (clientId: string, directory: string): Refusal => ({
  number: 700016,
  error: 'unauthorized_client',
  message: `Application with identifier '${clientId}' was not found in the directory '${directory}'.`,
});

/** 50194 */
export const applicationNotMultiTenant = (application: RegisteredApplication) =>
  invalidRequest(
    50194,
    `Application '${application.clientId}'(${application.displayName}) is not configured as a multi-tenant application. ` +
      'Use a tenant-specific endpoint or configure the application to be multi-tenant.',
  );

/** 90130 */
export const notForConsumers = (application: RegisteredApplication) =>
  invalidRequest(
    90130,
    `Application '${application.clientId}' (${application.displayName}) is not supported over the /consumers endpoint.`,
  );

/** 50011 */
export const redirectUriMismatch = (uri: string, application: RegisteredApplication) =>
  invalidRequest(
    50011,
    `The redirect URI '${uri}' specified in the request does not match the redirect URIs configured for the ` +
      `application '${application.clientId}'.`,
  );

/** 500112 */
export const redirectUriChanged = (presented: string, original: string) =>
  invalidGrant(
    500112,
    `The reply address '${presented}' does not match the reply address '${original}' provided when requesting ` +
      'the authorization code.',
  );

/** 700054 for `id_token`, 700051 for `token`, 70005 for anything else but `code`. */
export function responseTypeRefused(responseType: string): Refusal {
  const types = responseType.split(' ');
  if (types.includes('id_token')) {
    return {
      number: 700054,
      error: 'unsupported_response_type',
      message: "response_type 'id_token' is not enabled for the application.",
    };
  }
  if (types.includes('token')) {
    return {
      number: 700051,
      error: 'unsupported_response_type',
      message: "response_type 'token' is not enabled for the application.",
    };
  }
  return { number: 70005, error: 'unsupported_response_type', message: 'The response_type is not supported.' };
}

/** 70007 */
export const responseModeRefused = (mode: string) =>
  invalidRequest(70007, `'${mode}' is not a supported value of 'response_mode' when requesting a code.`);

/** 50147 */
export const challengeSize = () =>
  invalidRequest(50147, 'The size of the code challenge parameter is not valid: 43 to 128 characters are needed.');

/** 501491 */
export const challengeMethod = () => invalidRequest(501491, "The 'code_challenge_method' must be S256.");

/** 901001 for `admin_consent`, 90023 for other unknown values. */
export const promptRefused = (prompt: string) =>
  invalidRequest(prompt === 'admin_consent' ? 901001 : 90023, `Unsupported 'prompt' value '${prompt}'.`);

/** 9002313 */
export const claimsMalformed = () => invalidRequest(9002313, "The 'claims' parameter is not valid JSON.");

/** 70011 */
export const scopeInvalid = (scope: string): Refusal => ({
  number: 70011,
  error: 'invalid_scope',
  message: `The provided value for the input parameter 'scope' is not valid. The scope ${scope} is not valid.`,
});

/** 28003 */
export const scopeEmpty = () =>
  invalidRequest(28003, "The input parameter 'scope' can't be empty when requesting an access token.");

/** 700022 */
export const severalResources = (scope: string) =>
  invalidRequest(
    700022,
    `The provided value for the input parameter 'scope' is not valid because it contains more than one resource. ` +
      `Scope ${scope} is not valid.`,
  );

/** 500011 */
export const resourceNotFound = (identifier: string, directory: string): Refusal => ({
  number: 500011,
  error: 'invalid_resource',
  message: `The resource principal named ${identifier} was not found in the tenant named ${directory}.`,
});

/** 650053 */
export const scopeNotOffered = (application: RegisteredApplication, scope: string, resource: Resource): Refusal => ({
  number: 650053,
  error: 'invalid_client',
  message:
    `The application '${application.displayName}' asked for scope '${scope}' that doesn't exist on the resource ` +
    `'${resource.appId}'.`,
});

/** 650057 */
export const permissionNotListed = (application: RegisteredApplication, resource: Resource): Refusal => ({
  number: 650057,
  error: 'invalid_resource',
  message:
    `Invalid resource. The client has requested access to a resource which is not listed in the requested permissions ` +
    `in the client's application registration. Client app ID: ${application.clientId}(${application.displayName}). ` +
    `Resource value from request: ${resource.appId}.`,
});

/** 50058 */
export const noSession = (): Refusal => ({
  number: 50058,
  error: 'login_required',
  message: 'A silent sign-in request was sent but no user is signed in.',
});

/** 16000 */
export const severalSessions = (): Refusal => ({
  number: 16000,
  error: 'interaction_required',
  message: 'Either multiple user identities are available for the current request or the account is not supported.',
});

/** 50020 at the authorization endpoint */
export const userNotInTenant = (persona: Persona, tenant: SimulatedTenant, application: RegisteredApplication) => ({
  ...invalidRequest(
    50020,
    `User account '${persona.userPrincipalName}' from identity provider 'https://sts.windows.net/` +
      `${persona.homeTenantId}/' does not exist in tenant '${tenant.displayName}' and cannot access the application ` +
      `'${application.clientId}'(${application.displayName}) in that tenant. The account needs to be added as an ` +
      'external user in the tenant first.',
  ),
  error: 'interaction_required',
});

/** 90072 at the token endpoint, where no user can interact */
export const externalAccountUnknown = (persona: Persona, tenant: SimulatedTenant) =>
  invalidGrant(90072, `User account '${persona.userPrincipalName}' does not exist in tenant '${tenant.displayName}'.`);

/** 50105 */
export const notAssigned = (persona: Persona, application: RegisteredApplication): Refusal => ({
  number: 50105,
  error: 'interaction_required',
  message:
    `Your administrator has configured the application ${application.displayName} ('${application.clientId}') to block ` +
    `users unless they are specifically granted ('assigned') access. The signed-in user ` +
    `'${persona.userPrincipalName}' is blocked because they are not assigned.`,
});

/** 65001: `consent_required` at the authorization endpoint, `invalid_grant` with a suberror at the token endpoint. */
export const consentMissing = (
  application: RegisteredApplication,
  at: 'authorization-endpoint' | 'token-endpoint',
): Refusal => ({
  number: 65001,
  error: at === 'authorization-endpoint' ? 'consent_required' : 'invalid_grant',
  suberror: 'consent_required',
  message:
    `The user or administrator has not consented to use the application with ID '${application.clientId}' named ` +
    `'${application.displayName}'. Send an interactive authorization request for this user and resource.`,
});

/** 65004 */
export const consentDeclined = (application: RegisteredApplication): Refusal => ({
  number: 65004,
  error: 'access_denied',
  suberror: 'cancel',
  message: `User declined to consent to access the app '${application.displayName}'.`,
});

/** 90094 */
export const adminConsentNeeded = (application: RegisteredApplication): Refusal => ({
  number: 90094,
  error: 'access_denied',
  suberror: 'cancel',
  message: `The grant requires administrator permission. '${application.displayName}' needs an administrator's consent.`,
});

/** 50076, with the claims for the next interactive authorization request */
export const strongerSignInNeeded = (
  error: 'interaction_required' | 'invalid_grant',
  authenticationContexts: readonly string[],
): Refusal => ({
  number: 50076,
  error,
  suberror: 'basic_action',
  claims: JSON.stringify({ access_token: { acrs: { essential: true, values: authenticationContexts } } }),
  message: 'Due to a configuration change made by your administrator, you must use multi-factor authentication.',
});

/** 70003 */
export const grantTypeRefused = (grantType: string): Refusal => ({
  number: 70003,
  error: 'unsupported_grant_type',
  message: `The app requested an unsupported grant type '${grantType}'.`,
});

/** 70000 */
export const grantUnknown = (name: 'code' | 'refresh_token') =>
  invalidGrant(70000, `The provided value for the '${name}' parameter is not valid.`);

/** 54005 */
export const codeRedeemedTwice = () =>
  invalidGrant(54005, 'OAuth2 authorization code was already redeemed. Retry with a new valid code.');

/** 70008 */
export const codeExpired = () =>
  invalidGrant(70008, 'The provided authorization code or refresh token has expired due to inactivity.');

/** 700005 */
export const codeOfOtherTenant = () =>
  invalidGrant(700005, 'The provided authorization code is intended to use against other tenant, thus rejected.');

/** 9002325 */
export const proofKeyMissing = () =>
  invalidRequest(9002325, 'Proof Key for Code Exchange is required for cross-origin authorization code redemption.');

/** 501481 */
export const verifierMismatch = () =>
  invalidGrant(501481, 'The code_verifier does not match the code_challenge supplied in the authorization request.');

/** 9002326 */
export const crossOriginNotAllowed = (origin: string) =>
  invalidRequest(
    9002326,
    `Cross-origin token redemption is permitted only for the 'Single-Page Application' client-type. ` +
      `Request origin: '${origin}'.`,
  );

/** 9002327 */
export const crossOriginNeeded = () =>
  invalidRequest(
    9002327,
    "Tokens issued for the 'Single-Page Application' client-type may only be redeemed via cross-origin requests.",
  );

/** 7000218 */
export const clientSecretMissing = (): Refusal => ({
  number: 7000218,
  error: 'invalid_client',
  status: 401,
  message: "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.",
});

/** 700025 */
export const clientIsPublic = (): Refusal => ({
  number: 700025,
  error: 'invalid_client',
  status: 401,
  message: "Client is public so neither 'client_assertion' nor 'client_secret' should be presented.",
});

/** 700084 */
export const refreshTokenEnded = (issuedAtMs: number) =>
  invalidGrant(
    700084,
    'The refresh token was issued to a single page app (SPA), and therefore has a fixed, limited lifetime of ' +
      '1.00:00:00, which cannot be extended. It is now expired and a new sign in request must be sent by the SPA to ' +
      `the sign in page. The token was issued on ${new Date(issuedAtMs).toISOString()}.`,
  );

/** 900561 */
export const verbRefused = (verb: string) =>
  invalidRequest(900561, `The endpoint only accepts POST requests. Received a ${verb} request.`);
