import type { Incident } from '../model/incident.ts';
import { CHANGE_FIELDS, type ChangeField, changeableValues, type IncidentChange } from '../model/incident-change.ts';

/**
 * What a user wants to change. Unlike an `IncidentChange`, it names tags to add and to remove, because the services
 * replace the whole list: it is merged with the tags that the service holds when the change is sent.
 */
export type IncidentEdit = Omit<IncidentChange, 'tags'> & {
  readonly tags?: { readonly add: readonly string[]; readonly remove: readonly string[] };
};

/** The value of every changeable field. */
export type FieldValues = ReturnType<typeof changeableValues>;

/** The fields that the edit sets, in a fixed order. */
export function editedFields(edit: IncidentEdit): readonly ChangeField[] {
  return CHANGE_FIELDS.filter((field) => edit[field] !== undefined);
}

/** Whether two values of a field mean the same: names in any letter case, tags in any order. */
export function isSameValue(field: ChangeField, a: FieldValues, b: FieldValues): boolean {
  switch (field) {
    case 'status':
      return a.status === b.status;
    case 'assignedTo':
      return a.assignedTo?.toLowerCase() === b.assignedTo?.toLowerCase();
    case 'classification':
      return (
        a.classification.classification === b.classification.classification &&
        a.classification.determination === b.classification.determination
      );
    case 'tags': {
      const [tags, others] = [new Set(a.tags), new Set(b.tags)];
      return tags.size === others.size && [...tags].every((tag) => others.has(tag));
    }
  }
}

/** The values after the edit. Keeps the order of existing tags and adds no tag twice. */
export function editedValues(values: FieldValues, edit: IncidentEdit): FieldValues {
  const { status, assignedTo, classification, tags } = edit;
  return {
    status: status ?? values.status,
    assignedTo: assignedTo === undefined ? values.assignedTo : assignedTo,
    classification: classification ?? values.classification,
    tags:
      tags === undefined
        ? values.tags
        : [...new Set([...values.tags.filter((tag) => !tags.remove.includes(tag)), ...tags.add])],
  };
}

/** The edit without some of its fields. */
export function withoutFields(edit: IncidentEdit, fields: readonly ChangeField[]): IncidentEdit {
  const kept = Object.entries(edit).filter(([name]) => !fields.some((field) => field === name));
  return Object.fromEntries(kept);
}

/** The fields that differ between two versions of an incident. */
export function differingFields(a: Incident, b: Incident): readonly ChangeField[] {
  const [before, after] = [changeableValues(a), changeableValues(b)];
  return CHANGE_FIELDS.filter((field) => !isSameValue(field, before, after));
}
