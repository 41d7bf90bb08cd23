import type { Classification, Determination, Incident, IncidentStatus } from './incident.ts';

/** A classification with a determination that belongs to it. The services store them together. */
export type ClassificationPair = {
  readonly classification: Classification;
  readonly determination: Determination;
};

/**
 * The new values of an incident. An absent field keeps its value. `tags` replaces all tags. `comment` is added and can't
 * be removed.
 */
export type IncidentChange = {
  readonly status?: IncidentStatus;
  /** `null`: nobody. */
  readonly assignedTo?: string | null;
  readonly classification?: ClassificationPair;
  readonly tags?: readonly string[];
  readonly comment?: string;
};

/** A field that a change can set. A comment is no field: it is added. */
export type ChangeField = 'status' | 'assignedTo' | 'classification' | 'tags';

export const CHANGE_FIELDS: readonly ChangeField[] = ['status', 'assignedTo', 'classification', 'tags'];

/** The statuses that a user can set. `redirected` results from merging. `awaitingAction` is set by the service. */
export const SETTABLE_STATUSES: readonly IncidentStatus[] = ['active', 'inProgress', 'resolved'];

/**
 * The determinations of each classification.
 * @see https://learn.microsoft.com/en-us/defender-xdr/api-update-incidents
 */
export const CLASSIFICATION_DETERMINATIONS: readonly {
  readonly classification: Classification;
  readonly determinations: readonly Determination[];
}[] = [
  {
    classification: 'truePositive',
    determinations: [
      'multiStagedAttack',
      'maliciousUserActivity',
      'compromisedAccount',
      'malware',
      'phishing',
      'unwantedSoftware',
      'other',
    ],
  },
  {
    classification: 'informationalExpectedActivity',
    determinations: ['securityTesting', 'lineOfBusinessApplication', 'confirmedActivity', 'other'],
  },
  { classification: 'falsePositive', determinations: ['notMalicious', 'notEnoughDataToValidate', 'other'] },
];

/** The values of an incident that a change can set. */
export function changeableValues(incident: Incident): Required<Pick<IncidentChange, ChangeField>> {
  const { status, assignedTo, classification, determination, tags } = incident;
  return { status, assignedTo, classification: { classification, determination }, tags };
}
