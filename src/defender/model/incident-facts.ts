import type { Instant } from '../../std/instant.ts';
import type { Alert, Incident, IncidentComment } from './incident.ts';
import { compareInstants, latestOf } from './instant-order.ts';

/** Whether the API sent the incident's alerts. If it omits the list, their number is unknown rather than zero. */
export function areAlertsKnown(incident: Incident): boolean {
  return incident.alerts.length > 0 || Array.isArray(incident.raw.alerts);
}

/** The number of alerts that are not resolved. */
export function activeAlertCount(incident: Incident): number {
  return incident.alerts.filter((alert) => alert.status !== 'resolved').length;
}

/** The products that raised the alerts, by Graph's names, each once, in the order of the alerts. */
export function sourcesOf(incident: Incident): readonly string[] {
  return distinct(incident.alerts.map((alert) => alert.serviceSource));
}

/** The alerts' categories as the service spells them, each once, in the order of the alerts. */
export function categoriesOf(incident: Incident): readonly string[] {
  return distinct(incident.alerts.map((alert) => alert.category));
}

/** MITRE ATT&CK technique ids, each once, sorted. */
export function techniquesOf(incident: Incident): readonly string[] {
  return [...distinct(incident.alerts.flatMap((alert) => alert.mitreTechniques))].sort();
}

/** The earliest activity behind any alert; `null` if no alert has one. */
export function firstActivityOf(incident: Incident): Instant | null {
  return moments(incident, (alert) => alert.firstActivity).sort(compareInstants)[0] ?? null;
}

/** The latest activity behind any alert; `null` if no alert has one. */
export function lastActivityOf(incident: Incident): Instant | null {
  return latestOf(moments(incident, (alert) => alert.lastActivity));
}

/** The newest comment. One without a time counts as newer than those with one. `null` without comments. */
export function latestComment(incident: Incident): IncidentComment | null {
  return incident.comments.reduce<IncidentComment | null>((latest, comment) => {
    if (latest === null || comment.created === null) return comment;
    return latest.created !== null && compareInstants(comment.created, latest.created) >= 0 ? comment : latest;
  }, null);
}

function moments(incident: Incident, of: (alert: Alert) => Instant | null): Instant[] {
  return incident.alerts.flatMap((alert) => of(alert) ?? []);
}

function distinct(values: readonly (string | null)[]): readonly string[] {
  return [...new Set(values.flatMap((value) => value ?? []))];
}
