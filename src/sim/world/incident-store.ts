import type { IncidentRecord } from './incident-record.ts';
import { laterOf, momentAt } from './moment.ts';
import { hexFor } from './prng.ts';

/** The part of an incident that a change sets; the store fills in the rest. */
type IncidentChange = Partial<Omit<IncidentRecord, 'id' | 'tenantId'>>;

/** The incidents of every tenant, in memory. */
export type IncidentStore = {
  /** The ids of the tenants that have had an incident. */
  tenantIds(): readonly string[];
  /** All incidents of a tenant, in no particular order. Empty for an unknown tenant. */
  incidents(tenantId: string): readonly IncidentRecord[];
  find(tenantId: string, incidentId: number): IncidentRecord | null;
  /** A number that changes with every change to the tenant's incidents, so that callers can cache a sorted list. */
  version(tenantId: string): number;
  /** Adds an incident, by default created and updated now and without alerts. */
  add(tenantId: string, nowMs: number, change?: IncidentChange): IncidentRecord;
  /** Changes an incident and sets its update time, always to a later one. Returns `null` if the incident does not exist. */
  update(tenantId: string, incidentId: number, nowMs: number, change: IncidentChange): IncidentRecord | null;
  /** Redirects one incident to another and moves its alerts there. Returns `null` if either does not exist. */
  merge(tenantId: string, fromId: number, intoId: number, nowMs: number): IncidentRecord | null;
};

/** The incidents of a scenario, which change as time passes. */
export type World = IncidentStore & {
  /** Applies every development up to the given time. A time that is not later than the last one changes nothing. */
  advance(nowMs: number): void;
};

export function createIncidentStore(records: readonly IncidentRecord[]): IncidentStore {
  const byTenant = new Map<string, Map<number, IncidentRecord>>();
  const versions = new Map<string, number>();
  for (const record of records) recordsOf(record.tenantId).set(record.id, record);

  function recordsOf(tenantId: string): Map<number, IncidentRecord> {
    const known = byTenant.get(tenantId) ?? new Map<number, IncidentRecord>();
    byTenant.set(tenantId, known);
    return known;
  }

  function put(record: IncidentRecord): IncidentRecord {
    recordsOf(record.tenantId).set(record.id, record);
    versions.set(record.tenantId, (versions.get(record.tenantId) ?? 0) + 1);
    return record;
  }

  const store: IncidentStore = {
    tenantIds: () => [...byTenant.keys()],
    incidents: (tenantId) => [...(byTenant.get(tenantId)?.values() ?? [])],
    find: (tenantId, incidentId) => byTenant.get(tenantId)?.get(incidentId) ?? null,
    version: (tenantId) => versions.get(tenantId) ?? 0,
    add(tenantId, nowMs, change = {}) {
      const id = 1 + [...recordsOf(tenantId).keys()].reduce((greatest, known) => Math.max(greatest, known), 0);
      const at = stamp(nowMs, `${tenantId} ${id} added`);
      return put({
        name: `Incident ${id}`,
        severity: 'medium',
        status: 'active',
        classification: 'unknown',
        determination: 'unknown',
        assignedTo: null,
        redirectedTo: null,
        created: at,
        updated: at,
        tags: [],
        comments: [],
        summary: '',
        lastModifiedBy: 'Microsoft Defender XDR',
        alerts: () => [],
        ...change,
        id,
        tenantId,
      });
    },
    update(tenantId, incidentId, nowMs, change) {
      const known = store.find(tenantId, incidentId);
      if (known === null) return null;
      const updated = stamp(nowMs, `${tenantId} ${incidentId} ${store.version(tenantId)}`);
      return put({ ...known, updated: laterOf(updated, known.updated), ...change });
    },
    merge(tenantId, fromId, intoId, nowMs) {
      const from = store.find(tenantId, fromId);
      const into = store.find(tenantId, intoId);
      if (from === null || into === null || from === into) return null;
      store.update(tenantId, fromId, nowMs, { status: 'redirected', redirectedTo: intoId, alerts: () => [] });
      return store.update(tenantId, intoId, nowMs, {
        alerts: () => [...into.alerts(), ...from.alerts()],
      });
    },
  };
  return store;
}

/** Adds ticks below the millisecond, so that no two changes share a moment by accident. */
function stamp(nowMs: number, name: string): string {
  return momentAt(nowMs, Number.parseInt(hexFor(name, 4), 16) % 10_000);
}
