import type { Incident } from '../model/incident.ts';
import { compareInstants } from '../model/instant-order.ts';
import type { BrokenRow } from '../model/response-page.ts';

const MOST_BROKEN_ROWS = 200;

/**
 * One row per id, the newest update of each, rather with alerts than without, newest update first. A row that did not
 * change keeps its identity. The order in which pages arrive makes no difference.
 */
export function mergeIncidents(known: readonly Incident[], arrived: readonly Incident[]): readonly Incident[] {
  const byId = new Map(known.map((incident) => [incident.id, incident]));
  let changed = false;
  for (const incident of arrived) {
    const before = byId.get(incident.id);
    if (before !== undefined && !isBetter(incident, before)) continue;
    byId.set(incident.id, incident);
    changed = true;
  }
  return changed ? [...byId.values()].sort(byNewestUpdate) : known;
}

/** Newer; or as new, with the alerts that the service could not give before. */
function isBetter(arrived: Incident, known: Incident): boolean {
  const newer = compareInstants(arrived.lastUpdate, known.lastUpdate);
  return newer > 0 || (newer === 0 && arrived.alerts.length > 0 && known.alerts.length === 0);
}

/** Pages overlap, so the same broken row comes more than once: it counts once. */
export function mergeBrokenRows(known: readonly BrokenRow[], arrived: readonly BrokenRow[]): readonly BrokenRow[] {
  const added = arrived.filter(
    (row, index) => ![...known, ...arrived.slice(0, index)].some((other) => other.excerpt === row.excerpt),
  );
  return added.length === 0 ? known : [...known, ...added].slice(0, MOST_BROKEN_ROWS);
}

function byNewestUpdate(a: Incident, b: Incident): number {
  const newer = compareInstants(b.lastUpdate, a.lastUpdate);
  if (newer !== 0) return newer;
  return a.id < b.id ? -1 : 1;
}
