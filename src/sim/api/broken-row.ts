import type { IncidentRecord } from '../world/incident-record.ts';
import type { World } from '../world/incident-store.ts';
import { TENANTS } from '../world/tenants.ts';

/**
 * For the scenario `drift`: picks in each tenant the one incident, a recent one, whose row no reader can make sense
 * of. It stays the same one when others arrive.
 */
export function createBrokenRowTest(world: World): (incident: IncidentRecord) => boolean {
  const ids = new Map(
    TENANTS.map(({ tenantId }) => {
      const youngestFirst = world.incidents(tenantId).toSorted((a, b) => b.id - a.id);
      return [tenantId, youngestFirst[5]?.id];
    }),
  );
  return (incident) => ids.get(incident.tenantId) === incident.id;
}
