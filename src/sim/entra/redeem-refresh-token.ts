import { failed, ok, type Result } from '../../std/result.ts';
import type { RegisteredApplication } from '../wire/simulator-contract.ts';
import { findPersona } from '../world/personas.ts';
import { type AuthorityTenant, findSubject, isKeptOut, type Subject } from './directory.ts';
import type { LedgerPages, RefreshToken } from './ledger.ts';
import type { Refusal } from './refusal.ts';
import { externalAccountUnknown, grantUnknown, missingParameter, notAssigned, refreshTokenEnded } from './refusals.ts';

/**
 * Judges a refresh token. It is bound to client and person but not to tenant or resource, and it stays good when used:
 * every use hands out a new one with the same fixed end.
 * @see https://learn.microsoft.com/entra/identity-platform/refresh-tokens
 */
export function redeemRefreshToken(
  pages: LedgerPages,
  presented: {
    readonly refreshToken: string | null;
    readonly application: RegisteredApplication;
    readonly authority: AuthorityTenant;
  },
  nowMs: number,
): Result<{ readonly kept: RefreshToken; readonly subject: Subject }, Refusal> {
  const { refreshToken, application, authority } = presented;
  if (refreshToken === null) return failed(missingParameter('refresh_token'));
  const kept = pages.refreshTokens.find((candidate) => candidate.refreshToken === refreshToken);
  if (kept === undefined || kept.clientId !== application.clientId) return failed(grantUnknown('refresh_token'));
  const persona = findPersona(kept.personaId);
  if (persona === null) return failed(grantUnknown('refresh_token'));
  if (nowMs >= kept.endsAtMs) return failed(refreshTokenEnded(kept.firstIssuedAtMs));
  const subject = findSubject(persona, authority);
  if ('strangerIn' in subject) return failed(externalAccountUnknown(persona, subject.strangerIn));
  if (isKeptOut(persona, application)) return failed({ ...notAssigned(persona, application), error: 'invalid_grant' });
  return ok({ kept, subject });
}
