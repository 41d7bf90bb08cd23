import { MINUTE_MS } from '../../std/time.ts';
import type { ScenarioName } from '../wire/simulator-contract.ts';
import { createIncidentStore, type World } from '../world/incident-store.ts';
import { DEFAULT_TENANTS, type SimulatedTenant } from '../world/tenants.ts';
import { createDevelopments } from './developments.ts';
import { openingRecords } from './scenarios.ts';

/** The time between the latest opening incident and the start, so that the first rows read "2 min ago". */
const ORIGIN_AGE_MS = 2 * MINUTE_MS;

/**
 * Creates the world of a scenario: a pure function of scenario, seed and the minute of `startMs`, whose times are all
 * relative to that minute. Later developments depend on scenario, seed and the time since `startMs` only.
 * `developing: false` stops them, for tests that change the world themselves.
 */
export function createWorld(options: {
  readonly scenario: ScenarioName;
  readonly seed: number;
  /** The time of the first load, in milliseconds since the epoch. */
  readonly startMs: number;
  readonly developing?: boolean;
  /** Default: `DEFAULT_TENANTS`. Unlicensed ones have no incidents. */
  readonly tenants?: readonly SimulatedTenant[];
}): World {
  const { scenario, seed, startMs, developing = true, tenants = DEFAULT_TENANTS } = options;
  const origin = Math.floor(startMs / MINUTE_MS) * MINUTE_MS - ORIGIN_AGE_MS;
  const withDefender = tenants.filter(({ state }) => state !== 'unlicensed');
  const store = createIncidentStore(
    withDefender.flatMap((tenant) => openingRecords(scenario, { tenant, seed, origin })),
  );
  if (!developing || scenario === 'empty') return { ...store, advance: () => undefined };
  return { ...store, advance: createDevelopments({ store, seed, scenario, startMs, tenants: withDefender }).advance };
}
