/** Whether the caller requested members after `unknownFutureValue` with `Prefer: include-unknown-enum-members`. */
export type EnumMembers = 'known' | 'all';

/* Members after `unknownFutureValue` are sent by name only to callers that request them (Graph, evolvable enumerations). */
const LATER_INCIDENT_STATUSES: ReadonlySet<string> = new Set(['awaitingAction']);
const LATER_REMEDIATION_STATUSES: ReadonlySet<string> = new Set(['active', 'pendingApproval']);

export function incidentStatusMember(status: string, members: EnumMembers): string {
  return members === 'known' && LATER_INCIDENT_STATUSES.has(status) ? 'unknownFutureValue' : status;
}

export function remediationMember(remediation: string, members: EnumMembers): string {
  return members === 'known' && LATER_REMEDIATION_STATUSES.has(remediation) ? 'unknownFutureValue' : remediation;
}

/** Converts PascalCase to Graph's camelCase. */
export function camelCase(member: string): string {
  return `${member.slice(0, 1).toLowerCase()}${member.slice(1)}`;
}
