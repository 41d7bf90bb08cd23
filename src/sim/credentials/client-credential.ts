import { failed, ok, type Result } from '../../std/result.ts';
import type { RegisteredApplication } from '../wire/simulator-contract.ts';
import { type AssertionProblem, checkClientAssertion } from './client-assertion.ts';

export type CredentialProblem = { readonly kind: 'missing' | 'wrong-secret' | 'expired-secret' } | AssertionProblem;

/**
 * Checks the credential of a confidential client: a secret or an assertion signed with a certificate. Returns which of the
 * two it is. An assertion is checked first if the request has both.
 */
export async function checkClientCredential(
  application: RegisteredApplication,
  params: URLSearchParams,
  at: { readonly audiences: readonly string[]; readonly nowMs: number },
): Promise<Result<'secret' | 'certificate', CredentialProblem>> {
  const assertion = params.get('client_assertion');
  if (assertion !== null) {
    if (params.get('client_assertion_type') !== 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer') {
      return failed({ kind: 'missing' });
    }
    const problem = await checkClientAssertion(application, assertion, at);
    return problem === null ? ok('certificate') : failed(problem);
  }
  const presented = params.get('client_secret');
  if (presented === null || presented === '') return failed({ kind: 'missing' });
  const secret = application.secrets?.find(({ value }) => value === presented);
  if (secret === undefined) return failed({ kind: 'wrong-secret' });
  return (secret.endsAtMs ?? Number.POSITIVE_INFINITY) > at.nowMs ? ok('secret') : failed({ kind: 'expired-secret' });
}
