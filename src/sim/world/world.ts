import { HOUR_MS } from '../../std/time.ts';
import type { ScenarioName } from '../simulator-contract.ts';
import { createDevelopments } from './developments.ts';
import type { IncidentRecord } from './incident-record.ts';
import { momentAt } from './moment.ts';
import { hexFor } from './prng.ts';
import { openingRecords } from './scenarios.ts';
import { TENANTS } from './tenants.ts';

/** What a test may say about an incident that it adds or changes; the world fills in the rest. */
export type IncidentChange = Partial<Omit<IncidentRecord, 'id' | 'tenantId'>>;

/** Everything that the simulated Defender knows. Lives in memory: a reload begins it anew. */
export type World = {
  /** Lets what was to happen until then happen. Time that does not advance changes nothing. */
  advance(nowMs: number): void;
  /** All incidents of a tenant, in no promised order; empty for a tenant nobody knows. */
  incidents(tenantId: string): readonly IncidentRecord[];
  find(tenantId: string, incidentId: number): IncidentRecord | null;
  /** A number that changes with every change of the tenant's incidents: whoever sorted them may keep the result. */
  version(tenantId: string): number;
  /** A new incident, created and updated now unless the change says otherwise. Without alerts unless it brings some. */
  add(tenantId: string, nowMs: number, change?: IncidentChange): IncidentRecord;
  /** Changes an incident and sets its update time. `null` if there is none such. */
  update(tenantId: string, incidentId: number, nowMs: number, change: IncidentChange): IncidentRecord | null;
  /** Redirects one incident to another, which takes its alerts. `null` if either is missing. */
  merge(tenantId: string, fromId: number, intoId: number, nowMs: number): IncidentRecord | null;
};

/**
 * Makes the world of a scenario. A pure function of scenario, seed and the hour `now` lies in; what happens later is
 * one of these and of the time that passed since `now`. `developing: false` keeps it still, for tests that move it
 * themselves.
 */
export function createWorld(options: {
  readonly scenario: ScenarioName;
  readonly seed: number;
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly developing?: boolean;
}): World {
  const { scenario, seed, now } = options;
  const origin = Math.floor(now / HOUR_MS) * HOUR_MS;
  const byTenant = new Map<string, Map<number, IncidentRecord>>();
  const versions = new Map<string, number>();

  for (const tenant of TENANTS) {
    const records = openingRecords(scenario, { tenant, seed, origin });
    byTenant.set(tenant.tenantId, new Map(records.map((record) => [record.id, record])));
  }

  function put(record: IncidentRecord): IncidentRecord {
    byTenant.get(record.tenantId)?.set(record.id, record);
    versions.set(record.tenantId, (versions.get(record.tenantId) ?? 0) + 1);
    return record;
  }

  const world: World = {
    advance: (nowMs) => developments?.advance(nowMs),
    incidents: (tenantId) => [...(byTenant.get(tenantId)?.values() ?? [])],
    find: (tenantId, incidentId) => byTenant.get(tenantId)?.get(incidentId) ?? null,
    version: (tenantId) => versions.get(tenantId) ?? 0,
    add(tenantId, nowMs, change = {}) {
      const ids = byTenant.get(tenantId) ?? new Map<number, IncidentRecord>();
      byTenant.set(tenantId, ids);
      const id = 1 + [...ids.keys()].reduce((greatest, taken) => Math.max(greatest, taken), 0);
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
      const known = world.find(tenantId, incidentId);
      if (known === null) return null;
      const updated = stamp(nowMs, `${tenantId} ${incidentId} ${world.version(tenantId)}`);
      return put({ ...known, updated, ...change });
    },
    merge(tenantId, fromId, intoId, nowMs) {
      const from = world.find(tenantId, fromId);
      const into = world.find(tenantId, intoId);
      if (from === null || into === null || from === into) return null;
      world.update(tenantId, fromId, nowMs, { status: 'redirected', redirectedTo: intoId, alerts: () => [] });
      return world.update(tenantId, intoId, nowMs, {
        alerts: () => [...into.alerts(), ...from.alerts()],
      });
    },
  };
  const developments =
    options.developing === false || scenario === 'empty' ? null : createDevelopments({ world, seed, scenario, now });
  return world;
}

/** Ticks below the millisecond, so that no two changes share a moment by accident. */
function stamp(nowMs: number, name: string): string {
  return momentAt(nowMs, Number.parseInt(hexFor(name, 4), 16) % 10_000);
}
