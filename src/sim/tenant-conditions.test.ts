import { describe, expect, it } from 'vitest';
import { aPartnerSimulator, INCIDENTS, SECURITY_INCIDENTS } from './simulator.fixture.ts';
import { HUNDRED_CUSTOMERS, makeUpTenants } from './world/made-up-tenants.ts';
import { EXAMPLE_FOUNDRY, EXAMPLE_PORT, EXAMPLE_SCHOOLS, EXAMPLE_SOC, TENANTS } from './world/tenants.ts';

describe('a tenant that is down', () => {
  it('gets tokens, but both APIs fail with their own server error', async () => {
    const { list } = await aPartnerSimulator();
    const xdr = await list(EXAMPLE_PORT, INCIDENTS);
    expect(xdr.status).toBe(500);
    expect((await xdr.json()).error.code).toBe('InternalServerError');
    const graph = await list(EXAMPLE_PORT, SECURITY_INCIDENTS);
    expect(graph.status).toBe(503);
    expect((await graph.json()).error.code).toBe('serviceNotAvailable');
    expect(graph.headers.get('Retry-After')).toBe('120');
    expect(graph.headers.get('request-id')).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('does not affect other tenants, and responds again when its state changes', async () => {
    const { list, setTenantState } = await aPartnerSimulator();
    expect((await list(EXAMPLE_FOUNDRY, INCIDENTS)).status).toBe(200);
    expect((await list(EXAMPLE_PORT, INCIDENTS)).status).toBe(500);
    setTenantState(EXAMPLE_PORT.tenantId, 'ready');
    expect((await list(EXAMPLE_PORT, INCIDENTS)).status).toBe(200);
    setTenantState(EXAMPLE_FOUNDRY.tenantId, 'down');
    expect((await list(EXAMPLE_FOUNDRY, INCIDENTS)).status).toBe(500);
    expect(() => setTenantState('nowhere', 'down')).toThrow(RangeError);
  });

  it('leaves a request without a valid token to the API (401)', async () => {
    const { fetch } = await aPartnerSimulator();
    expect((await fetch(INCIDENTS, { headers: { Authorization: 'Bearer x' } })).status).toBe(401);
  });
});

describe('a slow tenant', () => {
  it('responds late, and stops waiting when the caller aborts', async () => {
    const tenants = TENANTS.map((tenant) => ({ ...tenant, state: 'slow' }) as const);
    const { list } = await aPartnerSimulator({ tenants, slowTenantMs: 30 });
    const start = performance.now();
    expect((await list(EXAMPLE_FOUNDRY, INCIDENTS)).status).toBe(200);
    expect(performance.now() - start).toBeGreaterThanOrEqual(29);
    const patient = await aPartnerSimulator({ tenants, slowTenantMs: 60_000 });
    const controller = new AbortController();
    const response = patient.list(EXAMPLE_FOUNDRY, INCIDENTS, controller.signal);
    setTimeout(() => controller.abort(), 5);
    await expect(response).rejects.toMatchObject({ name: 'AbortError' });
  });
});

describe('a throttled tenant', () => {
  it('refuses the second request of a minute, per API and not in other tenants (429)', async () => {
    const { list, setTenantState, pass } = await aPartnerSimulator();
    setTenantState(EXAMPLE_SCHOOLS.tenantId, 'throttled');
    const statuses = async (address: string) => [
      (await list(EXAMPLE_SCHOOLS, address)).status,
      (await list(EXAMPLE_SCHOOLS, address)).status,
    ];
    expect(await statuses(INCIDENTS)).toEqual([200, 429]);
    expect(await statuses(SECURITY_INCIDENTS)).toEqual([200, 429]);
    const refused = await list(EXAMPLE_SCHOOLS, INCIDENTS);
    expect((await refused.json()).error.message).toContain('You can send requests again in 60 seconds.');
    expect((await list(EXAMPLE_SOC, INCIDENTS)).status).toBe(200);
    pass(60_000);
    expect((await list(EXAMPLE_SCHOOLS, INCIDENTS)).status).toBe(200);
  });
});

describe('an unlicensed tenant', () => {
  it('has no incidents', async () => {
    const tenants = TENANTS.map((tenant) =>
      tenant === EXAMPLE_SCHOOLS ? ({ ...tenant, state: 'unlicensed' } as const) : tenant,
    );
    const { list } = await aPartnerSimulator({ tenants });
    expect((await (await list(EXAMPLE_SCHOOLS, SECURITY_INCIDENTS)).json()).value).toEqual([]);
  });
});

describe('a delegated administrator (GDAP)', () => {
  const tenants = [EXAMPLE_SOC, { ...EXAMPLE_FOUNDRY, partnerAccess: 'gdap' } as const];

  it('is refused by both APIs unless the switch allows it (403)', async () => {
    const strict = await aPartnerSimulator({ tenants });
    const open = await aPartnerSimulator({ tenants, switches: { gdap: 'accept' } });
    for (const address of [INCIDENTS, SECURITY_INCIDENTS]) {
      expect((await strict.list(EXAMPLE_FOUNDRY, address)).status).toBe(403);
      expect((await open.list(EXAMPLE_FOUNDRY, address)).status).toBe(200);
    }
  });
});

describe('a hundred made-up customers', () => {
  it('each have an id, a verified domain, their own incidents and access for the partner', async () => {
    const customers = makeUpTenants(HUNDRED_CUSTOMERS);
    expect(new Set(customers.map(({ tenantId }) => tenantId)).size).toBe(100);
    expect(customers[41]).toMatchObject({ displayName: 'Customer 042', domain: 'customer042.example' });
    const { world, list } = await aPartnerSimulator({ tenants: [EXAMPLE_SOC, ...customers] });
    const counts = customers.map(({ tenantId }) => world.incidents(tenantId).length);
    expect(counts.filter((count) => count === 20)).toHaveLength(90);
    expect(counts.filter((count) => count === 1_000)).toHaveLength(10);
    for (const customer of [customers[0] ?? EXAMPLE_SOC, customers[99] ?? EXAMPLE_SOC]) {
      const { value } = await (await list(customer, INCIDENTS)).json();
      expect(value.length).toBe(Math.min(100, world.incidents(customer.tenantId).length));
    }
  });

  it('are the same every time, and can have a state', () => {
    expect(makeUpTenants(HUNDRED_CUSTOMERS)).toEqual(makeUpTenants(HUNDRED_CUSTOMERS));
    const [first, second] = makeUpTenants([
      { count: 1, openingIncidents: 3, state: 'down' },
      { count: 1, openingIncidents: 0 },
    ]);
    expect(first).toMatchObject({ displayName: 'Customer 001', state: 'down', openingIncidents: 3 });
    expect(second).toMatchObject({ displayName: 'Customer 002', state: 'ready' });
  });
});

describe('the scenario tenant-down', () => {
  it('has one customer that is down, one that is slow, one without consent and one that responds', async () => {
    const { list } = await aPartnerSimulator({ scenario: 'tenant-down', slowTenantMs: 1 });
    const outcomes = await Promise.all(TENANTS.map(async (tenant) => (await list(tenant, INCIDENTS)).status));
    // Without consent there is no token, so the API sees none.
    expect(outcomes).toEqual([200, 200, 401, 500, 200]);
  });
});
