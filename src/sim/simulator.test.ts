import { describe, expect, it } from 'vitest';
import { accessToken, aSimulator, INCIDENTS, NOON, PAGE, withBearer } from './browser-simulator.fixture.ts';
import { createSimulator } from './simulator.ts';
import { SIMULATED_ORIGINS } from './wire/hosts.ts';
import type { Fault, ScenarioName } from './wire/simulator-contract.ts';
import { EXAMPLE_SOC } from './world/tenants.ts';

const XDR = 'https://api.security.microsoft.com/Incident.Read openid offline_access';
const GRAPH = 'https://graph.microsoft.com/SecurityIncident.Read.All openid offline_access';

describe('the simulator behind the browser transport', () => {
  it('signs in and lists incidents of both APIs', async () => {
    const simulator = aSimulator('normal');
    const xdr = await simulator.fetch(INCIDENTS, withBearer(await accessToken(simulator, XDR)));
    expect(xdr.status).toBe(200);
    const graphToken = await accessToken(simulator, GRAPH);
    const graph = await simulator.fetch('https://graph.microsoft.com/v1.0/security/incidents', withBearer(graphToken));
    expect(graph.status).toBe(200);
    for (const body of [await xdr.json(), await graph.json()]) expect(body.value.length).toBeGreaterThan(0);
  });

  it('responds at every documented host of the XDR API', async () => {
    const simulator = aSimulator();
    const hosts = SIMULATED_ORIGINS.filter((origin) => /api.*\.security\.microsoft/.test(origin));
    expect(hosts.length).toBe(13);
    for (const host of hosts)
      expect((await simulator.fetch(`${host}/api/incidents`, withBearer('x'))).status).toBe(401);
  });

  it('refuses the token of the other API (401)', async () => {
    const simulator = aSimulator();
    const graphToken = await accessToken(simulator, GRAPH);
    expect((await simulator.fetch(INCIDENTS, withBearer(graphToken))).status).toBe(401);
  });

  it('returns 404 for a host that it does not simulate', async () => {
    const response = await aSimulator().handle(new Request('https://elsewhere.example/'), { origin: null });
    expect(response.status).toBe(404);
  });

  it('exposes Retry-After and WWW-Authenticate of Graph, but of the XDR API only if configured', async () => {
    const graph = await aSimulator().fetch('https://graph.microsoft.com/v1.0/security/incidents', withBearer('x'));
    expect(graph.headers.get('WWW-Authenticate')).not.toBeNull();
    const closed = await aSimulator().fetch(INCIDENTS, withBearer('x'));
    expect(closed.headers.get('WWW-Authenticate')).toBeNull();
    const open = await aSimulator('empty', ['WWW-Authenticate']).fetch(INCIDENTS, withBearer('x'));
    expect(open.headers.get('WWW-Authenticate')).not.toBeNull();
  });

  it('blocks the XDR API in the scenario `blocked`: no preflight, no readable response; Graph still works', async () => {
    const simulator = aSimulator('blocked');
    await expect(simulator.fetch(INCIDENTS, withBearer('x'))).rejects.toThrow(new TypeError('Failed to fetch'));
    const preflight = await simulator.handle(new Request(INCIDENTS, { method: 'OPTIONS' }), { origin: PAGE });
    expect(preflight.status).toBe(404);
    const plain = await simulator.handle(new Request(INCIDENTS), { origin: PAGE });
    expect([...plain.headers.keys()].filter((name) => name.startsWith('access-control-'))).toEqual([]);
    const graph = await simulator.fetch('https://graph.microsoft.com/v1.0/security/incidents', withBearer('x'));
    expect(graph.status).toBe(401);
  });
});

describe('the start of a scenario', () => {
  const HOUR = 3_600_000;

  function aSession() {
    let text: string | null = null;
    const store = {
      read: () => text,
      write: (next: string) => {
        text = next;
      },
    };
    return (nowMs: number, scenario: ScenarioName = 'normal') =>
      createSimulator({ clock: () => nowMs, scenario, store, applications: [], developing: false })
        .world.incidents(EXAMPLE_SOC.tenantId)
        .map(({ created }) => created);
  }

  it('stays the same when the page reloads, so that no time changes', () => {
    const load = aSession();
    const first = load(NOON);
    expect(load(NOON + 10 * 60_000)).toEqual(first);
    expect(aSession()(NOON + 10 * 60_000)).not.toEqual(first);
  });

  it('is new for another scenario, and in a session that is older than eight hours', () => {
    const load = aSession();
    const first = load(NOON);
    load(NOON + HOUR, 'drift');
    expect(load(NOON + HOUR)).not.toEqual(first);
    const second = load(NOON + HOUR);
    expect(load(NOON + 9 * HOUR)).toEqual(second);
    expect(load(NOON + 9 * HOUR + 60_000)).not.toEqual(second);
  });
});

