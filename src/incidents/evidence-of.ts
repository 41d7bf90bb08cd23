import type { Evidence, Incident } from '../defender/incident.ts';

/** Each piece of evidence once, whichever alerts point at it, in their order. The last alert's word about it counts. */
export function evidenceOf(incident: Incident): readonly Evidence[] {
  const pieces = incident.alerts.flatMap((alert) => alert.evidence);
  return [...new Map(pieces.map((piece) => [`${piece.kind} ${piece.name.toLowerCase()}`, piece])).values()];
}
