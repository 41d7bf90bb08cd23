import type { ScenarioName } from '../wire/simulator-contract.ts';
import type { IncidentRecord } from '../world/incident-record.ts';
import { createPrng, seedOf } from '../world/prng.ts';
import { EXAMPLE_SOC } from '../world/tenants.ts';
import { CUSTOMER_STORIES, HOME_STORIES } from './all-stories.ts';
import { buildIncident, type Setting } from './build-incident.ts';
import type { Story } from './story.ts';
import { storyFromTemplate } from './templates.ts';

const SIX_MONTHS_IN_MINUTES = 182 * 24 * 60;
const BUSY_INCIDENTS = 5_000;
/** Enough pages to exceed the low quota of `throttled` during a full read. */
const THROTTLED_INCIDENTS = 420;
const CUSTOMER_INCIDENTS = 24;

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
  const isHome = setting.tenant.tenantId === EXAMPLE_SOC.tenantId;
  const written = isHome ? HOME_STORIES : (CUSTOMER_STORIES.get(setting.tenant.tenantId) ?? []);
  const total = isHome
    ? { busy: BUSY_INCIDENTS, throttled: THROTTLED_INCIDENTS, normal: 0, drift: 0, blocked: 0, empty: 0 }[scenario]
    : CUSTOMER_INCIDENTS;
  const generated = Math.max(0, total - written.length);
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
