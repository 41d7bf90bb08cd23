import type { Alert } from '../../defender/model/incident.ts';
import type { Instant } from '../../std/instant.ts';

/** The period in which an alert was active. */
export type AlertSpan = {
  readonly alert: Alert;
  readonly from: Instant;
  readonly to: Instant;
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
  return timed.sort((a, b) => a.from.epochMs - b.from.epochMs);
}
