import type { AlertJson, IncidentJson } from './incident-json.ts';

type LooseRow = Record<string, unknown>;
type Row = IncidentJson & { readonly alerts?: readonly AlertJson[] };

const DRIFTS: readonly ((row: Row) => LooseRow)[] = [
  (row) => row,
  (row) => ({ ...row, severity: 'critical', status: 'awaitingCustomer', determination: 'supplyChainAttack' }),
  // Strings as numbers, and members in the other API's spelling, as in the documentation's own samples.
  (row) => ({ ...row, id: Number(row.id), classification: 'TruePositive', status: 'Active' }),
  (row) => ({ ...row, customTags: null, systemTags: null, comments: null, ...(row.alerts ? { alerts: null } : {}) }),
  ({ redirectIncidentId, customTags, systemTags, comments, assignedTo, classification, priorityScore, ...row }) => row,
  (row) => ({ ...row, tags: ['Demo'], constructor: { note: 'an ordinary value' }, extensions: [[{ deep: true }]] }),
  (row) => ({
    ...row,
    comments: row.comments.map((comment) => ({
      comment: comment.comment,
      createdBy: comment.createdByDisplayName,
      createdTime: comment.createdDateTime,
    })),
    ...withAlerts(row, (alert) => ({
      ...alert,
      severity: 'severe',
      category: null,
      mitreTechniques: null,
      evidence: null,
    })),
  }),
  (row) => ({
    ...row,
    ...withAlerts(row, (alert) => ({
      ...alert,
      evidence: [
        ...alert.evidence.map((evidence) =>
          Object.fromEntries(Object.entries(evidence).filter(([, value]) => value !== null)),
        ),
        { '@odata.type': '#microsoft.graph.security.quantumLinkEvidence', linkId: alert.id, verdict: 'benign' },
        { createdDateTime: alert.createdDateTime },
      ],
    })),
  }),
];

function withAlerts(row: Row, change: (alert: AlertJson) => LooseRow): LooseRow {
  return row.alerts === undefined ? {} : { alerts: row.alerts.map(change) };
}

/** Changes a row so that it departs from the metadata, always in the same way per incident. `beyond-repair` makes it unreadable. */
export function driftRow(row: Row, extent: 'readable' | 'beyond-repair'): LooseRow {
  if (extent === 'beyond-repair') return { displayName: row.displayName, status: 7, alerts: 'none' };
  return DRIFTS[Number(row.id) % DRIFTS.length]?.(row) ?? row;
}
