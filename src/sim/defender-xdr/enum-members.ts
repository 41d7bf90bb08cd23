import type {
  IncidentRecord,
  RecordClassification,
  RecordDetermination,
  RecordSeverity,
} from '../world/incident-record.ts';

/** First letter large: how this API spells what Graph writes with a small one. */
function pascal(word: string): string {
  return `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`;
}

export function severityLabel(severity: RecordSeverity): string {
  return severity === 'unknown' ? 'UnSpecified' : pascal(severity);
}

/** The documented four. `awaitingAction` exists on Graph only. */
export function incidentStatusWord(status: IncidentRecord['status']): string {
  return status === 'awaitingAction' ? 'InProgress' : pascal(status);
}

export function classificationLabel(classification: RecordClassification): string {
  return pascal(classification);
}

/** The resource page and the update page spell these differently, and both spellings are on the wire. */
const TWO_SPELLINGS: Partial<Record<RecordDetermination, readonly [resourcePage: string, updatePage: string]>> = {
  compromisedAccount: ['CompromisedUser', 'CompromisedAccount'],
  confirmedActivity: ['ConfirmedUserActivity', 'ConfirmedActivity'],
  notEnoughDataToValidate: ['InsufficientData', 'NoEnoughDataToValidate'],
  notMalicious: ['Clean', 'Clean'],
};

export function determinationLabel(determination: RecordDetermination, incidentId: number): string {
  if (determination === 'unknown') return 'NotAvailable';
  return TWO_SPELLINGS[determination]?.[incidentId % 2 === 0 ? 0 : 1] ?? pascal(determination);
}

export const alertStatusLabel = pascal;
