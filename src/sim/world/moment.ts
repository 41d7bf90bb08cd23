/**
 * A point in time as the simulated services keep it: ISO 8601, UTC, always seven fraction digits, so that texts
 * compare as times do. `Date` could not hold it: it stops at milliseconds.
 */
export type Moment = string;

const FRACTION = /\.(\d+)/;

/** `subMs` is the part below the millisecond in ticks of 100 ns, 0 to 9999. */
export function momentAt(epochMs: number, subMs = 0): Moment {
  return `${new Date(epochMs).toISOString().slice(0, 23)}${String(subMs).padStart(4, '0')}Z`;
}

export function epochMsOf(moment: Moment): number {
  return Date.parse(moment);
}

/** As the services write it: trailing zeros of the fraction are trimmed, a whole second has no fraction. */
export function writeMoment(moment: Moment): string {
  return moment.replace(/\.?0*Z$/, 'Z');
}

/** Reads a date literal of a `$filter`; `null` if it is none. Digits beyond the seventh are dropped. */
export function readMoment(literal: string): Moment | null {
  if (!/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2}))?$/i.test(literal)) return null;
  const epochMs = Date.parse(literal.replace(FRACTION, ''));
  if (Number.isNaN(epochMs)) return null;
  const fraction = FRACTION.exec(literal)?.[1] ?? '';
  return `${new Date(epochMs).toISOString().slice(0, 20)}${fraction.slice(0, 7).padEnd(7, '0')}Z`;
}
