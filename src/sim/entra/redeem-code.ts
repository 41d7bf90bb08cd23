import { base64url } from 'jose';
import { failed, ok, type Result } from '../../std/result.ts';
import { findPersona } from '../world/personas.ts';
import type { TenantDirectory } from '../world/tenants.ts';
import { type AuthorityTenant, findSubject, type Subject } from './directory.ts';
import type { AuthorizationCode, LedgerState } from './ledger.ts';
import type { Refusal } from './refusal.ts';
import {
  codeExpired,
  codeOfOtherTenant,
  codeRedeemedTwice,
  grantUnknown,
  missingParameter,
  proofKeyMissing,
  redirectUriChanged,
  verifierMismatch,
} from './refusals.ts';

const CODE_LIFETIME_MS = 10 * 60_000;

type PresentedCode = {
  readonly code: string | null;
  readonly clientId: string;
  readonly redirectUri: string;
  readonly authority: AuthorityTenant;
  readonly tenants: TenantDirectory;
  /** S256 of the `code_verifier`, or `null` if it is missing. */
  readonly challenge: string | null;
};

/** The S256 challenge of a code verifier (RFC 7636 §4.2). */
export async function challengeOf(verifier: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier));
  return base64url.encode(new Uint8Array(digest));
}

/**
 * Validates an authorization code and marks it as redeemed in `state`. A code is bound to client, redirect
 * URI, tenant and code verifier, is valid for ten minutes and can be redeemed once.
 */
export function redeemCode(
  state: LedgerState,
  presented: PresentedCode,
  nowMs: number,
): Result<{ readonly code: AuthorizationCode; readonly subject: Subject }, Refusal> {
  if (presented.code === null) return failed(missingParameter('code'));
  const stored = state.codes.find((candidate) => candidate.code === presented.code);
  if (stored === undefined || stored.clientId !== presented.clientId) return failed(grantUnknown('code'));
  const persona = findPersona(stored.personaId);
  if (persona === null) return failed(grantUnknown('code'));
  if (stored.redirectUri !== presented.redirectUri) {
    return failed(redirectUriChanged(presented.redirectUri, stored.redirectUri));
  }
  const subject = findSubject(presented.tenants, persona, presented.authority);
  if ('strangerIn' in subject || subject.tenant.tenantId !== stored.tenantId) return failed(codeOfOtherTenant());
  if (stored.redeemed) return failed(codeRedeemedTwice());
  if (nowMs - stored.issuedAtMs >= CODE_LIFETIME_MS) return failed(codeExpired());
  if (stored.challenge === null) return failed(proofKeyMissing());
  if (presented.challenge === null) return failed(missingParameter('code_verifier'));
  if (presented.challenge !== stored.challenge) return failed(verifierMismatch());
  stored.redeemed = true;
  return ok({ code: stored, subject });
}
