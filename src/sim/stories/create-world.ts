import { HOUR_MS } from '../../std/time.ts';
import type { ScenarioName } from '../wire/simulator-contract.ts';
import { createIncidentStore, type World } from '../world/incident-store.ts';
import { TENANTS } from '../world/tenants.ts';
import { createDevelopments } from './developments.ts';
import { openingRecords } from './scenarios.ts';

/**
 * Creates the world of a scenario: a pure function of scenario, seed and the hour of `now`. Later developments depend
 * on these and on the time since `now` only. `developing: false` stops them, for tests that change the world
 * themselves.
 */
export function createWorld(options: {
  readonly scenario: ScenarioName;
  readonly seed: number;
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly developing?: boolean;
}): World {
  const { scenario, seed, now } = options;
  const origin = Math.floor(now / HOUR_MS) * HOUR_MS;
  const store = createIncidentStore(TENANTS.flatMap((tenant) => openingRecords(scenario, { tenant, seed, origin })));
  if (options.developing === false || scenario === 'empty') return { ...store, advance: () => undefined };
  return { ...store, advance: createDevelopments({ store, seed, scenario, now }).advance };
}