describe('a planned fault', () => {
  const match = { pathPattern: /^\/api\/incidents$/ };
  const status = (code: number): Fault['response'] => ({ kind: 'status', status: code, body: 'broken' });

  it('applies to the first matching requests, then normal responses return', async () => {
    const simulator = aSimulator();
    simulator.plan({ match, times: 2, response: status(503) });
    const statuses: number[] = [];
    for (let round = 0; round < 3; round += 1)
      statuses.push((await simulator.fetch(INCIDENTS, withBearer('x'))).status);
    expect(statuses).toEqual([503, 503, 401]);
  });

  it('skips the given number of requests first', async () => {
    const simulator = aSimulator();
    simulator.plan({ match, times: 1, skip: 1, response: status(500) });
    expect((await simulator.fetch(INCIDENTS, withBearer('x'))).status).toBe(401);
    expect((await simulator.fetch(INCIDENTS, withBearer('x'))).status).toBe(500);
  });

  it('matches by method, and by path with or without the query', async () => {
    const simulator = aSimulator();
    simulator.plan({ match: { method: 'POST', pathPattern: /incidents/ }, times: 1, response: status(500) });
    simulator.plan({ match: { pathPattern: /skip=100/g }, times: 1, response: status(502) });
    expect((await simulator.fetch(INCIDENTS, withBearer('x'))).status).toBe(401);
    expect((await simulator.fetch(`${INCIDENTS}?$skip=100`, withBearer('x'))).status).toBe(502);
  });

  it('does not apply to a preflight', async () => {
    const simulator = aSimulator();
    simulator.plan({ match, times: 1, response: status(500) });
    const preflight = await simulator.handle(new Request(INCIDENTS, { method: 'OPTIONS' }), { origin: PAGE });
    expect(preflight.status).toBe(204);
    expect((await simulator.fetch(INCIDENTS, withBearer('x'))).status).toBe(500);
  });

  it('can have headers, which a page can read only if the host’s CORS policy exposes them', async () => {
    const simulator = aSimulator('empty', ['Retry-After']);
    simulator.plan({ match, times: 1, response: { kind: 'status', status: 429, headers: { 'Retry-After': '7' } } });
    expect((await simulator.fetch(INCIDENTS, withBearer('x'))).headers.get('Retry-After')).toBe('7');
    const blocked = aSimulator('blocked');
    blocked.plan({ match: { ...match, method: 'OPTIONS' }, times: 1, response: { kind: 'status', status: 204 } });
    await expect(blocked.fetch(INCIDENTS, withBearer('x'))).rejects.toThrow(TypeError);
  });

  it('of kind no-cors returns the normal response without CORS headers', async () => {
    const simulator = aSimulator();
    simulator.plan({ match, times: 1, response: { kind: 'no-cors' } });
    await expect(simulator.fetch(INCIDENTS, withBearer('x'))).rejects.toThrow(TypeError);
    simulator.plan({ match, times: 1, response: { kind: 'no-cors' } });
    expect((await simulator.handle(new Request(INCIDENTS), { origin: PAGE })).status).toBe(401);
  });

  it('of kind network rejects, as a closed connection does', async () => {
    const simulator = aSimulator();
    simulator.plan({ match, times: 1, response: { kind: 'network' } });
    await expect(simulator.handle(new Request(INCIDENTS), { origin: PAGE })).rejects.toThrow(TypeError);
  });

  it('of kind hang ends only when the caller aborts', async () => {
    const simulator = aSimulator();
    simulator.plan({ match, times: 1, response: { kind: 'hang' } });
    const controller = new AbortController();
    const response = simulator.fetch(INCIDENTS, { ...withBearer('x'), signal: controller.signal });
    controller.abort();
    await expect(response).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('of kind delay returns the normal response later', async () => {
    const simulator = aSimulator();
    simulator.plan({ match, times: 1, response: { kind: 'delay', ms: 1 } });
    expect((await simulator.fetch(INCIDENTS, withBearer('x'))).status).toBe(401);
  });
});
