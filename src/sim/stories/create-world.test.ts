import { describe, expect, it } from 'vitest';
import { MINUTE_MS } from '../../std/time.ts';
import type { ScenarioName } from '../wire/simulator-contract.ts';
import type { World } from '../world/incident-store.ts';
import { epochMsOf } from '../world/moment.ts';
import { PERSONAS } from '../world/personas.ts';
import { EXAMPLE_FOUNDRY, EXAMPLE_SOC, TENANTS } from '../world/tenants.ts';
import { createWorld } from './create-world.ts';

const NOW = Date.UTC(2026, 10, 20, 11, 30);
const HOUR = 3_600_000;
const HOME = EXAMPLE_SOC.tenantId;

const aWorld = (change: Partial<Parameters<typeof createWorld>[0]> = {}): World =>
  createWorld({ scenario: 'normal', seed: 1, startMs: NOW, ...change });

/** The full content of a world, including alerts. */
function contentOf(world: World): string {
  return JSON.stringify(
    TENANTS.map(({ tenantId }) =>
      world.incidents(tenantId).map((incident) => ({ ...incident, alerts: incident.alerts() })),
    ),
  );
}

describe('the number of incidents in the home tenant', () => {
  it.each<readonly [ScenarioName, number]>([
    ['normal', 63],
    ['drift', 63],
    ['blocked', 63],
    ['throttled', 420],
    ['busy', 5_000],
    ['empty', 0],
  ])('%s: %i', (scenario, count) => {
    expect(aWorld({ scenario }).incidents(HOME)).toHaveLength(count);
  });

  it('is 24 for every customer', () => {
    for (const tenant of TENANTS.slice(1)) expect(aWorld().incidents(tenant.tenantId)).toHaveLength(24);
  });

  it('is 0 for an unknown tenant', () => {
    expect(aWorld().incidents('nowhere')).toEqual([]);
  });
});

describe('the same seed gives the same world', () => {
  it.each<ScenarioName>(['normal', 'throttled'])('in the scenario %s, alerts included', (scenario) => {
    expect(contentOf(aWorld({ scenario }))).toBe(contentOf(aWorld({ scenario })));
  });

  it('shifts by the time of the first load, in whole minutes', () => {
    const later = 37 * MINUTE_MS;
    expect(contentOf(aWorld({ startMs: NOW }))).toBe(contentOf(aWorld({ startMs: NOW + 59_999 })));
    const ages = (startMs: number) =>
      aWorld({ startMs })
        .incidents(HOME)
        .flatMap(({ created, updated }) => [startMs - epochMsOf(created), startMs - epochMsOf(updated)]);
    expect(ages(NOW + later)).toEqual(ages(NOW));
    expect(contentOf(aWorld({ startMs: NOW + later }))).not.toBe(contentOf(aWorld({ startMs: NOW })));
  });

  it('and the same developments', () => {
    const [one, other] = [aWorld(), aWorld()];
    one.advance(NOW + HOUR);
    for (let at = NOW; at <= NOW + HOUR; at += 7_000) other.advance(at);
    other.advance(NOW + HOUR);
    expect(contentOf(one)).toBe(contentOf(other));
  });

  it('and another seed gives another world', () => {
    expect(contentOf(aWorld({ scenario: 'throttled', seed: 2 }))).not.toBe(
      contentOf(aWorld({ scenario: 'throttled' })),
    );
  });
});

describe('times are consistent:', () => {
  it('the latest updates are 2, 4 and 11 minutes old at the first load', () => {
    const startMs = NOW + 30_000;
    const ages = aWorld({ startMs })
      .incidents(HOME)
      .map((incident) => Math.floor((startMs - epochMsOf(incident.updated)) / MINUTE_MS))
      .toSorted((a, b) => a - b);
    expect(ages.slice(0, 3)).toEqual([2, 4, 11]);
  });

  const incidents = [...aWorld().incidents(HOME), ...aWorld({ scenario: 'busy' }).incidents(HOME).slice(0, 1_500)];

  it('nothing happened after the start', () => {
    expect(incidents.filter((incident) => epochMsOf(incident.updated) > NOW)).toEqual([]);
    const late = incidents.flatMap((incident) => incident.alerts()).filter((alert) => epochMsOf(alert.updated) > NOW);
    expect(late).toEqual([]);
  });

  it('an incident was created before it was updated, with comments in between', () => {
    expect(
      incidents.filter((incident) => incident.created >= incident.updated).map((incident) => incident.name),
    ).toEqual([]);
    const astray = incidents.filter((incident) =>
      incident.comments.some(
        (comment) => comment.at < incident.created || epochMsOf(comment.at) > epochMsOf(incident.updated) + 1_000,
      ),
    );
    expect(astray.map((incident) => incident.name)).toEqual([]);
  });

  it('an alert’s activity precedes the alert', () => {
    const astray = incidents
      .flatMap((incident) => incident.alerts())
      .filter((alert) => !(alert.firstActivity < alert.lastActivity && alert.lastActivity < alert.created));
    expect(astray.map((alert) => alert.title)).toEqual([]);
  });

  it('incidents cover about six months, and most are a few days old', () => {
    const ages = aWorld({ scenario: 'busy' })
      .incidents(HOME)
      .map((incident) => (NOW - epochMsOf(incident.created)) / (24 * HOUR));
    expect(Math.max(...ages)).toBeGreaterThan(120);
    expect(Math.max(...ages)).toBeLessThan(184);
    expect(ages.filter((age) => age < 14).length).toBeGreaterThan(ages.length / 2);
  });

  it('newer incidents have higher ids, and ids are unique', () => {
    const byAge = incidents.slice(0, 63).toSorted((a, b) => (a.created < b.created ? -1 : 1));
    const ids = byAge.map((incident) => incident.id);
    expect(ids).toEqual([...new Set(ids)].toSorted((a, b) => a - b));
  });
});

