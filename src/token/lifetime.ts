import { addMs, DAY_MS, type EpochMs, MINUTE_MS, toEpochMs } from '../std/time.ts';
import type { TokenClaims } from './read-claims.ts';

/** What a token may differ from the reader's clock before an API takes offence. */
const CLOCK_TOLERANCE_MS = 5 * MINUTE_MS;

/** Nothing real has longer to live than this: then the end is in milliseconds, or made up. */
export const LONGEST_LIFE_MS = 366 * DAY_MS;

export type Lifetime = {
  /** `unlimited`: there is no `exp`, which Entra never does. */
  readonly state: 'valid' | 'expired' | 'not-yet-valid' | 'unlimited';
  readonly validFrom: EpochMs | null;
  readonly expiresAt: EpochMs | null;
  /** From the start of validity, or else from being issued, to the end; `null` where either is missing. */
  readonly durationMs: number | null;
};

/**
 * Where a token stands in its life at `now`. Expiry is exact; a start in the future is forgiven within
 * `CLOCK_TOLERANCE_MS`, as APIs do. A valid lifetime does not mean that the token was not revoked.
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
