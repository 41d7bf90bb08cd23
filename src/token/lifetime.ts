import { addMs, DAY_MS, type EpochMs, MINUTE_MS, toEpochMs } from '../std/time.ts';
import type { TokenClaims } from './read-claims.ts';

/** The clock skew that APIs tolerate. */
const CLOCK_TOLERANCE_MS = 5 * MINUTE_MS;

/** No genuine token is valid for longer. A later expiry is in milliseconds or made up. */
export const MAX_LIFETIME_MS = 366 * DAY_MS;

export type Lifetime = {
  /** `unlimited` means that `exp` is missing, which never happens in a token of Entra. */
  readonly state: 'valid' | 'expired' | 'not-yet-valid' | 'unlimited';
  readonly validFrom: EpochMs | null;
  readonly expiresAt: EpochMs | null;
  /** From `nbf`, or `iat` without it, to `exp`; `null` if either end is missing. */
  readonly durationMs: number | null;
};

/**
 * The lifetime of a token and its state at `now`. Expiry is exact. A start in the future is tolerated within
 * `CLOCK_TOLERANCE_MS`, as APIs do. A valid token can still be revoked.
 * @see https://www.rfc-editor.org/rfc/rfc7519#section-4.1.4
 */
export function lifetimeOf(claims: TokenClaims, now: EpochMs): Lifetime {
  const start = claims.notBefore ?? claims.issuedAt;
  const validFrom = start === null ? null : toEpochMs(start);
  const expiresAt = claims.expiresAt === null ? null : toEpochMs(claims.expiresAt);
  const durationMs = validFrom === null || expiresAt === null ? null : expiresAt - validFrom;
  return { state: stateAt(now, claims, expiresAt), validFrom, expiresAt, durationMs };
}

function stateAt(now: EpochMs, claims: TokenClaims, expiresAt: EpochMs | null): Lifetime['state'] {
  if (expiresAt !== null && expiresAt <= now) return 'expired';
  if (claims.notBefore !== null && toEpochMs(claims.notBefore) > addMs(now, CLOCK_TOLERANCE_MS)) return 'not-yet-valid';
  return expiresAt === null ? 'unlimited' : 'valid';
}
