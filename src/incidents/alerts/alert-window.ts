import { DAY_MS, type EpochMs, epochMs, HOUR_MS, MINUTE_MS } from '../../std/time.ts';
import type { AlertSpan } from './alert-spans.ts';

/** The part of time that the timeline shows. */
export type TimeWindow = { readonly from: EpochMs; readonly to: EpochMs };

export type Zoom = { readonly value: string; readonly label: string; readonly lengthMs: number };

const LENGTHS: readonly Zoom[] = [
  { value: '7d', label: '7 days', lengthMs: 7 * DAY_MS },
  { value: '1d', label: '24 h', lengthMs: DAY_MS },
  { value: '6h', label: '6 h', lengthMs: 6 * HOUR_MS },
  { value: '1h', label: '1 h', lengthMs: HOUR_MS },
  { value: '15m', label: '15 min', lengthMs: 15 * MINUTE_MS },
];
const MOST_ZOOMS = 3;

/** First to last activity of all, with a little air, so that the outermost bars are whole. At least a minute. */
export function wholeWindow(spans: readonly AlertSpan[]): TimeWindow {
  const from = Math.min(...spans.map((span) => span.from.epochMs));
  const to = Math.max(...spans.map((span) => span.to.epochMs));
  const air = Math.max((to - from) * 0.02, MINUTE_MS / 2);
  return { from: epochMs(from - air), to: epochMs(to + air) };
}

/** The three longest lengths that show less than the whole. */
export function zoomsOf(whole: TimeWindow): readonly Zoom[] {
  return LENGTHS.filter(({ lengthMs }) => lengthMs < whole.to - whole.from).slice(0, MOST_ZOOMS);
}

/** A window of that length beginning there, kept inside the whole; the whole where it is not longer. */
export function windowAt(whole: TimeWindow, fromMs: number, lengthMs: number): TimeWindow {
  if (lengthMs >= whole.to - whole.from) return whole;
  const from = Math.min(Math.max(fromMs, whole.from), whole.to - lengthMs);
  return { from: epochMs(from), to: epochMs(from + lengthMs) };
}

/** Where a stretch of time lies in the window, from 0 to 1; `null` when none of it is inside. */
export function placeIn(
  window: TimeWindow,
  fromMs: number,
  toMs: number,
): { readonly start: number; readonly end: number } | null {
  if (toMs < window.from || fromMs > window.to) return null;
  const length = window.to - window.from;
  const at = (ms: number) => Math.min(Math.max((ms - window.from) / length, 0), 1);
  return { start: at(fromMs), end: at(toMs) };
}

/** The reader's clock as people name it: `UTC+1`, `UTC+5:30`, `UTC−3`, `UTC`. `offsetMs` is how far it is ahead of UTC. */
export function zoneName(offsetMs: number): string {
  if (offsetMs === 0) return 'UTC';
  const minutes = Math.abs(offsetMs) / MINUTE_MS;
  const rest = minutes % 60;
  const clock = `${Math.floor(minutes / 60)}${rest === 0 ? '' : `:${String(rest).padStart(2, '0')}`}`;
  return `UTC${offsetMs < 0 ? '−' : '+'}${clock}`;
}

const STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720, 1_440, 2_880, 10_080, 20_160, 43_200].map(
  (minutes) => minutes * MINUTE_MS,
);
const MOST_TICKS = 7;

/** Round moments to draw lines at, at most seven. `offsetMs` is how far the reader's clock is ahead of UTC. */
export function ticksOf(window: TimeWindow, offsetMs: number): readonly EpochMs[] {
  const length = window.to - window.from;
  const step =
    STEPS.find((candidate) => length / candidate <= MOST_TICKS) ?? Math.ceil(length / MOST_TICKS / DAY_MS) * DAY_MS;
  const first = Math.ceil((window.from + offsetMs) / step) * step - offsetMs;
  const ticks: EpochMs[] = [];
  for (let at = first; at <= window.to && ticks.length < MOST_TICKS; at += step) ticks.push(epochMs(at));
  return ticks;
}
