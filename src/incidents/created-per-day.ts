import { DAY_MS, type EpochMs } from '../std/time.ts';
import type { QueueRow } from './queue-row.ts';

export const CHART_DAYS = 30;

/** From the top of a bar to its foot. */
export const CHART_SEVERITIES = ['high', 'medium', 'low', 'informational'] as const;

export type ChartSeverity = (typeof CHART_SEVERITIES)[number];
/** How many incidents were created on a day, by severity; other severities count as informational. */
export type DayCount = Readonly<Record<ChartSeverity, number>>;

/**
 * Counts by day of the reader, oldest first, today last. `dayStart` is the start of today in the reader's zone; days are
 * taken as 24 hours long, so a change of the clocks moves a border by an hour.
 */
export function createdPerDay(rows: readonly QueueRow[], dayStart: EpochMs): readonly DayCount[] {
  const days = Array.from({ length: CHART_DAYS }, () => ({ high: 0, medium: 0, low: 0, informational: 0 }));
  for (const { incident } of rows) {
    const day = days[CHART_DAYS - 1 + Math.floor((incident.created.epochMs - dayStart) / DAY_MS)];
    if (day !== undefined) day[chartSeverity(incident.severity)] += 1;
  }
  return days;
}

function chartSeverity(severity: string): ChartSeverity {
  return CHART_SEVERITIES.find((known) => known === severity) ?? 'informational';
}
