import type { Instant } from '../../std/instant.ts';
import { addMs } from '../../std/time.ts';

/** Negative if `a` is earlier. Compares all fraction digits that the service sent; `Date` would drop those below a millisecond. */
export function compareInstants(a: Instant, b: Instant): number {
  if (a.epochMs !== b.epochMs) return a.epochMs - b.epochMs;
  if (a.raw === b.raw) return 0;
  const finerA = digitsBelowMs(a.raw);
  const finerB = digitsBelowMs(b.raw);
  if (finerA === finerB) return 0;
  return finerA < finerB ? -1 : 1;
}

/** The latest of the given moments; `null` if there is none. */
export function latestOf(moments: readonly (Instant | null)[]): Instant | null {
  return moments.reduce((latest, moment) => {
    if (moment === null) return latest;
    return latest === null || compareInstants(moment, latest) > 0 ? moment : latest;
  }, null);
}

/** The earliest of the given moments; `null` if there is none. */
export function earliestOf(moments: readonly (Instant | null)[]): Instant | null {
  return moments.reduce((earliest, moment) => {
    if (moment === null) return earliest;
    return earliest === null || compareInstants(moment, earliest) < 0 ? moment : earliest;
  }, null);
}

/** The moment `ms` milliseconds earlier, in UTC, without digits below a millisecond. */
export function earlierBy(ms: number, moment: Instant | null): Instant | null {
  if (moment === null) return null;
  const earlier = addMs(moment.epochMs, -ms);
  return { epochMs: earlier, raw: new Date(earlier).toISOString() };
}

function digitsBelowMs(raw: string): string {
  const fraction = /\.(\d+)/.exec(raw)?.[1] ?? '';
  return fraction.slice(3).replace(/0+$/, '');
}
