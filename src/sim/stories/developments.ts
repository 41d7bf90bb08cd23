import { HOUR_MS, MINUTE_MS } from '../../std/time.ts';
import type { ScenarioName } from '../wire/simulator-contract.ts';
import type { IncidentRecord } from '../world/incident-record.ts';
import type { IncidentStore } from '../world/incident-store.ts';
import { momentAt } from '../world/moment.ts';
import { createPrng, type Prng, seedOf } from '../world/prng.ts';
import { type SimulatedTenant, TENANTS } from '../world/tenants.ts';
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

type Queue = {
  readonly tenant: SimulatedTenant;
  readonly stream: Prng;
  /** Ids of incidents that arrived after the start. Only these are resolved or merged: the written stories stay open. */
  readonly arrived: number[];
  nextAt: number;
  count: number;
};

/**
 * Plans what happens after the start: every one to four minutes an incident is assigned, commented on, resolved or
 * merged, or a new one arrives. The nth development of a tenant is the same for the same seed and start.
 */
export function createDevelopments(options: {
  readonly store: IncidentStore;
  readonly seed: number;
  readonly scenario: ScenarioName;
  /** Milliseconds since the epoch. */
  readonly now: number;
}): { advance(nowMs: number): void } {
  const { store, seed, scenario, now } = options;
  const queues = TENANTS.map((tenant): Queue => {
    const stream = createPrng(seedOf('developments', tenant.tenantId, seed, scenario, Math.floor(now / HOUR_MS)));
    return { tenant, stream, arrived: [], nextAt: now + pauseMs(stream), count: 0 };
  });
  return {
    advance(nowMs) {
      for (const queue of queues) {
        while (queue.nextAt <= nowMs) {
          develop(store, seed, queue);
          queue.count += 1;
          queue.nextAt += pauseMs(queue.stream);
        }
      }
    },
  };
}

function pauseMs(stream: Prng): number {
  return stream.between(60, 240) * 1_000;
}

function develop(store: IncidentStore, seed: number, queue: Queue): void {
  const { tenant, stream, arrived, nextAt, count } = queue;
  // Every fourth development is an arrival, so that a refresh soon shows a new row.
  if (count % 4 === 1) {
    arrived.push(addArrival(store, seed, queue));
    return;
  }
  const [later, earlier] = [arrived.at(-1), arrived.at(-2)];
  if (count % 8 === 7 && later !== undefined && earlier !== undefined) {
    store.merge(tenant.tenantId, later, earlier, nextAt);
    return;
  }
  const open = store
    .incidents(tenant.tenantId)
    .filter((incident) => incident.status === 'active' || incident.status === 'inProgress')
    .toSorted((a, b) => b.id - a.id)
    .slice(0, 20);
  const chosen = open[stream.between(0, Math.max(0, open.length - 1))];
  if (chosen !== undefined) store.update(tenant.tenantId, chosen.id, nextAt, changeOf(chosen, queue));
}

/** Adds a new incident and returns its id. */
function addArrival(store: IncidentStore, seed: number, { tenant, stream, nextAt, count }: Queue): number {
  const story = storyFromTemplate(stream, 1, count);
  const greatestId = store.incidents(tenant.tenantId).reduce((id, incident) => Math.max(id, incident.id), 41_000);
  const { id, tenantId, ...change } = buildIncident(
    { ...story, status: 'active', openFor: 0, comments: [] },
    greatestId + 1,
    null,
    { tenant, seed, origin: nextAt + MINUTE_MS },
  );
  const created = momentAt(nextAt, stream.between(0, 9_999));
  return store.add(tenant.tenantId, nextAt, {
    ...change,
    assignedTo: null,
    classification: 'unknown',
    determination: 'unknown',
    created,
    updated: created,
  }).id;
}

function changeOf(incident: IncidentRecord, { tenant, stream, arrived, nextAt }: Queue) {
  const responder = `responder@${tenant.domain}`;
  if (incident.assignedTo === null) {
    return { assignedTo: responder, status: 'inProgress', lastModifiedBy: responder } as const;
  }
  if (arrived.includes(incident.id) && incident.severity !== 'high' && stream.chance(0.5)) {
    const at = momentAt(nextAt);
    return {
      status: 'resolved',
      classification: 'informationalExpectedActivity',
      determination: 'confirmedActivity',
      lastModifiedBy: incident.assignedTo,
      alerts: () =>
        incident.alerts().map((alert) => ({ ...alert, status: 'resolved', updated: at, resolved: at }) as const),
    } as const;
  }
  const comment = { text: stream.pick(COMMENTS), by: responder, at: momentAt(nextAt, stream.between(0, 9_999)) };
  return { comments: [...incident.comments, comment], lastModifiedBy: responder } as const;
}
