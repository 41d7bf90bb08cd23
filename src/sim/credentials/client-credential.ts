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

/**
 * Returns the parameters of a token request with the client id and secret of an `Authorization: Basic` header, which are
 * form-encoded (RFC 6749 §2.3.1). A malformed header adds nothing. Parameters of the body win.
 */
export function withBasicCredentials(params: URLSearchParams, authorization: string | null): URLSearchParams {
  const encoded = /^Basic +([A-Za-z0-9+/]+=*)$/i.exec(authorization?.trim() ?? '')?.[1];
  const credentials = encoded === undefined ? null : decodeBasic(encoded);
  if (credentials === null) return params;
  const merged = new URLSearchParams(params);
  for (const [name, value] of credentials) if (!merged.has(name)) merged.set(name, value);
  return merged;
}

function decodeBasic(encoded: string): readonly (readonly [string, string])[] | null {
  try {
    const [id = '', secret] = atob(encoded).split(':');
    if (secret === undefined) return null;
    const decode = (text: string) => decodeURIComponent(text.replaceAll('+', ' '));
    return [
      ['client_id', decode(id)],
      ['client_secret', decode(secret)],
    ];
  } catch {
    return null;
  }
}
