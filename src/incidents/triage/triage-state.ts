import type { ChangeStage } from '../../defender/changes/change-incident.ts';
import type { ChangePart, ChangeReport } from '../../defender/changes/change-report.ts';
import type { IncidentEdit } from '../../defender/changes/incident-edit.ts';
import type { IncidentSource } from '../../defender/incident-source.ts';
import type { Incident } from '../../defender/model/incident.ts';
import type { EpochMs } from '../../std/time.ts';

/** An incident and the source to change it through. */
export type TriageItem = { readonly source: IncidentSource; readonly incident: Incident };

/** One change of one incident in this tab. In memory only. */
export type TriageChange = {
  readonly id: number;
  readonly item: TriageItem;
  readonly edit: IncidentEdit;
  /** The id of the change that this one undoes. */
  readonly undoes: number | null;
  /** Of several changes made together, the id of their batch. */
  readonly batch: number | null;
  readonly startedAt: EpochMs;
  readonly finishedAt: EpochMs | null;
  /** What the change is doing; `null` while it waits and once it has finished. */
  readonly stage: ChangeStage | null;
  /** `null` until it has finished. */
  readonly report: ChangeReport | null;
  /** Whether the user has dismissed the message about the outcome. */
  readonly isDismissed: boolean;
};

/** Several changes made together. */
export type TriageBatch = {
  readonly id: number;
  readonly edit: IncidentEdit;
  readonly total: number;
  /** Not started yet, and not cancelled. */
  readonly waiting: readonly TriageItem[];
  readonly isPaused: boolean;
  /** Never started, because the user cancelled. */
  readonly cancelled: readonly TriageItem[];
  readonly isDismissed: boolean;
};

/** What the user is asked. `permission`: the token doesn't allow changes. */
export type TriageQuestion =
  | {
      readonly kind: 'draft';
      readonly part: ChangePart;
      readonly items: readonly TriageItem[];
    }
  | { readonly kind: 'review'; readonly items: readonly TriageItem[]; readonly edit: IncidentEdit }
  | {
      readonly kind: 'permission';
      readonly source: IncidentSource;
      readonly permission: string;
      readonly error: unknown;
      readonly action: TriageAction;
      /** The incidents in other tenants, which can be changed without this permission. */
      readonly others: readonly TriageItem[];
    }
  | { readonly kind: 'log' };

export type TriageState = {
  readonly question: TriageQuestion | null;
  /** Whether a token for changing is being acquired. */
  readonly isPreparing: boolean;
  /** Oldest first. */
  readonly changes: readonly TriageChange[];
  /** The newest batch; `null` without one. */
  readonly batch: TriageBatch | null;
};

/** What a button does: apply an edit after review, or ask for its value first. */
export type TriageAction = IncidentEdit | ChangePart;

/** Whether the change has ended without achieving what the user wanted. */
export function hasFailed({ report }: TriageChange): boolean {
  return report !== null && report.outcome !== 'applied' && report.outcome !== 'unchanged';
}
