import type {
  IncidentRecord,
  RecordClassification,
  RecordDetermination,
  RecordSeverity,
} from '../world/incident-record.ts';

/** Converts Graph's camelCase to this API's PascalCase. */
function pascalCase(member: string): string {
  return `${member.slice(0, 1).toUpperCase()}${member.slice(1)}`;
}

export function severityMember(severity: RecordSeverity): string {
  return severity === 'unknown' ? 'UnSpecified' : pascalCase(severity);
}

/** One of the four documented members. `awaitingAction` exists in Graph only. */
export function incidentStatusMember(status: IncidentRecord['status']): string {
  return status === 'awaitingAction' ? 'InProgress' : pascalCase(status);
}

export function classificationMember(classification: RecordClassification): string {
  return pascalCase(classification);
}

/** The resource page and the update page name these differently, and both names occur in responses. */
const TWO_NAMES: Partial<Record<RecordDetermination, readonly [resourcePage: string, updatePage: string]>> = {
  compromisedAccount: ['CompromisedUser', 'CompromisedAccount'],
  confirmedActivity: ['ConfirmedUserActivity', 'ConfirmedActivity'],
  notEnoughDataToValidate: ['InsufficientData', 'NoEnoughDataToValidate'],
  notMalicious: ['Clean', 'Clean'],
};

/** Every name of a determination that the pages document. */
export function determinationNames(determination: RecordDetermination): readonly string[] {
  if (determination === 'unknown') return ['NotAvailable'];
  return TWO_NAMES[determination] ?? [pascalCase(determination)];
}

export function determinationMember(determination: RecordDetermination, incidentId: number): string {
  const [resourcePage = '', updatePage = resourcePage] = determinationNames(determination);
  return incidentId % 2 === 0 ? resourcePage : updatePage;
}

export const alertStatusMember = pascalCase;
