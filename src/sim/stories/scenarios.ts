import type { ScenarioName } from '../wire/simulator-contract.ts';
import type { IncidentRecord } from '../world/incident-record.ts';
import { createPrng, seedOf } from '../world/prng.ts';
import { DEFAULT_TENANTS, EXAMPLE_SCHOOLS, EXAMPLE_SOC, type SimulatedTenant } from '../world/tenants.ts';
import { CUSTOMER_STORIES, HOME_STORIES } from './all-stories.ts';
import { buildIncident, type Setting } from './build-incident.ts';
import type { Story } from './story.ts';
import { storyFromTemplate } from './templates.ts';

const SIX_MONTHS_IN_MINUTES = 182 * 24 * 60;
/** The home tenant's incidents where the written ones are not enough. `throttled` has pages enough to exceed its quota. */
const HOME_INCIDENTS: ReadonlyMap<ScenarioName, number> = new Map([
  ['busy', 5_000],
  ['throttled', 420],
]);
const CUSTOMER_INCIDENTS = 24;

/** The tenants of a scenario. In `tenant-down`, one of the customers that respond does so late. */
export function tenantsOf(scenario: ScenarioName): readonly SimulatedTenant[] {
  if (scenario !== 'tenant-down') return DEFAULT_TENANTS;
  return DEFAULT_TENANTS.map((tenant) => (tenant === EXAMPLE_SCHOOLS ? { ...tenant, state: 'slow' } : tenant));
}

/** The incidents that a tenant has when the scenario starts, oldest first. Newer incidents have higher ids. */
export function openingRecords(scenario: ScenarioName, setting: Setting): readonly IncidentRecord[] {
  if (scenario === 'empty') return [];
  const stories = storiesOf(scenario, setting).toSorted((a, b) => b.minutesAgo - a.minutesAgo);
  const stream = createPrng(seedOf('ids', setting.tenant.tenantId, setting.seed));
  let id = 41_000;
  const numbered = stories.map((story) => {
    id += stream.between(1, 4);
    return { story, id };
  });
  const idByName = new Map(numbered.map((entry) => [entry.story.name, entry.id]));
  return numbered.map((entry) => {
    const target = entry.story.mergedInto === undefined ? undefined : idByName.get(entry.story.mergedInto);
    return buildIncident(entry.story, entry.id, target ?? null, setting);
  });
}

function storiesOf(scenario: ScenarioName, setting: Setting): readonly Story[] {
  const { openingIncidents } = setting.tenant;
  const isHome = setting.tenant.tenantId === EXAMPLE_SOC.tenantId;
  const written = isHome ? HOME_STORIES : (CUSTOMER_STORIES.get(setting.tenant.tenantId) ?? []);
  const total = isHome ? (HOME_INCIDENTS.get(scenario) ?? 0) : CUSTOMER_INCIDENTS;
  const generated = Math.max(0, (openingIncidents ?? total) - written.length);
  const stream = createPrng(seedOf('templates', setting.tenant.tenantId, setting.seed));
  return [
    ...written,
    ...Array.from({ length: generated }, (_, index) => {
      // To the fourth power, so that most incidents are a few days old.
      const age = 90 + Math.floor(stream.next() ** 4 * SIX_MONTHS_IN_MINUTES);
      return storyFromTemplate(stream, age, index);
    }),
  ];
}
