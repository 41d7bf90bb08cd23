import type { Alert } from '../../defender/model/incident.ts';
import type { Instant } from '../../std/instant.ts';

/** When an alert was active. `start` and `width` are fractions (0 to 1) of the time between first and last activity of all alerts. */
export type AlertSpan = {
  readonly alert: Alert;
  readonly from: Instant;
  readonly to: Instant;
  readonly start: number;
  readonly width: number;
};

/**
 * Returns the alerts that have a time, earliest first. An alert without activity times uses its creation time; an end before
 * the start counts as the start.
 */
export function alertSpans(alerts: readonly Alert[]): readonly AlertSpan[] {
  const timed = alerts.flatMap((alert) => {
    const from = alert.firstActivity ?? alert.created;
    if (from === null) return [];
    const end = alert.lastActivity ?? from;
    return [{ alert, from, to: end.epochMs < from.epochMs ? from : end }];
  });
  const first = Math.min(...timed.map(({ from }) => from.epochMs));
  const last = Math.max(...timed.map(({ to }) => to.epochMs));
  const whole = Math.max(last - first, 1);
  return timed
    .sort((a, b) => a.from.epochMs - b.from.epochMs)
    .map((span) => ({
      ...span,
      start: (span.from.epochMs - first) / whole,
      width: (span.to.epochMs - span.from.epochMs) / whole,
    }));
}
