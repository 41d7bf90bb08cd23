import { MINUTE_MS, SECOND_MS } from '../../std/time.ts';
import type { ScenarioName } from '../wire/simulator-contract.ts';
import type { IncidentRecord } from '../world/incident-record.ts';
import type { IncidentStore } from '../world/incident-store.ts';
import { momentAt } from '../world/moment.ts';
import { createPrng, type Prng, seedOf } from '../world/prng.ts';
import type { SimulatedTenant } from '../world/tenants.ts';
import { buildIncident } from './build-incident.ts';
import { storyFromTemplate } from './templates.ts';

/** Comments that fit any incident. */
const COMMENTS = [
  'Picked this up from the last shift. Reviewing the timeline now.',
  'Called the account owner to confirm the activity. Waiting for a call back.',
  'No similar activity in the tenant in the last 30 days.',
  'Investigation package collected. Containment stays in place until tomorrow.',
  'Handover summary written.',
] as const;

/** What happens next in one tenant. Arrivals and changes have their own random streams and times. */
type Queue = {
  readonly tenant: SimulatedTenant;
  readonly arrivals: { readonly stream: Prng; nextAtMs: number; count: number };
  readonly changes: { readonly stream: Prng; nextAtMs: number; count: number };
  /** Ids of incidents that arrived after the start. Only these are resolved or merged: the written stories stay open. */
  readonly arrivedIds: number[];
};

const FIRST_ARRIVAL_SECONDS = 40;

/**
 * Plans what happens after the start. A new incident arrives every 60 to 90 seconds, in the home tenant the first one
 * after 40 seconds. Every one to four minutes an incident is assigned, commented on, resolved or merged. The nth
 * development of a tenant is the same for the same scenario and seed.
 */
export function createDevelopments(options: {
  readonly store: IncidentStore;
  readonly seed: number;
  readonly scenario: ScenarioName;
  /** Milliseconds since the epoch. */
  readonly startMs: number;
  readonly tenants: readonly SimulatedTenant[];
}): { advance(nowMs: number): void } {
  const { store, seed, scenario, startMs, tenants } = options;
  const queues = tenants.map((tenant): Queue => {
    const arrivals = createPrng(seedOf('arrivals', tenant.tenantId, seed, scenario));
    const changes = createPrng(seedOf('changes', tenant.tenantId, seed, scenario));
    const firstArrivalMs = tenant.kind === 'home' ? FIRST_ARRIVAL_SECONDS * SECOND_MS : arrivalPauseMs(arrivals);
    return {
      tenant,
      arrivals: { stream: arrivals, nextAtMs: startMs + firstArrivalMs, count: 0 },
      changes: { stream: changes, nextAtMs: startMs + changePauseMs(changes), count: 0 },
      arrivedIds: [],
    };
  });
  return {
    advance(nowMs) {
      for (const queue of queues) {
        const { arrivals, changes } = queue;
        while (Math.min(arrivals.nextAtMs, changes.nextAtMs) <= nowMs) {
          if (arrivals.nextAtMs <= changes.nextAtMs) {
            queue.arrivedIds.push(addArrival(store, seed, queue));
            arrivals.count += 1;
            arrivals.nextAtMs += arrivalPauseMs(arrivals.stream);
          } else {
            applyChange(store, queue);
            changes.count += 1;
            changes.nextAtMs += changePauseMs(changes.stream);
          }
        }
      }
    },
  };
}

function arrivalPauseMs(stream: Prng): number {
  return stream.between(60, 90) * SECOND_MS;
}

function changePauseMs(stream: Prng): number {
  return stream.between(60, 240) * SECOND_MS;
}

function applyChange(store: IncidentStore, queue: Queue): void {
  const { tenant, arrivedIds } = queue;
  const { stream, nextAtMs, count } = queue.changes;
  const [later, earlier] = [arrivedIds.at(-1), arrivedIds.at(-2)];
  if (count % 6 === 5 && later !== undefined && earlier !== undefined) {
    store.merge(tenant.tenantId, later, earlier, nextAtMs);
    return;
  }
  const open = store
    .incidents(tenant.tenantId)
    .filter((incident) => incident.status === 'active' || incident.status === 'inProgress')
    .toSorted((a, b) => b.id - a.id)
    .slice(0, 20);
  const chosen = open[stream.between(0, Math.max(0, open.length - 1))];
  if (chosen !== undefined) store.update(tenant.tenantId, chosen.id, nextAtMs, changeOf(chosen, queue));
}

/** Adds a new incident and returns its id. */
function addArrival(store: IncidentStore, seed: number, { tenant, arrivals }: Queue): number {
  const { stream, nextAtMs, count } = arrivals;
  const story = storyFromTemplate(stream, 1, count);
  const greatestId = store.incidents(tenant.tenantId).reduce((id, incident) => Math.max(id, incident.id), 41_000);
  const { id, tenantId, ...change } = buildIncident(
    { ...story, status: 'active', openFor: 0, comments: [] },
    greatestId + 1,
    null,
    { tenant, seed, origin: nextAtMs + MINUTE_MS },
  );
  const created = momentAt(nextAtMs, stream.between(0, 9_999));
  return store.add(tenant.tenantId, nextAtMs, {
    ...change,
    assignedTo: null,
    classification: 'unknown',
    determination: 'unknown',
    created,
    updated: created,
  }).id;
}

function changeOf(incident: IncidentRecord, { tenant, changes, arrivedIds }: Queue) {
  const { stream, nextAtMs } = changes;
  const responder = `responder@${tenant.domain}`;
  if (incident.assignedTo === null) {
    return { assignedTo: responder, status: 'inProgress', lastModifiedBy: responder } as const;
  }
  if (arrivedIds.includes(incident.id) && incident.severity !== 'high' && stream.chance(0.5)) {
    const at = momentAt(nextAtMs);
    return {
      status: 'resolved',
      classification: 'informationalExpectedActivity',
      determination: 'confirmedActivity',
      lastModifiedBy: incident.assignedTo,
      alerts: () =>
        incident.alerts().map((alert) => ({ ...alert, status: 'resolved', updated: at, resolved: at }) as const),
    } as const;
  }
  const comment = { text: stream.pick(COMMENTS), by: responder, at: momentAt(nextAtMs, stream.between(0, 9_999)) };
  return { comments: [...incident.comments, comment], lastModifiedBy: responder } as const;
}
