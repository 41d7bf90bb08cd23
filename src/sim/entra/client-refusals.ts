import type { CredentialProblem } from '../credentials/client-credential.ts';
import type { RegisteredApplication } from '../wire/simulator-contract.ts';
import type { CloudName } from '../world/tenants.ts';
import type { Refusal } from './refusal.ts';

/*
 * Refusals of the client credentials grant. The meanings are from
 * https://learn.microsoft.com/entra/identity-platform/reference-error-codes; README.md lists the source and test of each.
 */

const invalidClient = (number: number, message: string): Refusal => ({
  number,
  error: 'invalid_client',
  status: 401,
  message,
});

const invalidRequest = (number: number, message: string): Refusal => ({ number, error: 'invalid_request', message });

/** 9001023 */
export const grantNeedsTenant = () =>
  invalidRequest(
    9001023,
    'The grant type is not supported over the /common or /consumers endpoints. Use the /organizations or tenant-specific ' +
      'endpoint.',
  );

/** 50059 */
export const noTenantInRequest = () =>
  invalidRequest(
    50059,
    'No tenant-identifying information found in either the request or implied by any provided credentials.',
  );

/** 900382 */
export const confidentialClientAcrossClouds = (cloud: CloudName) =>
  invalidRequest(900382, `Confidential Client is not supported in Cross Cloud request. The tenant is in '${cloud}'.`);

/** 1002012 */
export const scopeWithoutDefault = (scope: string): Refusal => ({
  number: 1002012,
  error: 'invalid_scope',
  message:
    `The provided value for scope ${scope} is not valid. Client credential flows must have a scope value with /.default ` +
    'suffixed to the resource identifier (application ID URI).',
});

/** 7000216, 7000215, 7000222, 50027, 700027, 700021, 700023 or 700024 */
export function credentialRefused(problem: CredentialProblem, application: RegisteredApplication): Refusal {
  switch (problem.kind) {
    case 'missing':
      return invalidClient(
        7000216,
        "'client_assertion', 'client_secret' or 'request' is required for the 'client_credentials' grant type.",
      );
    case 'wrong-secret':
      return invalidClient(
        7000215,
        'Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the ' +
          `client secret ID, for a secret added to app '${application.clientId}'.`,
      );
    case 'expired-secret':
      return invalidClient(
        7000222,
        `The provided client secret keys for app '${application.clientId}' are expired. Visit the Azure portal to create ` +
          'new keys for your app, or consider using certificate credentials for added security.',
      );
    case 'malformed-assertion':
      return invalidClient(50027, 'JWT token is invalid or malformed.');
    case 'unknown-certificate':
      return invalidClient(
        700027,
        signatureMessage(`The key was not found., Thumbprint of key used by client: '${problem.thumbprint}'`),
      );
    case 'expired-certificate':
      return invalidClient(
        700027,
        signatureMessage(`The key used is expired., Thumbprint of key used by client: '${problem.thumbprint}'`),
      );
    case 'bad-assertion-signature':
      return invalidClient(
        700027,
        signatureMessage('The key was found, but use of the key to verify the signature failed.'),
      );
    case 'assertion-of-other-client':
      return invalidClient(700021, "Client assertion application identifier doesn't match 'client_id' parameter.");
    case 'assertion-for-other-audience':
      return invalidClient(700023, 'Client assertion audience claim does not match Realm issuer.');
    case 'assertion-outside-lifetime':
      return invalidClient(700024, 'Client assertion is not within its valid time range.');
  }
}

function signatureMessage(reason: string): string {
  return `Client assertion contains an invalid signature. [Reason - ${reason}]`;
}
