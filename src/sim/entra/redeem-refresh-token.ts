import { failed, ok, type Result } from '../../std/result.ts';
import type { RegisteredApplication } from '../wire/simulator-contract.ts';
import { findPersona } from '../world/personas.ts';
import type { TenantDirectory } from '../world/tenants.ts';
import { type AuthorityTenant, findSubject, isNotAssigned, type Subject } from './directory.ts';
import type { LedgerState, RefreshToken } from './ledger.ts';
import type { Refusal } from './refusal.ts';
import { externalAccountUnknown, grantUnknown, missingParameter, notAssigned, refreshTokenEnded } from './refusals.ts';

/**
 * Validates a refresh token. It is bound to client and user but not to tenant or resource, and it stays valid after use:
 * every use issues a new one with the same end of lifetime.
 * @see https://learn.microsoft.com/entra/identity-platform/refresh-tokens
 */
export function redeemRefreshToken(
  state: LedgerState,
  presented: {
    readonly refreshToken: string | null;
    readonly application: RegisteredApplication;
    readonly authority: AuthorityTenant;
    readonly tenants: TenantDirectory;
  },
  nowMs: number,
): Result<{ readonly stored: RefreshToken; readonly subject: Subject }, Refusal> {
  const { refreshToken, application, authority, tenants } = presented;
  if (refreshToken === null) return failed(missingParameter('refresh_token'));
  const stored = state.refreshTokens.find((candidate) => candidate.refreshToken === refreshToken);
  if (stored === undefined || stored.clientId !== application.clientId) return failed(grantUnknown('refresh_token'));
  const persona = findPersona(stored.personaId);
  if (persona === null) return failed(grantUnknown('refresh_token'));
  if (nowMs >= stored.endsAtMs) return failed(refreshTokenEnded(stored.firstIssuedAtMs));
  const subject = findSubject(tenants, persona, authority);
  if ('strangerIn' in subject) return failed(externalAccountUnknown(persona, subject.strangerIn));
  if (isNotAssigned(persona, application))
    return failed({ ...notAssigned(persona, application), error: 'invalid_grant' });
  return ok({ stored, subject });
}
