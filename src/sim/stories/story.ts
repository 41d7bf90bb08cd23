import type { DetectorName } from '../world/detectors.ts';
import type {
  EvidenceRole,
  RecordClassification,
  RecordDetermination,
  RecordSeverity,
  RecordStatus,
  Remediation,
  Verdict,
} from '../world/incident-record.ts';

/*
 * The format that stories are written in: relative times, users and devices by name. `buildIncident` turns a story into
 * an incident record.
 */

type Assessment = {
  readonly verdict?: Verdict;
  readonly remediation?: Remediation;
  readonly roles?: readonly EvidenceRole[];
};

export type StoryEvidence = Assessment &
  (
    | { readonly user: string }
    | { readonly ip: string }
    | { readonly url: string }
    | { readonly file: string; readonly path: string; readonly on?: string }
    | {
        readonly process: string;
        readonly path: string;
        readonly command: string;
        readonly on?: string;
        readonly by?: string;
      }
    | { readonly mailbox: string }
    | {
        readonly message: string;
        readonly from: string;
        readonly to: string;
        readonly delivery: 'Delivered' | 'DeliveredAsSpam' | 'Blocked' | 'Replaced';
        readonly senderIp?: string;
        readonly urls?: readonly string[];
      }
    | { readonly mailCluster: string; readonly value: string; readonly count: number }
    | {
        readonly registry: string;
        readonly hive: string;
        readonly name: string;
        readonly type: 'String' | 'ExpandString' | 'Dword' | 'Binary';
        readonly value: string;
        readonly on?: string;
      }
    | { readonly group: string }
    | { readonly oauthApp: string; readonly publisher: string }
    | { readonly cloudApp: string }
  );

export type StoryAlert = {
  /** Minutes from the incident's creation to this alert's. Negative for alerts that were raised earlier. */
  readonly at: number;
  /** How many minutes the activity lasted before the alert. */
  readonly lasted?: number;
  readonly title: string;
  readonly by: DetectorName;
  readonly category: string;
  readonly severity: RecordSeverity;
  readonly techniques?: readonly string[];
  readonly text: string;
  readonly actions?: string;
  readonly threat?: string;
  readonly actor?: string;
  readonly investigation?: string;
  readonly devices?: readonly string[];
  readonly evidence: readonly StoryEvidence[];
};

type StoryComment = {
  /** Minutes after the incident's creation. */
  readonly after: number;
  /** An account name of the tenant. */
  readonly by: string;
  readonly text: string;
};

export type Story = {
  readonly name: string;
  /** Minutes from the incident's creation to the start of the scenario. */
  readonly minutesAgo: number;
  /** Minutes from the incident's creation to its last update. */
  readonly openFor: number;
  readonly severity: RecordSeverity;
  readonly status: RecordStatus;
  readonly classification?: RecordClassification;
  readonly determination?: RecordDetermination;
  /** An account name of the tenant, `Automation`, or absent if unassigned. */
  readonly assignedTo?: string;
  readonly tags?: readonly string[];
  readonly summary: string;
  readonly comments?: readonly StoryComment[];
  /** The name of the incident that this one was merged into, together with its alerts. */
  readonly mergedInto?: string;
  readonly alerts: readonly StoryAlert[];
};
