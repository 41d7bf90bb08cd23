import type { Alert, Evidence, Incident } from '../defender/incident.ts';
import type { Instant } from '../std/instant.ts';

/** Something of ours that an incident touches. `name` is attacker-influenced. */
export type ImpactedAsset = { readonly kind: string; readonly name: string; readonly alertCount: number };

const ASSET_KINDS: readonly string[] = ['device', 'user', 'mailbox', 'cloudApplication'];

/** Devices, users, mailboxes and cloud applications among the evidence, those of most alerts first. */
export function impactedAssets(incident: Incident): readonly ImpactedAsset[] {
  const found = new Map<string, ImpactedAsset>();
  for (const alert of incident.alerts) {
    for (const evidence of distinctEvidence(alert.evidence)) {
      if (!ASSET_KINDS.includes(evidence.kind)) continue;
      const key = evidenceKey(evidence);
      const alertCount = (found.get(key)?.alertCount ?? 0) + 1;
      found.set(key, { kind: evidence.kind, name: evidence.name, alertCount });
    }
  }
  return [...found.values()].sort((a, b) => b.alertCount - a.alertCount);
}

export function activeAlertCount(incident: Incident): number {
  return incident.alerts.filter((alert) => alert.status !== 'resolved').length;
}

export function sourcesOf(incident: Incident): readonly string[] {
  return distinct(incident.alerts.map((alert) => alert.serviceSource));
}

export function categoriesOf(incident: Incident): readonly string[] {
  return distinct(incident.alerts.map((alert) => alert.category));
}

export function techniquesOf(incident: Incident): readonly string[] {
  return distinct(incident.alerts.flatMap((alert) => alert.mitreTechniques)).toSorted();
}

export function firstActivityOf(incident: Incident): Instant | null {
  return earliest(incident.alerts.map((alert) => alert.firstActivity));
}

export function lastActivityOf(incident: Incident): Instant | null {
  return latest(incident.alerts.map((alert) => alert.lastActivity));
}

/** Each piece of evidence once, whichever alerts point at it. */
export function evidenceOf(incident: Incident): readonly Evidence[] {
  return distinctEvidence(incident.alerts.flatMap((alert: Alert) => alert.evidence));
}

function distinctEvidence(evidence: readonly Evidence[]): readonly Evidence[] {
  return [...new Map(evidence.map((piece) => [evidenceKey(piece), piece])).values()];
}

function evidenceKey(evidence: Evidence): string {
  return `${evidence.kind} ${evidence.name.toLowerCase()}`;
}

function distinct(words: readonly (string | null)[]): readonly string[] {
  return [...new Set(words.filter((word) => word !== null))];
}

function earliest(instants: readonly (Instant | null)[]): Instant | null {
  return instants.reduce(
    (first, instant) => (first === null || (instant !== null && instant.epochMs < first.epochMs) ? instant : first),
    null,
  );
}

function latest(instants: readonly (Instant | null)[]): Instant | null {
  return instants.reduce(
    (last, instant) => (last === null || (instant !== null && instant.epochMs > last.epochMs) ? instant : last),
    null,
  );
}
