import type { EvidenceFact, Incident } from '../../defender/model/incident.ts';
import type { Api } from '../../entra/clouds.ts';
import { jsonEntries } from './json-search.ts';

type Told = { readonly [Key in Api]: ReadonlySet<string> };

/** What an incident's page tells by name: every property that the dialect reads. */
export const TOLD_OF_INCIDENT: Told = {
  'defender-xdr': names(
    'incidentId incidentName createdTime lastUpdateTime assignedTo severity status classification determination tags redirectIncidentId comments alerts',
  ),
  'graph-security': names(
    'id displayName createdDateTime lastUpdateDateTime assignedTo severity status classification determination customTags tags systemTags redirectIncidentId description summary priorityScore incidentWebUrl lastModifiedBy resolvingComment comments alerts',
  ),
};

/** What an opened alert tells by name: every property that the dialect reads. */
export const TOLD_OF_ALERT: Told = {
  'defender-xdr': names(
    'alertId title severity status category serviceSource detectionSource creationTime lastUpdatedTime firstActivity lastActivity resolvedTime description classification determination assignedTo actorName threatFamilyName investigationState mitreTechniques devices entities',
  ),
  'graph-security': names(
    'id title severity status category serviceSource detectionSource createdDateTime lastUpdateDateTime firstActivityDateTime lastActivityDateTime resolvedDateTime description recommendedActions classification determination assignedTo actorDisplayName threatFamilyName investigationState mitreTechniques alertWebUrl evidence',
  ),
};
const MOST_VALUES = 200;

/** The values of an incident that its page has no name for, under the names the API gave them. At most 200; JSON has them all. */
export function otherValuesOf(incident: Incident): readonly EvidenceFact[] {
  return valuesOf(incident.raw, TOLD_OF_INCIDENT[incident.api]);
}

/** The same for each alert, in the order of `incident.alerts`. */
export function otherValuesOfAlerts(incident: Incident): readonly (readonly EvidenceFact[])[] {
  const sent = Array.isArray(incident.raw.alerts) ? incident.raw.alerts : [];
  return sent
    .filter((alert) => jsonEntries(alert) !== null && !Array.isArray(alert))
    .map((alert) => valuesOf(alert, TOLD_OF_ALERT[incident.api]));
}

function names(text: string): ReadonlySet<string> {
  return new Set(text.split(' '));
}

/** Goes on without recursion, so that no depth can end it. */
function valuesOf(object: unknown, told: ReadonlySet<string>): readonly EvidenceFact[] {
  const values: EvidenceFact[] = [];
  const left = (jsonEntries(object) ?? [])
    .filter(([name]) => !told.has(name) && !name.startsWith('@odata'))
    .map(([name, value]) => ({ name, value }))
    .reverse();
  while (left.length > 0 && values.length < MOST_VALUES) {
    const next = left.pop();
    if (next === undefined) break;
    const entries = jsonEntries(next.value);
    if (entries === null) {
      if (next.value !== null && next.value !== '') values.push({ name: next.name, value: String(next.value) });
      continue;
    }
    for (const [name, value] of entries.toReversed()) {
      left.push({ name: `${next.name}.${Array.isArray(next.value) ? Number(name) + 1 : name}`, value });
    }
  }
  return values;
}
