import { DAY_MS, type EpochMs, epochMs } from '../../std/time.ts';
import { startOfDay } from '../../ui/time-zone.ts';
import type { QueueRow } from '../rows/queue-row.ts';
import { endsOf, type TimeRange } from '../rows/time-range.ts';

/** From the top of a bar to its bottom. */
export const CHART_SEVERITIES = ['high', 'medium', 'low', 'informational'] as const;

type ChartSeverity = (typeof CHART_SEVERITIES)[number];

/** The number of incidents created in a span of time, by severity. Undocumented severities count as informational. */
export type SpanCount = Readonly<Record<ChartSeverity, number>> & {
  readonly from: EpochMs;
  readonly to: EpochMs;
};

const DEFAULT_DAYS = 30;
const MIN_DAYS = 7;
/** Longer ranges have one bar per week. */
const MAX_DAYS = 45;
const DAYS_PER_WEEK = 7;
const MAX_BARS = 60;

/**
 * The boundaries of the bars, oldest first: days in the user's time zone, or weeks for a long range. The chart covers
 * the range; for a range shorter than a week it covers the last 30 days.
 */
export function chartBoundaries(range: TimeRange, now: EpochMs): readonly EpochMs[] {
  const ends = endsOf(range, now);
  const to = ends.to === null || ends.to > now ? now : ends.to;
  const days = ends.from === null ? DEFAULT_DAYS : Math.ceil((to - ends.from) / DAY_MS);
  const isShort = days < MIN_DAYS;
  const chartDays = isShort ? DEFAULT_DAYS : days;
  const last = isShort ? now : epochMs(to - 1);
  const step = chartDays > MAX_DAYS ? DAYS_PER_WEEK : 1;
  const bars = Math.min(MAX_BARS, Math.ceil(chartDays / step));
  return Array.from({ length: bars + 1 }, (_none, index) => startOfDay(last, 1 - (bars - index) * step));
}

/** Counts the incidents between each pair of boundaries. Ignores incidents outside them. */
export function countPerSpan(rows: readonly QueueRow[], boundaries: readonly EpochMs[]): readonly SpanCount[] {
  const spans = boundaries.slice(0, -1).map((from, index) => ({
    from,
    to: boundaries[index + 1] ?? from,
    high: 0,
    medium: 0,
    low: 0,
    informational: 0,
  }));
  const first = spans[0]?.from ?? Number.POSITIVE_INFINITY;
  for (const { incident } of rows) {
    const at = incident.created.epochMs;
    if (at < first) continue;
    const span = spans.findLast((candidate) => candidate.from <= at);
    if (span !== undefined && at < span.to) span[chartSeverity(incident.severity)] += 1;
  }
  return spans;
}

/** How much of a span is loaded: all of it, its end only, or none of it. */
export function loadedPartOf(
  span: Pick<SpanCount, 'from' | 'to'>,
  loadedBackTo: number | null,
): 'all' | 'end' | 'none' {
  if (loadedBackTo === null || span.from >= loadedBackTo) return 'all';
  return span.to > loadedBackTo ? 'end' : 'none';
}

/** The sum over all severities. */
export function totalOf(span: SpanCount): number {
  return CHART_SEVERITIES.reduce((sum, severity) => sum + span[severity], 0);
}

function chartSeverity(severity: string): ChartSeverity {
  return CHART_SEVERITIES.find((known) => known === severity) ?? 'informational';
}
