import { DAY_MS, type EpochMs, epochMs } from '../../std/time.ts';
import type { QueueRow } from '../rows/queue-row.ts';
import { endsOf, type TimeRange } from '../rows/time-range.ts';

/** From the top of a bar to its foot. */
export const CHART_SEVERITIES = ['high', 'medium', 'low', 'informational'] as const;

export type ChartSeverity = (typeof CHART_SEVERITIES)[number];

/** How many incidents were created from one moment up to another, by severity; other severities count as informational. */
export type SpanCount = Readonly<Record<ChartSeverity, number>> & {
  readonly from: EpochMs;
  readonly to: EpochMs;
};

const USUAL_DAYS = 30;
const FEWEST_DAYS = 7;
/** More than this, and a bar is a week. */
const MOST_DAYS = 45;
const DAYS_OF_WEEK = 7;
const MOST_BARS = 60;

/**
 * The borders of the bars, oldest first: days of the reader, or weeks where the range is long. The chart is as long as the
 * range, if that is a week or more; a shorter one is shown within the last 30 days.
 */
export function chartBorders(range: TimeRange, now: EpochMs): readonly EpochMs[] {
  const ends = endsOf(range, now);
  const to = ends.to === null || ends.to > now ? now : ends.to;
  const days = ends.from === null ? USUAL_DAYS : Math.ceil((to - ends.from) / DAY_MS);
  const isShort = days < FEWEST_DAYS;
  const shownDays = isShort ? USUAL_DAYS : days;
  const last = isShort ? now : epochMs(to - 1);
  const step = shownDays > MOST_DAYS ? DAYS_OF_WEEK : 1;
  const bars = Math.min(MOST_BARS, Math.ceil(shownDays / step));
  return Array.from({ length: bars + 1 }, (_none, index) => dayBorder(last, 1 - (bars - index) * step));
}

/** Counts the incidents between every two borders. What lies outside is not counted. */
export function countPerSpan(rows: readonly QueueRow[], borders: readonly EpochMs[]): readonly SpanCount[] {
  const spans = borders.slice(0, -1).map((from, index) => ({
    from,
    to: borders[index + 1] ?? from,
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

/** All severities together. */
export function totalOf(span: SpanCount): number {
  return CHART_SEVERITIES.reduce((sum, severity) => sum + span[severity], 0);
}

/** The beginning of the reader's day that lies `days` after the day of `moment`; the clocks may change in between. */
function dayBorder(moment: EpochMs, days: number): EpochMs {
  const date = new Date(moment);
  return epochMs(new Date(date.getFullYear(), date.getMonth(), date.getDate() + days).getTime());
}

function chartSeverity(severity: string): ChartSeverity {
  return CHART_SEVERITIES.find((known) => known === severity) ?? 'informational';
}
