import type { Instant } from '../../std/instant.ts';
import { addMs } from '../../std/time.ts';

/** Negative when `a` is earlier. Exact to the last fraction digit the service wrote, which `Date` would drop. */
export function compareInstants(a: Instant, b: Instant): number {
  if (a.epochMs !== b.epochMs) return a.epochMs - b.epochMs;
  if (a.raw === b.raw) return 0;
  const finerA = digitsBelowMs(a.raw);
  const finerB = digitsBelowMs(b.raw);
  if (finerA === finerB) return 0;
  return finerA < finerB ? -1 : 1;
}

/** The latest of the given moments; `null` when there is none. */
export function latestOf(moments: readonly (Instant | null)[]): Instant | null {
  return moments.reduce((latest, moment) => {
    if (moment === null) return latest;
    return latest === null || compareInstants(moment, latest) > 0 ? moment : latest;
  }, null);
}

/** The earliest of the given moments; `null` when there is none. */
export function earliestOf(moments: readonly (Instant | null)[]): Instant | null {
  return moments.reduce((earliest, moment) => {
    if (moment === null) return earliest;
    return earliest === null || compareInstants(moment, earliest) < 0 ? moment : earliest;
  }, null);
}

/** The moment that much earlier, to the millisecond, in UTC. */
export function earlierBy(ms: number, moment: Instant | null): Instant | null {
  if (moment === null) return null;
  const earlier = addMs(moment.epochMs, -ms);
  return { epochMs: earlier, raw: new Date(earlier).toISOString() };
}

function digitsBelowMs(raw: string): string {
  const fraction = /\.(\d+)/.exec(raw)?.[1] ?? '';
  return fraction.slice(3).replace(/0+$/, '');
}
