import { TENANTS } from './tenants.ts';
import type { World } from './world.ts';

/** For the scenario `drift`: in each tenant the one incident, a recent one, whose row no reader can make sense of. */
export function brokenRowIds(world: World): ReadonlySet<number> {
  const ids = TENANTS.map(({ tenantId }) => {
    const youngestFirst = world.incidents(tenantId).toSorted((a, b) => b.id - a.id);
    return youngestFirst[5]?.id ?? -1;
  });
  return new Set(ids);
}
