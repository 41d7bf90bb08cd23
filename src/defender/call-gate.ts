import type { EpochMs } from '../std/time.ts';

/** What people see of the quota. A snapshot: it keeps its identity until one of its values changes. */
export type CallGateState = {
  readonly callsLeftThisMinute: number;
  /** `null` where the service knows no hourly limit. */
  readonly callsLeftThisHour: number | null;
  /** When the next list call may start; `null` when it may start now. */
  readonly closedUntil: EpochMs | null;
  /** `service`: it answered 429. `quota`: we hold back so that it does not have to. */
  readonly closedBy: 'service' | 'quota' | null;
};

/** One per tenant and API, shared by every caller and, through the call log, by every tab. */
export type CallGate = {
  /** For `useSyncExternalStore`. */
  readonly subscribe: (listener: () => void) => () => void;
  readonly state: () => CallGateState;
};
