/**
 * A point in time in canonical form: ISO 8601, UTC, always seven fraction digits, so that moments
 * compare as text. `Date` is not precise enough: it has milliseconds only.
 */
export type Moment = string;

const FRACTION = /\.(\d+)/;

/** `subMs` is the part below the millisecond, in ticks of 100 ns from 0 to 9999. */
export function momentAt(epochMs: number, subMs = 0): Moment {
  return `${new Date(epochMs).toISOString().slice(0, 23)}${String(subMs).padStart(4, '0')}Z`;
}

/** The moment, or the first tick after the other one if it is not later than that. */
export function laterOf(moment: Moment, other: Moment): Moment {
  if (moment > other) return moment;
  const subMs = 1 + Number.parseInt(other.slice(23, 27), 10);
  return momentAt(epochMsOf(other) + Math.floor(subMs / 10_000), subMs % 10_000);
}

export function epochMsOf(moment: Moment): number {
  return Date.parse(moment);
}

/** Formats a moment as the services do: without trailing zeros, and without a fraction for whole seconds. */
export function serializeMoment(moment: Moment): string {
  return moment.replace(/\.?0*Z$/, 'Z');
}

/** Parses a date literal of a `$filter`. Returns `null` if it is invalid. Digits beyond the seventh are dropped. */
export function parseMoment(literal: string): Moment | null {
  if (!/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2}))?$/i.test(literal)) return null;
  const epochMs = Date.parse(literal.replace(FRACTION, ''));
  if (Number.isNaN(epochMs)) return null;
  const fraction = FRACTION.exec(literal)?.[1] ?? '';
  return `${new Date(epochMs).toISOString().slice(0, 20)}${fraction.slice(0, 7).padEnd(7, '0')}Z`;
}