describe('the stories cover', () => {
  const incidents = aWorld().incidents(HOME);
  const alerts = incidents.flatMap((incident) => incident.alerts());

  it('attacks from end to end, with many alerts, techniques and comments', () => {
    const long = incidents.filter((incident) => incident.alerts().length >= 3 && incident.comments.length > 0);
    expect(long.length).toBeGreaterThanOrEqual(6);
    expect(Math.max(...incidents.map((incident) => incident.alerts().length))).toBeGreaterThanOrEqual(7);
    expect(new Set(alerts.flatMap((alert) => alert.techniques)).size).toBeGreaterThan(50);
  });

  it('every severity, status and classification', () => {
    expect(new Set(incidents.map((incident) => incident.severity))).toEqual(
      new Set(['informational', 'low', 'medium', 'high']),
    );
    expect(new Set(incidents.map((incident) => incident.status))).toEqual(
      new Set(['active', 'inProgress', 'resolved', 'redirected', 'awaitingAction']),
    );
    expect(new Set(incidents.map((incident) => incident.classification)).size).toBe(4);
  });

  it('technique ids in the format of MITRE ATT&CK', () => {
    const techniques = alerts.flatMap((alert) => alert.techniques);
    expect(techniques.filter((technique) => !/^T\d{4}(\.\d{3})?$/.test(technique))).toEqual([]);
  });

  it('texts written by an attacker: a reversed file name, markup in a subject', () => {
    const text = contentOf(aWorld());
    expect(text).toContain('\u202e');
    expect(text).toContain('<img src=x onerror=');
  });
});

