import type { Instant } from '../std/instant.ts';

/** Negative when `a` is earlier. Exact to the last fraction digit the service wrote, which `Date` would drop. */
export function compareInstants(a: Instant, b: Instant): number {
  if (a.epochMs !== b.epochMs) return a.epochMs - b.epochMs;
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

function digitsBelowMs(raw: string): string {
  const fraction = /\.(\d+)/.exec(raw)?.[1] ?? '';
  return fraction.slice(3).replace(/0+$/, '');
}
