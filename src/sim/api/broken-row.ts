import type { IncidentRecord } from '../world/incident-record.ts';
import type { World } from '../world/incident-store.ts';

/**
 * Picks one recent incident in each tenant for the scenario `drift`, whose row is too broken to
 * be read. It stays the same when new incidents arrive.
 */
export function createBrokenRowTest(world: World): (incident: IncidentRecord) => boolean {
  const ids = new Map(
    world.tenantIds().map((tenantId) => {
      const newestFirst = world.incidents(tenantId).toSorted((a, b) => b.id - a.id);
      return [tenantId, newestFirst[5]?.id];
    }),
  );
  return (incident) => ids.get(incident.tenantId) === incident.id;
}
