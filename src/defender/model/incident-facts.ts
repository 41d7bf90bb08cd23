import type { Instant } from '../../std/instant.ts';
import type { Alert, Incident } from './incident.ts';
import { compareInstants, latestOf } from './instant-order.ts';

/** Alerts that are not resolved. */
export function activeAlertCount(incident: Incident): number {
  return incident.alerts.filter((alert) => alert.status !== 'resolved').length;
}

/** The products that raised the alerts, in Graph's words, each once, in the order of the alerts. */
export function sourcesOf(incident: Incident): readonly string[] {
  return distinct(incident.alerts.map((alert) => alert.serviceSource));
}

/** The alerts' categories as the service spells them, each once, in the order of the alerts. */
export function categoriesOf(incident: Incident): readonly string[] {
  return distinct(incident.alerts.map((alert) => alert.category));
}

/** MITRE ATT&CK technique numbers, each once, sorted. */
export function techniquesOf(incident: Incident): readonly string[] {
  return [...distinct(incident.alerts.flatMap((alert) => alert.mitreTechniques))].sort();
}

/** When the earliest activity behind any alert took place; `null` when no alert says. */
export function firstActivityOf(incident: Incident): Instant | null {
  return moments(incident, (alert) => alert.firstActivity).sort(compareInstants)[0] ?? null;
}

/** When the latest activity behind any alert took place; `null` when no alert says. */
export function lastActivityOf(incident: Incident): Instant | null {
  return latestOf(moments(incident, (alert) => alert.lastActivity));
}

function moments(incident: Incident, of: (alert: Alert) => Instant | null): Instant[] {
  return incident.alerts.flatMap((alert) => of(alert) ?? []);
}

function distinct(words: readonly (string | null)[]): readonly string[] {
  return [...new Set(words.flatMap((word) => word ?? []))];
}
