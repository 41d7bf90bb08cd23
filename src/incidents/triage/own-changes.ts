import type { IncidentEdit } from '../../defender/changes/incident-edit.ts';
import { editedValues } from '../../defender/changes/incident-edit.ts';
import type { Incident } from '../../defender/model/incident.ts';
import { changeableValues } from '../../defender/model/incident-change.ts';
import { compareInstants } from '../../defender/model/instant-order.ts';

/** The version of an incident that this tab knows better than the list: after its own change, or as it will be. */
export type OwnVersion = {
  readonly incident: Incident;
  /** Whether the change is still being made. */
  readonly isPending: boolean;
};

/** The incident as it will be once the edit is applied. */
export function withEdit(incident: Incident, edit: IncidentEdit): Incident {
  const { classification: pair, ...values } = editedValues(changeableValues(incident), edit);
  return { ...incident, ...values, ...pair };
}

/**
 * The incidents with this tab's own versions in place, in the same order. A version gives way once the list holds a
 * newer one, so a row never flickers back to a value from before the change. Returns `incidents` if nothing differs.
 */
export function withOwnVersions(
  incidents: readonly Incident[],
  versions: ReadonlyMap<string, OwnVersion>,
): readonly Incident[] {
  if (versions.size === 0) return incidents;
  let differs = false;
  const merged = incidents.map((incident) => {
    const own = versions.get(incident.id);
    if (own === undefined || own.incident === incident) return incident;
    if (!own.isPending && compareInstants(own.incident.lastUpdate, incident.lastUpdate) <= 0) return incident;
    differs = true;
    return own.incident;
  });
  return differs ? merged : incidents;
}
