import { addMs, type EpochMs, epochMs } from '../../std/time.ts';
import type { SourceReading } from './source-reading.ts';

type Timed = Pick<SourceReading, 'error' | 'isReading' | 'triedAt'>;

/** What may be over by the next refresh. Everything else a person has to set right first. */
const PASSING: readonly unknown[] = ['offline', 'timed-out', 'throttled', 'server-error', 'unexpected-status'];

/** Whether reading again by itself can help: not where a permission is missing or somebody has to sign in. */
export function canRefreshItself(reading: Timed): boolean {
  const { error } = reading;
  if (error === null) return true;
  return typeof error === 'object' && 'code' in error && PASSING.includes(error.code);
}

/** When the next refresh of one or more tenants is due; `null` while any is being read and where nothing may be. */
export function refreshDueAt(readings: readonly Timed[], everyMs: number): EpochMs | null {
  if (readings.some((reading) => reading.isReading)) return null;
  const moments = readings.filter(canRefreshItself).flatMap((reading) => reading.triedAt ?? []);
  return moments.length === 0 ? null : addMs(epochMs(Math.min(...moments)), everyMs);
}
