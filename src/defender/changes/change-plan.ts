import type { Incident } from '../model/incident.ts';
import { type ChangeField, changeableValues, type IncidentChange } from '../model/incident-change.ts';
import {
  differingFields,
  editedFields,
  editedValues,
  type FieldValues,
  type IncidentEdit,
  isSameValue,
} from './incident-edit.ts';

/**
 * `set`: will be sent. `held`: the service already has this value, so nothing is sent for it. `conflict`: someone changed
 * the field since the user saw it, and to another value.
 */
export type PlannedField = { readonly field: ChangeField; readonly state: 'set' | 'held' | 'conflict' };

/** How an edit applies to what the service holds now. */
export type ChangePlan = {
  /** What the user saw. */
  readonly before: FieldValues;
  /** What the service holds now. */
  readonly now: FieldValues;
  /** What it holds after the edit. */
  readonly after: FieldValues;
  readonly fields: readonly PlannedField[];
  /** Fields outside the edit that someone changed since the user saw them. They stay. */
  readonly changedElsewhere: readonly ChangeField[];
  /** What to send: only fields in the state `set`, and the comment. */
  readonly change: IncidentChange;
};

/**
 * Compares what the user saw with what the service holds now. Tags never conflict, because the edit is merged with the
 * tags of others.
 */
export function planChange(base: Incident, current: Incident, edit: IncidentEdit): ChangePlan {
  const [before, now] = [changeableValues(base), changeableValues(current)];
  const after = editedValues(now, edit);
  const touched = editedFields(edit);
  const changed = differingFields(base, current);
  const stateOf = (field: ChangeField): PlannedField['state'] => {
    if (isSameValue(field, now, after)) return 'held';
    return field !== 'tags' && changed.includes(field) ? 'conflict' : 'set';
  };
  const fields = touched.map((field) => ({ field, state: stateOf(field) }));
  const isSent = (field: ChangeField) => fields.some((each) => each.field === field && each.state === 'set');
  return {
    before,
    now,
    after,
    fields,
    changedElsewhere: changed.filter((field) => !touched.includes(field)),
    change: {
      ...(isSent('status') ? { status: after.status } : {}),
      ...(isSent('assignedTo') ? { assignedTo: after.assignedTo } : {}),
      ...(isSent('classification') ? { classification: after.classification } : {}),
      ...(isSent('tags') ? { tags: after.tags } : {}),
      ...(edit.comment === undefined ? {} : { comment: edit.comment }),
    },
  };
}

export function hasConflict(plan: ChangePlan): boolean {
  return plan.fields.some(({ state }) => state === 'conflict');
}
