import { isTransientSignInError } from '../../access/sign-in-error.ts';
import { isTransient } from '../../http/errors.ts';
import { addMs, type EpochMs, epochMs } from '../../std/time.ts';
import type { SourceState } from './source-state.ts';

type Timed = Pick<SourceState, 'error' | 'isLoading' | 'lastAttemptAt'>;

/** Whether an automatic refresh can help: not if a permission is missing or the user must sign in first. */
export function canAutoRefresh({ error }: Timed): boolean {
  return error === null || isTransient(error) || isTransientSignInError(error);
}

/** When the next refresh of any tenant is due; `null` while any tenant is loading and if none can be refreshed. */
export function refreshDueAt(states: readonly Timed[], everyMs: number): EpochMs | null {
  if (states.some((state) => state.isLoading)) return null;
  const attempts = states.filter(canAutoRefresh).flatMap((state) => state.lastAttemptAt ?? []);
  return attempts.length === 0 ? null : addMs(epochMs(Math.min(...attempts)), everyMs);
}
