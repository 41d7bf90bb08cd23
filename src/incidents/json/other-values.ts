import type { EvidenceFact, Incident } from '../../defender/model/incident.ts';
import type { Api } from '../../entra/clouds.ts';
import { jsonEntries } from './json-search.ts';

type PropertyNames = { readonly [Key in Api]: ReadonlySet<string> };

/** The incident properties that the page shows with a label: all those that the dialect parses. */
export const KNOWN_INCIDENT_PROPERTIES: PropertyNames = {
  'defender-xdr': names(
    'incidentId incidentName createdTime lastUpdateTime assignedTo severity status classification determination tags redirectIncidentId comments alerts',
  ),
  'graph-security': names(
    'id displayName createdDateTime lastUpdateDateTime assignedTo severity status classification determination customTags tags systemTags redirectIncidentId description summary priorityScore incidentWebUrl lastModifiedBy resolvingComment comments alerts',
  ),
};

/** The alert properties that an expanded alert shows with a label: all those that the dialect parses. */
export const KNOWN_ALERT_PROPERTIES: PropertyNames = {
  'defender-xdr': names(
    'alertId title severity status category serviceSource detectionSource creationTime lastUpdatedTime firstActivity lastActivity resolvedTime description classification determination assignedTo actorName threatFamilyName investigationState mitreTechniques devices entities',
  ),
  'graph-security': names(
    'id title severity status category serviceSource detectionSource createdDateTime lastUpdateDateTime firstActivityDateTime lastActivityDateTime resolvedDateTime description recommendedActions classification determination assignedTo actorDisplayName threatFamilyName investigationState mitreTechniques alertWebUrl evidence',
  ),
};
const MAX_VALUES = 200;

/** Lists up to 200 values of an incident that the page has no label for, under the API's property names. The JSON tab shows all. */
export function otherValuesOf(incident: Incident): readonly EvidenceFact[] {
  return valuesOf(incident.raw, KNOWN_INCIDENT_PROPERTIES[incident.api]);
}

/** The same for each alert, in the order of `incident.alerts`. */
export function otherValuesOfAlerts(incident: Incident): readonly (readonly EvidenceFact[])[] {
  const rawAlerts = Array.isArray(incident.raw.alerts) ? incident.raw.alerts : [];
  return rawAlerts
    .filter((alert) => jsonEntries(alert) !== null && !Array.isArray(alert))
    .map((alert) => valuesOf(alert, KNOWN_ALERT_PROPERTIES[incident.api]));
}

function names(text: string): ReadonlySet<string> {
  return new Set(text.split(' '));
}

/** Iterative, so that deep nesting cannot overflow the stack. */
function valuesOf(object: unknown, known: ReadonlySet<string>): readonly EvidenceFact[] {
  const values: EvidenceFact[] = [];
  const stack = (jsonEntries(object) ?? [])
    .filter(([name]) => !known.has(name) && !name.startsWith('@odata'))
    .map(([name, value]) => ({ name, value }))
    .reverse();
  while (stack.length > 0 && values.length < MAX_VALUES) {
    const next = stack.pop();
    if (next === undefined) break;
    const entries = jsonEntries(next.value);
    if (entries === null) {
      if (next.value !== null && next.value !== '') values.push({ name: next.name, value: String(next.value) });
      continue;
    }
    for (const [name, value] of entries.toReversed()) {
      stack.push({ name: `${next.name}.${Array.isArray(next.value) ? Number(name) + 1 : name}`, value });
    }
  }
  return values;
}
