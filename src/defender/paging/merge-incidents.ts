import type { Incident } from '../model/incident.ts';
import { compareInstants } from '../model/instant-order.ts';
import type { BrokenRow } from '../model/response-page.ts';

const MAX_BROKEN_ROWS = 200;

/**
 * Merges rows by id and keeps the newest update of each, preferring a copy with alerts. Sorted by newest update. An
 * unchanged row keeps its identity. The result does not depend on the order in which pages arrive.
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

/** Newer, or equally new with alerts that the service could not expand before. */
function isBetter(arrived: Incident, known: Incident): boolean {
  const newer = compareInstants(arrived.lastUpdate, known.lastUpdate);
  return newer > 0 || (newer === 0 && arrived.alerts.length > 0 && known.alerts.length === 0);
}

/** Pages overlap, so the same broken row arrives more than once. It counts once. */
export function mergeBrokenRows(known: readonly BrokenRow[], arrived: readonly BrokenRow[]): readonly BrokenRow[] {
  if (arrived.length === 0 || known.length >= MAX_BROKEN_ROWS) return known;
  const merged = new Map(known.map((row) => [row.excerpt, row]));
  for (const row of arrived) if (!merged.has(row.excerpt)) merged.set(row.excerpt, row);
  return merged.size === known.length ? known : [...merged.values()].slice(0, MAX_BROKEN_ROWS);
}

function byNewestUpdate(a: Incident, b: Incident): number {
  const newer = compareInstants(b.lastUpdate, a.lastUpdate);
  if (newer !== 0) return newer;
  return a.id < b.id ? -1 : 1;
}
