import { failed, ok, type Result } from '../../std/result.ts';
import type { WriteDeviation } from '../wire/simulator-contract.ts';
import type {
  IncidentRecord,
  RecordClassification,
  RecordDetermination,
  RecordStatus,
} from '../world/incident-record.ts';
import type { World } from '../world/incident-store.ts';
import { momentAt } from '../world/moment.ts';

/** A requested change, in the members of the record. Omitted properties keep their value. */
export type IncidentChange = {
  readonly status?: Exclude<RecordStatus, 'redirected'>;
  /** `null` removes the owner. */
  readonly assignedTo?: string | null;
  readonly classification?: RecordClassification;
  readonly determination?: RecordDetermination;
  /** Replaces all custom tags. */
  readonly tags?: readonly string[];
  /** Added after the existing comments. */
  readonly comment?: string;
};

/** The determinations of each classification (Defender XDR, update incidents). `unknown` means that none is set. */
const DETERMINATIONS: Readonly<Record<RecordClassification, readonly RecordDetermination[]>> = {
  unknown: ['unknown'],
  truePositive: [
    'unknown',
    'multiStagedAttack',
    'maliciousUserActivity',
    'compromisedAccount',
    'malware',
    'phishing',
    'unwantedSoftware',
    'other',
  ],
  informationalExpectedActivity: [
    'unknown',
    'securityTesting',
    'lineOfBusinessApplication',
    'confirmedActivity',
    'other',
  ],
  falsePositive: ['unknown', 'notMalicious', 'notEnoughDataToValidate', 'other'],
};

export const CLASSIFICATIONS: readonly RecordClassification[] = [
  'unknown',
  'truePositive',
  'falsePositive',
  'informationalExpectedActivity',
];
export const ALL_DETERMINATIONS: readonly RecordDetermination[] = [...new Set(Object.values(DETERMINATIONS).flat())];

/**
 * Checks a change against the incident: a redirected incident cannot change, and a determination must belong to the
 * classification, the requested or else the existing one. The problem is a message.
 */
export function checkChange(incident: IncidentRecord, change: IncidentChange): Result<IncidentChange, string> {
  if (incident.redirectedTo !== null) {
    return failed(`Incident ${incident.id} was merged into incident ${incident.redirectedTo} and cannot be changed.`);
  }
  const classification = change.classification ?? incident.classification;
  if (change.determination !== undefined && !DETERMINATIONS[classification].includes(change.determination)) {
    return failed(`The determination '${change.determination}' does not belong to '${classification}'.`);
  }
  return ok(change);
}

/**
 * Applies a change. An existing determination that does not belong to a new classification is reset, and resolving an
 * incident resolves its alerts.
 *
 * @see https://learn.microsoft.com/en-us/defender-xdr/manage-incidents
 */
function applyChange(
  world: World,
  incident: IncidentRecord,
  change: IncidentChange,
  by: { readonly author: string; readonly nowMs: number },
): IncidentRecord {
  const { comment, tags, ...values } = change;
  const classification = change.classification ?? incident.classification;
  const keepsDetermination = DETERMINATIONS[classification].includes(incident.determination);
  const at = momentAt(by.nowMs, incident.comments.length % 10_000);
  const changed = world.update(incident.tenantId, incident.id, by.nowMs, {
    ...(keepsDetermination ? {} : { determination: 'unknown' }),
    ...values,
    ...(tags === undefined ? {} : { tags: [...new Set(tags)] }),
    ...(comment === undefined ? {} : { comments: [...incident.comments, { text: comment, by: by.author, at }] }),
    ...(change.status === 'resolved' ? { alerts: () => resolvedAlerts(incident, at) } : {}),
    lastModifiedBy: by.author,
  });
  return changed ?? incident;
}

/** Applies a change with a planned deviation. */
export function applyWithDeviation(
  world: World,
  incident: IncidentRecord,
  change: IncidentChange,
  by: { readonly author: string; readonly nowMs: number; readonly deviation: WriteDeviation | null },
): IncidentRecord {
  if (by.deviation === 'ignored') return incident;
  const changed = applyChange(world, incident, change, by);
  const rewrite = (values: Pick<Partial<IncidentRecord>, 'tags' | 'determination'>) =>
    world.update(incident.tenantId, incident.id, by.nowMs, values) ?? changed;
  switch (by.deviation) {
    case null:
      return changed;
    case 'tags-reordered':
      return change.tags === undefined ? changed : rewrite({ tags: changed.tags.toReversed() });
    case 'determination-recalculated': {
      if (change.classification === undefined && change.determination === undefined) return changed;
      const others = DETERMINATIONS[changed.classification].filter((known) => known !== changed.determination);
      return rewrite({ determination: others.at(-1) ?? 'unknown' });
    }
  }
}

function resolvedAlerts(incident: IncidentRecord, at: string) {
  return incident
    .alerts()
    .map((alert) =>
      alert.status === 'resolved' ? alert : { ...alert, status: 'resolved' as const, updated: at, resolved: at },
    );
}
