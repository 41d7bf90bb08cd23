import type { DetectorName } from './detectors.ts';
import type { Device, User } from './inventory.ts';
import type { Moment } from './moment.ts';

/*
 * The data behind both APIs. Each API serializes it to its own JSON. Enumeration members are Graph's,
 * because Graph distinguishes more of them.
 */

export type RecordSeverity = 'unknown' | 'informational' | 'low' | 'medium' | 'high';
export type RecordStatus = 'active' | 'inProgress' | 'resolved' | 'redirected' | 'awaitingAction';
export type RecordClassification = 'unknown' | 'truePositive' | 'falsePositive' | 'informationalExpectedActivity';
export type RecordDetermination =
  | 'unknown'
  | 'multiStagedAttack'
  | 'maliciousUserActivity'
  | 'compromisedAccount'
  | 'malware'
  | 'phishing'
  | 'unwantedSoftware'
  | 'securityTesting'
  | 'lineOfBusinessApplication'
  | 'confirmedActivity'
  | 'notMalicious'
  | 'notEnoughDataToValidate'
  | 'other';

export type Verdict = 'unknown' | 'suspicious' | 'malicious' | 'noThreatsFound';
export type Remediation = 'none' | 'remediated' | 'prevented' | 'blocked' | 'active' | 'pendingApproval';
export type EvidenceRole =
  | 'contextual'
  | 'source'
  | 'destination'
  | 'created'
  | 'added'
  | 'compromised'
  | 'edited'
  | 'attacked'
  | 'attacker'
  | 'commandAndControl'
  | 'loaded'
  | 'suspicious'
  | 'policyViolator';

/** The object that a piece of evidence is about. */
export type EvidenceSubject =
  | { readonly kind: 'user'; readonly user: User }
  | { readonly kind: 'ip'; readonly address: string }
  | { readonly kind: 'url'; readonly url: string }
  | {
      readonly kind: 'file';
      readonly fileName: string;
      readonly filePath: string;
      readonly device: Device | null;
    }
  | {
      readonly kind: 'process';
      readonly fileName: string;
      readonly filePath: string;
      readonly commandLine: string;
      readonly processId: number;
      readonly parentProcessId: number;
      readonly started: Moment;
      readonly device: Device | null;
      readonly user: User | null;
    }
  | { readonly kind: 'mailbox'; readonly user: User }
  | {
      readonly kind: 'message';
      readonly sender: string;
      readonly recipient: string;
      readonly subject: string;
      readonly deliveryAction: string;
      readonly senderIp: string | null;
      readonly urls: readonly string[];
      readonly received: Moment;
    }
  | {
      readonly kind: 'mailCluster';
      readonly clusterBy: string;
      readonly clusterByValue: string;
      readonly count: number;
    }
  | {
      readonly kind: 'registry';
      readonly hive: string;
      readonly key: string;
      readonly valueName: string;
      readonly valueType: string;
      readonly value: string;
      readonly device: Device | null;
    }
  | { readonly kind: 'securityGroup'; readonly name: string }
  | { readonly kind: 'oauthApplication'; readonly name: string; readonly publisher: string }
  | { readonly kind: 'cloudApplication'; readonly name: string };

export type Evidence = {
  readonly subject: EvidenceSubject;
  readonly verdict: Verdict;
  readonly remediation: Remediation;
  readonly roles: readonly EvidenceRole[];
};

export type AlertRecord = {
  readonly id: string;
  readonly detectorId: string;
  readonly detector: DetectorName;
  readonly title: string;
  readonly description: string;
  readonly recommendedActions: string;
  /** A MITRE tactic or a similar category, in PascalCase in both APIs. */
  readonly category: string;
  readonly severity: RecordSeverity;
  readonly status: 'new' | 'inProgress' | 'resolved';
  readonly classification: RecordClassification;
  readonly determination: RecordDetermination;
  readonly assignedTo: string | null;
  readonly created: Moment;
  readonly updated: Moment;
  readonly resolved: Moment | null;
  readonly firstActivity: Moment;
  readonly lastActivity: Moment;
  readonly techniques: readonly string[];
  readonly threatFamily: string | null;
  readonly actor: string | null;
  readonly investigationId: number | null;
  /** In PascalCase; Graph uses camelCase. */
  readonly investigationState: string;
  readonly devices: readonly Device[];
  readonly evidence: readonly Evidence[];
};

type CommentRecord = { readonly text: string; readonly by: string; readonly at: Moment };

export type IncidentRecord = {
  readonly id: number;
  readonly tenantId: string;
  readonly name: string;
  readonly severity: RecordSeverity;
  readonly status: RecordStatus;
  readonly classification: RecordClassification;
  readonly determination: RecordDetermination;
  /** A user principal name or `Automation`, or `null` if unassigned. */
  readonly assignedTo: string | null;
  readonly redirectedTo: number | null;
  readonly created: Moment;
  readonly updated: Moment;
  readonly tags: readonly string[];
  readonly comments: readonly CommentRecord[];
  readonly summary: string;
  readonly lastModifiedBy: string;
  /** Computed on demand, because building the alerts of thousands of incidents would be slow. */
  readonly alerts: () => readonly AlertRecord[];
};
