import type { Api } from '../entra/clouds.ts';
import type { EpochMs } from '../std/time.ts';
import type { SignInErrorCode } from './sign-in-error.ts';

/**
 * One time a token was asked for. `cache`: it was held already. `renewed`: the service gave a new one without anybody
 * seeing it. `interactive`: through the sign-in page. Holds no token, no name and no message of the service.
 */
export type Acquisition = {
  readonly at: EpochMs;
  readonly tenantId: string;
  /** `null` where the refusal of a redirect does not tell. */
  readonly api: Api | null;
  readonly how: 'cache' | 'renewed' | 'interactive';
  readonly outcome: 'acquired' | SignInErrorCode;
  /** How long it took; `null` for a trip to the sign-in page. */
  readonly durationMs: number | null;
  /** What to quote to support. */
  readonly correlationId: string | null;
  readonly aadstsCode: number | null;
  readonly scopesAsked: readonly string[];
  readonly scopesGranted: readonly string[];
  readonly expiresAt: EpochMs | null;
};

export type AcquisitionLog = {
  record(acquisition: Acquisition): void;
  /** Oldest first. */
  entries(): readonly Acquisition[];
  clear(): void;
};

const KEPT = 40;

/** The last times a token was asked for, in memory only: a reload, or signing out, forgets them. */
export function createAcquisitionLog(): AcquisitionLog {
  let entries: readonly Acquisition[] = [];
  return {
    record: (acquisition) => {
      entries = [...entries, acquisition].slice(-KEPT);
    },
    entries: () => entries,
    clear: () => {
      entries = [];
    },
  };
}
