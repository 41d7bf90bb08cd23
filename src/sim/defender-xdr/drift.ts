import { hexFor } from '../world/prng.ts';
import type { IncidentJson } from './incident-json.ts';

type LooseRow = Record<string, unknown>;

const DRIFTS: readonly ((row: IncidentJson) => LooseRow)[] = [
  (row) => row,
  // Enumeration members of a newer release.
  (row) => ({ ...row, severity: 'Critical', status: 'AwaitingCustomer', determination: 'SupplyChainAttack' }),
  // Numbers as strings.
  (row) => ({ ...row, incidentId: String(row.incidentId), redirectIncidentId: '' }),
  (row) => ({ ...row, alerts: null, tags: null, comments: null }),
  ({ redirectIncidentId, tags, comments, assignedTo, classification, ...row }) => row,
  // Undocumented keys, one of which (`constructor`) breaks careless copying.
  (row) => ({
    ...row,
    priorityScore: 87,
    entities: [],
    constructor: { note: 'an ordinary value' },
    extensions: { region: 'example', nested: [[{ deep: true }]] },
  }),
  (row) => ({
    ...row,
    alerts: row.alerts.map((alert) => ({
      ...alert,
      severity: 'Severe',
      serviceSource: 'MicrosoftDefenderForSomethingNew',
      category: null,
      mitreTechniques: null,
      investigationId: String(alert.investigationId ?? ''),
      lastUpdateTime: alert.lastUpdatedTime,
    })),
  }),
  // Unused keys omitted, and an unknown kind of entity.
  (row) => ({
    ...row,
    alerts: row.alerts.map((alert) => ({
      ...alert,
      devices: alert.devices.map(({ rbacGroupId, vmMetadata, tags, ...device }) => device),
      entities: [
        ...alert.entities.map((entity) =>
          Object.fromEntries(Object.entries(entity).filter(([, value]) => value !== null)),
        ),
        { entityType: 'QuantumLink', linkId: hexFor(alert.alertId, 12) },
      ],
    })),
  }),
  (row) => ({ ...row, assignedTo: 'Unassigned', classification: 'truePositive', lastModifiedBy: 7 }),
];

/** Changes a row so that it departs from the documentation, always in the same way per incident. `beyond-repair` makes it unreadable. */
export function driftRow(row: IncidentJson, extent: 'readable' | 'beyond-repair'): LooseRow {
  if (extent === 'beyond-repair') return { incidentName: row.incidentName, status: 7, alerts: 'none' };
  return DRIFTS[row.incidentId % DRIFTS.length]?.(row) ?? row;
}
