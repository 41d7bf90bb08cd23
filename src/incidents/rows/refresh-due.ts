import { isTransientSignInError } from '../../access/sign-in-error.ts';
import { isTransient } from '../../http/errors.ts';
import { addMs, type EpochMs, epochMs } from '../../std/time.ts';
import type { SourceReading } from './source-reading.ts';

type Timed = Pick<SourceReading, 'error' | 'isReading' | 'triedAt'>;

/** Whether an automatic refresh can help: not while a permission is missing or the user must sign in first. */
export function canRefreshItself({ error }: Timed): boolean {
  return error === null || isTransient(error) || isTransientSignInError(error);
}

/** When the next refresh of one or more tenants is due; `null` while any is being read and where nothing may be. */
export function refreshDueAt(readings: readonly Timed[], everyMs: number): EpochMs | null {
  if (readings.some((reading) => reading.isReading)) return null;
  const moments = readings.filter(canRefreshItself).flatMap((reading) => reading.triedAt ?? []);
  return moments.length === 0 ? null : addMs(epochMs(Math.min(...moments)), everyMs);
}
