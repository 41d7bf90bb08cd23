/** Whether the caller asked, by `Prefer: include-unknown-enum-members`, for members that came after the enumeration was closed. */
export type EnumMembers = 'known' | 'all';

/* Members placed after `unknownFutureValue` are sent by name only to callers who asked for them (Graph, evolvable enumerations). */
const LATER_INCIDENT_STATUSES: ReadonlySet<string> = new Set(['awaitingAction']);
const LATER_REMEDIATION_STATUSES: ReadonlySet<string> = new Set(['active', 'pendingApproval']);

export function incidentStatusWord(status: string, members: EnumMembers): string {
  return members === 'known' && LATER_INCIDENT_STATUSES.has(status) ? 'unknownFutureValue' : status;
}

export function remediationLabel(remediation: string, members: EnumMembers): string {
  return members === 'known' && LATER_REMEDIATION_STATUSES.has(remediation) ? 'unknownFutureValue' : remediation;
}

/** First letter small: how Graph spells the words of the device inventory and of investigations. */
export function camelWord(word: string): string {
  return `${word.slice(0, 1).toLowerCase()}${word.slice(1)}`;
}
