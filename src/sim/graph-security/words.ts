/** Whether the caller asked, by `Prefer: include-unknown-enum-members`, for members that came after the enumeration was closed. */
export type EnumMembers = 'known' | 'all';

/** Members placed after `unknownFutureValue`: sent by name only to callers who asked for them (Graph, evolvable enumerations). */
const LATER_MEMBERS: ReadonlySet<string> = new Set([
  // incidentStatus
  'awaitingAction',
  // evidenceRemediationStatus
  'active in remediation',
  'pendingApproval in remediation',
]);

export function incidentStatusWord(status: string, members: EnumMembers): string {
  return members === 'known' && LATER_MEMBERS.has(status) ? 'unknownFutureValue' : status;
}

/** `active` is an old member of incidentStatus and a late one of evidenceRemediationStatus. */
export function remediationWord(remediation: string, members: EnumMembers): string {
  return members === 'known' && LATER_MEMBERS.has(`${remediation} in remediation`) ? 'unknownFutureValue' : remediation;
}

/** First letter small: how Graph spells the words of the device inventory and of investigations. */
export function camelWord(word: string): string {
  return `${word.slice(0, 1).toLowerCase()}${word.slice(1)}`;
}
