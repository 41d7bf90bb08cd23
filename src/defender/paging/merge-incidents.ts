import type { Incident } from '../model/incident.ts';
import { compareInstants } from '../model/instant-order.ts';
import type { BrokenRow } from '../model/response-page.ts';

const MAX_BROKEN_ROWS = 200;

/** The ids of the newest result of each chain of merges, so that a page costs no new index of all rows. */
const indexes = new WeakMap<readonly Incident[], Map<string, Incident>>();

/**
 * Merges rows by id and keeps the newest update of each, preferring a copy with alerts. Sorted by newest update. An
 * unchanged row keeps its identity. The result does not depend on the order in which pages arrive. `known` is empty or
 * the result of an earlier merge. One pass over `known`, without sorting it again.
 */
export function mergeIncidents(known: readonly Incident[], arrived: readonly Incident[]): readonly Incident[] {
  const byId = indexes.get(known) ?? new Map(known.map((incident) => [incident.id, incident]));
  const better = new Map<string, Incident>();
  let replaces = false;
  for (const incident of arrived) {
    const before = better.get(incident.id) ?? byId.get(incident.id);
    if (before !== undefined && !isBetter(incident, before)) continue;
    better.set(incident.id, incident);
    replaces ||= byId.has(incident.id);
  }
  if (better.size === 0) return known;
  const kept = replaces ? known.filter((incident) => !better.has(incident.id)) : known;
  const merged = mergeSorted(kept, [...better.values()].sort(byNewestUpdate));
  for (const [id, incident] of better) byId.set(id, incident);
  // The index now describes the result.
  indexes.delete(known);
  indexes.set(merged, byId);
  return merged;
}

/** Searches the position of each of the few others. Comparing with every row would be the main cost of a long load. */
function mergeSorted(one: readonly Incident[], others: readonly Incident[]): readonly Incident[] {
  const merged: Incident[] = [];
  let copied = 0;
  for (const other of others) {
    const position = positionOf(other, one, copied);
    for (const incident of one.slice(copied, position)) merged.push(incident);
    merged.push(other);
    copied = position;
  }
  return merged.concat(one.slice(copied));
}

/** The position of the first row, from `start` on, that belongs behind the incident. */
function positionOf(incident: Incident, rows: readonly Incident[], start: number): number {
  let low = start;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const row = rows[middle];
    if (row !== undefined && byNewestUpdate(row, incident) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
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
