import { HOUR_MS, MINUTE_MS } from '../../std/time.ts';
import type { ScenarioName } from '../simulator-contract.ts';
import type { IncidentRecord } from './incident-record.ts';
import { momentAt } from './moment.ts';
import { createPrng, type Prng, seedOf } from './prng.ts';
import { tellStory } from './tell-story.ts';
import { storyFromTemplate } from './templates.ts';
import { type SimulatedTenant, TENANTS } from './tenants.ts';
import type { World } from './world.ts';

/** What a colleague, or the automation, writes while one is looking. */
const REMARKS = [
  'Called the user: they did not do this. Treating it as real.',
  'Checked the sign-in log for the same address: nobody else.',
  'Waiting for the device to come back online before collecting the package.',
  'Same file name as last month, other hash.',
  'The change request covers this. Leaving it open until the owner confirms.',
] as const;

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
  const queues = TENANTS.map((tenant) => {
    const stream = createPrng(seedOf('developments', tenant.tenantId, seed, scenario, Math.floor(now / HOUR_MS)));
    return { tenant, stream, nextAt: now + pause(stream), count: 0 };
  });
  return {
    advance(nowMs) {
      for (const queue of queues) {
        while (queue.nextAt <= nowMs) {
          develop(world, queue.tenant, seed, queue.stream, queue.nextAt, queue.count);
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

function develop(world: World, tenant: SimulatedTenant, seed: number, stream: Prng, at: number, count: number): void {
  // Every fourth one is an arrival, so that a refresh soon has a new row to show.
  if (count % 4 === 1) {
    arrive(world, tenant, seed, stream, at, count);
    return;
  }
  const open = world
    .incidents(tenant.tenantId)
    .filter((incident) => incident.status === 'active' || incident.status === 'inProgress')
    .toSorted((a, b) => b.id - a.id)
    .slice(0, 20);
  const [first, second] = open;
  if (first === undefined) return;
  const chosen = open[stream.between(0, open.length - 1)] ?? first;
  if (count % 8 === 7 && second !== undefined && chosen !== first) {
    world.merge(tenant.tenantId, chosen.id, first.id, at);
    return;
  }
  world.update(tenant.tenantId, chosen.id, at, changeOf(chosen, tenant, stream, at));
}

function arrive(world: World, tenant: SimulatedTenant, seed: number, stream: Prng, at: number, count: number): void {
  const story = storyFromTemplate(stream, 1, count);
  const greatest = world.incidents(tenant.tenantId).reduce((id, incident) => Math.max(id, incident.id), 41_000);
  const told = tellStory({ ...story, status: 'active', openFor: 0, comments: [] }, greatest + 1, null, {
    tenant,
    seed,
    origin: at + MINUTE_MS,
  });
  const created = momentAt(at, stream.between(0, 9_999));
  const { id, tenantId, ...change } = told;
  world.add(tenant.tenantId, at, { ...change, assignedTo: null, created, updated: created });
}

function changeOf(incident: IncidentRecord, tenant: SimulatedTenant, stream: Prng, at: number) {
  const responder = `responder@${tenant.domain}`;
  if (incident.assignedTo === null) {
    return { assignedTo: responder, status: 'inProgress', lastModifiedBy: responder } as const;
  }
  if (stream.chance(0.25)) {
    return {
      status: 'resolved',
      classification: 'informationalExpectedActivity',
      determination: 'confirmedActivity',
      lastModifiedBy: incident.assignedTo,
    } as const;
  }
  const comment = { text: stream.pick(REMARKS), by: responder, at: momentAt(at, stream.between(0, 9_999)) };
  return { comments: [...incident.comments, comment], lastModifiedBy: responder } as const;
}
