import type { Api } from '../entra/clouds.ts';
import type { EpochMs } from '../std/time.ts';
import type { SignInErrorCode } from './sign-in-error.ts';

/**
 * One request for a token. `cache`: the token was cached. `renewed`: the service issued a new one silently. `interactive`:
 * through the sign-in page. Contains no token, no name and no message of the service.
 */
export type Acquisition = {
  readonly at: EpochMs;
  readonly tenantId: string;
  /** `null` if the response of a failed sign-in does not identify it. */
  readonly api: Api | null;
  readonly how: 'cache' | 'renewed' | 'interactive';
  readonly outcome: 'acquired' | SignInErrorCode;
  /** `null` for an interactive sign-in. */
  readonly durationMs: number | null;
  /** What to quote to support. */
  readonly correlationId: string | null;
  readonly aadstsCode: number | null;
  readonly scopesRequested: readonly string[];
  readonly scopesGranted: readonly string[];
  readonly expiresAt: EpochMs | null;
};

export type AcquisitionLog = {
  record(acquisition: Acquisition): void;
  /** Oldest first. */
  entries(): readonly Acquisition[];
  clear(): void;
};

const MAX_ENTRIES = 40;

/** Keeps the last token requests in memory. A reload or a sign-out clears them. */
export function createAcquisitionLog(): AcquisitionLog {
  let entries: readonly Acquisition[] = [];
  return {
    record: (acquisition) => {
      entries = [...entries, acquisition].slice(-MAX_ENTRIES);
    },
    entries: () => entries,
    clear: () => {
      entries = [];
    },
  };
}
