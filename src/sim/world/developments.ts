import { HOUR_MS, MINUTE_MS } from '../../std/time.ts';
import type { ScenarioName } from '../simulator-contract.ts';
import type { IncidentRecord } from './incident-record.ts';
import { momentAt } from './moment.ts';
import { createPrng, type Prng, seedOf } from './prng.ts';
import { tellStory } from './tell-story.ts';
import { storyFromTemplate } from './templates.ts';
import { type SimulatedTenant, TENANTS } from './tenants.ts';
import type { World } from './world.ts';

/** What a colleague writes while one is looking: true of any incident. */
const REMARKS = [
  'Picked this up from the last shift. Reading the time line now.',
  'Asked the owner of the account by phone. Waiting for the call back.',
  'Nothing of the kind elsewhere in the tenant in the last 30 days.',
  'Collected what is needed. Containment stays in place until tomorrow.',
  'The summary for the hand-over is written.',
] as const;

type Queue = {
  readonly tenant: SimulatedTenant;
  readonly stream: Prng;
  /** Ids of what arrived since the world began. Only these are resolved or merged: the told stories stay whole. */
  readonly arrived: number[];
  nextAt: number;
  count: number;
};

/**
 * Life going on after the world began: every one to four minutes an incident is taken, commented on, resolved, made
 * worse or merged, or a new one arrives. The n-th development of a tenant is the same for the same seed and start.
 */
export function createDevelopments(options: {
  readonly world: World;
  readonly seed: number;
  readonly scenario: ScenarioName;
  readonly now: number;
}): { advance(nowMs: number): void } {
  const { world, seed, scenario, now } = options;
  const queues = TENANTS.map((tenant): Queue => {
    const stream = createPrng(seedOf('developments', tenant.tenantId, seed, scenario, Math.floor(now / HOUR_MS)));
    return { tenant, stream, arrived: [], nextAt: now + pause(stream), count: 0 };
  });
  return {
    advance(nowMs) {
      for (const queue of queues) {
        while (queue.nextAt <= nowMs) {
          develop(world, seed, queue);
          queue.count += 1;
          queue.nextAt += pause(queue.stream);
        }
      }
    },
  };
}

function pause(stream: Prng): number {
  return stream.between(60, 240) * 1_000;
}

function develop(world: World, seed: number, queue: Queue): void {
  const { tenant, stream, arrived, nextAt, count } = queue;
  // Every fourth one is an arrival, so that a refresh soon has a new row to show.
  if (count % 4 === 1) {
    arrived.push(arrive(world, seed, queue));
    return;
  }
  const [later, earlier] = [arrived.at(-1), arrived.at(-2)];
  if (count % 8 === 7 && later !== undefined && earlier !== undefined) {
    world.merge(tenant.tenantId, later, earlier, nextAt);
    return;
  }
  const open = world
    .incidents(tenant.tenantId)
    .filter((incident) => incident.status === 'active' || incident.status === 'inProgress')
    .toSorted((a, b) => b.id - a.id)
    .slice(0, 20);
  const chosen = open[stream.between(0, Math.max(0, open.length - 1))];
  if (chosen !== undefined) world.update(tenant.tenantId, chosen.id, nextAt, changeOf(chosen, queue));
}

/** The id of the new incident. */
function arrive(world: World, seed: number, { tenant, stream, nextAt, count }: Queue): number {
  const story = storyFromTemplate(stream, 1, count);
  const greatest = world.incidents(tenant.tenantId).reduce((id, incident) => Math.max(id, incident.id), 41_000);
  const told = tellStory({ ...story, status: 'active', openFor: 0, comments: [] }, greatest + 1, null, {
    tenant,
    seed,
    origin: nextAt + MINUTE_MS,
  });
  const created = momentAt(nextAt, stream.between(0, 9_999));
  const { id, tenantId, ...change } = told;
  return world.add(tenant.tenantId, nextAt, {
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
  const comment = { text: stream.pick(REMARKS), by: responder, at: momentAt(nextAt, stream.between(0, 9_999)) };
  return { comments: [...incident.comments, comment], lastModifiedBy: responder } as const;
}
