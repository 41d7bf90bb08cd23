import { parseInstant } from '../../std/instant.ts';
import { DAY_MS, type EpochMs, epochMs, HOUR_MS } from '../../std/time.ts';

/** Preset ranges, counted back from now. */
export const PRESETS = ['24h', '3d', '7d', '30d', '180d'] as const;

type Preset = (typeof PRESETS)[number];

/** `last` moves with the clock. `between` is fixed; it includes `from` and excludes `to`. */
export type TimeRange =
  | { readonly kind: 'any' }
  | { readonly kind: 'last'; readonly preset: Preset }
  | { readonly kind: 'between'; readonly from: EpochMs | null; readonly to: EpochMs | null };

export const ANY_TIME: TimeRange = { kind: 'any' };

const PRESET_MS: Readonly<Record<Preset, number>> = {
  '24h': 24 * HOUR_MS,
  '3d': 3 * DAY_MS,
  '7d': 7 * DAY_MS,
  '30d': 30 * DAY_MS,
  '180d': 180 * DAY_MS,
};

const PRESET_LABELS: Readonly<Record<Preset, string>> = {
  '24h': 'last 24 hours',
  '3d': 'last 3 days',
  '7d': 'last 7 days',
  '30d': 'last 30 days',
  '180d': 'last 6 months',
};

/** The bounds of the range at `now`; `null` for an open end. */
export function endsOf(range: TimeRange, now: EpochMs): { readonly from: EpochMs | null; readonly to: EpochMs | null } {
  if (range.kind === 'between') return { from: range.from, to: range.to };
  return { from: range.kind === 'last' ? epochMs(now - PRESET_MS[range.preset]) : null, to: null };
}

export function presetLabel(preset: Preset): string {
  return PRESET_LABELS[preset];
}

/** The range for the URL: `7d`, or two UTC times around `..`, either of which may be missing. Empty for any time. */
export function serializeTimeRange(range: TimeRange): string {
  if (range.kind === 'any') return '';
  if (range.kind === 'last') return range.preset;
  return `${minuteText(range.from)}..${minuteText(range.to)}`;
}

/** Parses the output of `serializeTimeRange`. Returns `null` for any other text and for an empty range. */
export function parseTimeRange(text: string): TimeRange | null {
  const preset = PRESETS.find((known) => known === text);
  if (preset !== undefined) return { kind: 'last', preset };
  const ends = /^([^.]{0,24})\.\.([^.]{0,24})$/.exec(text);
  if (ends === null) return null;
  const from = minuteOf(ends[1] ?? '');
  const to = minuteOf(ends[2] ?? '');
  return from === undefined || to === undefined ? null : rangeBetween(from, to);
}

/** The range between two times; `null` if it would include nothing or everything. */
export function rangeBetween(from: EpochMs | null, to: EpochMs | null): TimeRange | null {
  if (from === null && to === null) return null;
  if (from !== null && to !== null && from >= to) return null;
  return { kind: 'between', from, to };
}

const MINUTE = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}Z$/;

function minuteText(moment: EpochMs | null): string {
  return moment === null ? '' : `${new Date(moment).toISOString().slice(0, 16)}Z`;
}

/** `null` for an open end, `undefined` for an invalid time. */
function minuteOf(text: string): EpochMs | null | undefined {
  if (text === '') return null;
  const instant = MINUTE.test(text) ? parseInstant(text) : null;
  // `Date` accepts 31 February and moves it to March. The round trip rejects such dates.
  return instant !== null && minuteText(instant.epochMs) === text ? instant.epochMs : undefined;
}
