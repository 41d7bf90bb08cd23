import { DAY_MS, type EpochMs, epochMs, HOUR_MS, MINUTE_MS } from '../../std/time.ts';
import type { AlertSpan } from './alert-spans.ts';

/** The period that the timeline shows. */
export type TimeWindow = { readonly from: EpochMs; readonly to: EpochMs };

type Zoom = { readonly value: string; readonly label: string; readonly lengthMs: number };

const ZOOMS: readonly Zoom[] = [
  { value: '7d', label: '7 days', lengthMs: 7 * DAY_MS },
  { value: '1d', label: '24 h', lengthMs: DAY_MS },
  { value: '6h', label: '6 h', lengthMs: 6 * HOUR_MS },
  { value: '1h', label: '1 h', lengthMs: HOUR_MS },
  { value: '15m', label: '15 min', lengthMs: 15 * MINUTE_MS },
];
const MAX_ZOOMS = 3;

/** Returns the period from first to last activity, padded so that no bar is clipped. At least a minute long. */
export function fullWindow(spans: readonly AlertSpan[]): TimeWindow {
  const from = Math.min(...spans.map((span) => span.from.epochMs));
  const to = Math.max(...spans.map((span) => span.to.epochMs));
  const padding = Math.max((to - from) * 0.02, MINUTE_MS / 2);
  return { from: epochMs(from - padding), to: epochMs(to + padding) };
}

/** Returns the three longest zoom levels that are shorter than the whole period. */
export function zoomsOf(full: TimeWindow): readonly Zoom[] {
  return ZOOMS.filter(({ lengthMs }) => lengthMs < full.to - full.from).slice(0, MAX_ZOOMS);
}

/** Returns a window of the given start and length, moved inside `full`. Returns `full` if the length exceeds it. */
export function windowAt(full: TimeWindow, fromMs: number, lengthMs: number): TimeWindow {
  if (lengthMs >= full.to - full.from) return full;
  const from = Math.min(Math.max(fromMs, full.from), full.to - lengthMs);
  return { from: epochMs(from), to: epochMs(from + lengthMs) };
}

/** Returns the start and end of a period as fractions (0 to 1) of the window, or `null` if it is outside. */
export function positionIn(
  window: TimeWindow,
  fromMs: number,
  toMs: number,
): { readonly start: number; readonly end: number } | null {
  if (toMs < window.from || fromMs > window.to) return null;
  const length = window.to - window.from;
  const at = (ms: number) => Math.min(Math.max((ms - window.from) / length, 0), 1);
  return { start: at(fromMs), end: at(toMs) };
}

/** Formats a time zone offset as `UTC+1`, `UTC+5:30`, `UTC−3` or `UTC`. `offsetMs` is positive east of UTC. */
export function formatZone(offsetMs: number): string {
  if (offsetMs === 0) return 'UTC';
  const minutes = Math.abs(offsetMs) / MINUTE_MS;
  const remainder = minutes % 60;
  const offset = `${Math.floor(minutes / 60)}${remainder === 0 ? '' : `:${String(remainder).padStart(2, '0')}`}`;
  return `UTC${offsetMs < 0 ? '−' : '+'}${offset}`;
}

const STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720, 1_440, 2_880, 10_080, 20_160, 43_200].map(
  (minutes) => minutes * MINUTE_MS,
);
const MAX_TICKS = 7;

/** Returns up to seven round local times for grid lines. `offsetMs` is the local offset from UTC, positive east. */
export function ticksOf(window: TimeWindow, offsetMs: number): readonly EpochMs[] {
  const length = window.to - window.from;
  const step =
    STEPS.find((candidate) => length / candidate <= MAX_TICKS) ?? Math.ceil(length / MAX_TICKS / DAY_MS) * DAY_MS;
  const first = Math.ceil((window.from + offsetMs) / step) * step - offsetMs;
  const ticks: EpochMs[] = [];
  for (let at = first; at <= window.to && ticks.length < MAX_TICKS; at += step) ticks.push(epochMs(at));
  return ticks;
}