describe('all names and addresses are fictitious:', () => {
  const texts = [contentOf(aWorld()), contentOf(aWorld({ scenario: 'busy' })), JSON.stringify([TENANTS, PERSONAS])];

  it('every IP address is in a documentation range (RFC 5737)', () => {
    const addresses = texts.flatMap((text) => text.match(/\b\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}\b/g) ?? []);
    expect(addresses.length).toBeGreaterThan(100);
    expect(addresses.filter((address) => !/^(192\.0\.2|198\.51\.100|203\.0\.113)\.\d+$/.test(address))).toEqual([]);
  });

  it('every host and email address is under example (RFC 2606)', () => {
    const hosts = texts.flatMap((text) => [
      ...[...text.matchAll(/https?:\/\/([^/"\\:?\s)]+)/g)].map((match) => match[1] ?? ''),
      ...[...text.matchAll(/@([a-z0-9-]+(?:\.[a-z0-9-]+)+)/gi)].map((match) => match[1] ?? ''),
    ]);
    expect(hosts.length).toBeGreaterThan(1_000);
    expect([...new Set(hosts)].filter((host) => !host.endsWith('.example') && !/^[\d.]+$/.test(host))).toEqual([]);
  });

  it('no text contains another top-level domain', () => {
    const strangers = texts.flatMap(
      (text) => text.match(/\b[a-z0-9-]+\.(com|net|org|io|dev|de|uk|co|info|biz|cloud|app|local)\b(?!\.)/gi) ?? [],
    );
    expect([...new Set(strangers)]).toEqual([]);
  });
});

describe('a test can change the incidents', () => {
  it('add: a new incident has the highest id and is created and updated now', () => {
    const world = aWorld({ developing: false });
    const greatest = Math.max(...world.incidents(HOME).map((incident) => incident.id));
    const added = world.add(HOME, NOW, { name: 'New', severity: 'high' });
    expect(added).toMatchObject({ id: greatest + 1, name: 'New', severity: 'high', status: 'active' });
    expect(epochMsOf(added.updated)).toBe(NOW);
    expect(world.find(HOME, added.id)).toBe(added);
  });

  it('update: sets the update time and raises the version', () => {
    const world = aWorld({ developing: false });
    const { id } = world.add(HOME, NOW);
    const version = world.version(HOME);
    expect(world.update(HOME, id, NOW + 1_000, { status: 'resolved' })).toMatchObject({ id, status: 'resolved' });
    expect(epochMsOf(world.find(HOME, id)?.updated ?? '')).toBe(NOW + 1_000);
    expect(world.version(HOME)).toBe(version + 1);
    expect(world.update(HOME, -1, NOW, {})).toBeNull();
  });

  it('merge: redirects one incident and moves its alerts to the other', () => {
    const world = aWorld({ developing: false });
    const [a, b] = world.incidents(HOME).filter((incident) => incident.alerts().length > 0);
    const total = (a?.alerts().length ?? 0) + (b?.alerts().length ?? 0);
    world.merge(HOME, a?.id ?? -1, b?.id ?? -1, NOW);
    expect(world.find(HOME, a?.id ?? -1)).toMatchObject({ status: 'redirected', redirectedTo: b?.id });
    expect(world.find(HOME, a?.id ?? -1)?.alerts()).toEqual([]);
    expect(world.find(HOME, b?.id ?? -1)?.alerts()).toHaveLength(total);
    expect(world.merge(HOME, 1, 2, NOW)).toBeNull();
  });
});

describe('developments', () => {
  it('add the first incident of the home tenant after 40 seconds, then one every 60 to 90 seconds', () => {
    const world = aWorld();
    const before = new Set(world.incidents(HOME).map((incident) => incident.id));
    world.advance(NOW + 39_999);
    expect(world.incidents(HOME)).toHaveLength(before.size);
    world.advance(NOW + 40_000);
    expect(world.incidents(HOME)).toHaveLength(before.size + 1);
    world.advance(NOW + HOUR);
    const arrivals = world
      .incidents(HOME)
      .filter((incident) => !before.has(incident.id))
      .map((incident) => Math.floor(epochMsOf(incident.created) / 1_000))
      .toSorted((a, b) => a - b);
    const gaps = arrivals.slice(1).map((at, index) => at - (arrivals[index] ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(60);
    expect(Math.max(...gaps)).toBeLessThanOrEqual(90);
  });

  it('update incidents and add new ones within twenty minutes', () => {
    const world = aWorld();
    const before = new Map(world.incidents(HOME).map((incident) => [incident.id, incident.updated]));
    world.advance(NOW + 20 * 60_000);
    const after = world.incidents(HOME);
    expect(after.length).toBeGreaterThan(before.size);
    expect(
      after.filter((incident) => before.has(incident.id) && before.get(incident.id) !== incident.updated).length,
    ).toBeGreaterThan(1);
    expect(after.every((incident) => epochMsOf(incident.updated) <= NOW + 20 * 60_000)).toBe(true);
  });

  it('do not happen in the scenario empty or if a test turns them off', () => {
    const empty = aWorld({ scenario: 'empty' });
    const still = aWorld({ developing: false });
    empty.advance(NOW + HOUR);
    still.advance(NOW + HOUR);
    expect([empty.incidents(HOME).length, still.version(HOME)]).toEqual([0, 0]);
  });

  it('never resolve or merge a written story, only incidents that arrived later', () => {
    const world = aWorld();
    const open = world
      .incidents(HOME)
      .filter((incident) => incident.status === 'active' || incident.status === 'inProgress');
    world.advance(NOW + 3 * HOUR);
    const ended = open.filter((incident) =>
      ['resolved', 'redirected'].includes(world.find(HOME, incident.id)?.status ?? ''),
    );
    expect(ended).toEqual([]);
  });

  it('resolve the alerts of a resolved incident', () => {
    const world = aWorld();
    const written = new Set(world.incidents(HOME).map((incident) => incident.id));
    world.advance(NOW + 6 * HOUR);
    const resolved = world
      .incidents(HOME)
      .filter((incident) => !written.has(incident.id) && incident.status === 'resolved');
    expect(resolved.length).toBeGreaterThan(0);
    expect(resolved.flatMap((incident) => incident.alerts()).filter((alert) => alert.resolved === null)).toEqual([]);
  });

  it('leave a merged incident without alerts and with an existing target', () => {
    const world = aWorld();
    world.advance(NOW + 3 * HOUR);
    const redirected = world.incidents(HOME).filter((incident) => incident.status === 'redirected');
    expect(redirected.length).toBeGreaterThan(2);
    for (const incident of redirected) {
      expect(incident.alerts()).toEqual([]);
      expect(world.find(HOME, incident.redirectedTo ?? -1)).not.toBeNull();
    }
  });
});

describe('personas', () => {
  it('are six, all with the home tenant Example SOC', () => {
    expect(PERSONAS.map((persona) => persona.role)).toEqual([
      'Analyst',
      'Responder',
      'No consent yet',
      'No Defender role',
      'Read-only role',
      'Partner',
    ]);
    expect(PERSONAS.every((persona) => persona.memberships[0]?.tenantId === persona.homeTenantId)).toBe(true);
  });

  it('have a unique object id in each tenant', () => {
    const ids = PERSONAS.flatMap((persona) => persona.memberships.map((membership) => membership.objectId));
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('include a guest of another tenant who sees some device groups only', () => {
    const guest = PERSONAS[0]?.memberships.find((membership) => membership.kind === 'guest');
    expect(guest).toMatchObject({ tenantId: EXAMPLE_FOUNDRY.tenantId, deviceGroups: ['Offices'] });
  });
});
