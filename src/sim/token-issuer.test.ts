import { decodeJwt } from 'jose';
import { describe, expect, it } from 'vitest';
import { DEMO_DAEMON, DEMO_SCRIPT } from './demo-application.ts';
import { aPartnerSimulator, INCIDENTS, SECURITY_INCIDENTS } from './simulator.fixture.ts';
import { EXAMPLE_CLINIC, EXAMPLE_FOUNDRY, EXAMPLE_SOC } from './world/tenants.ts';

type PartnerSimulator = Awaited<ReturnType<typeof aPartnerSimulator>>;

const read = ({ fetch }: PartnerSimulator, address: string, token: string) =>
  fetch(address, { headers: { Authorization: `Bearer ${token}` } });

const AN_APPLICATION = {
  tenantId: EXAMPLE_FOUNDRY.tenantId,
  api: 'defender-xdr',
  permissions: ['Incident.Read.All'],
} as const;

describe('an issued application token', () => {
  it('lets both APIs list the incidents of its tenant', async () => {
    const simulator = await aPartnerSimulator();
    const xdr = await simulator.issueApplicationToken(AN_APPLICATION);
    const { value } = await (await read(simulator, INCIDENTS, xdr)).json();
    expect(value).toHaveLength(24);
    const graph = await simulator.issueApplicationToken({
      tenantId: EXAMPLE_FOUNDRY.domain,
      api: 'graph',
      permissions: ['SecurityIncident.Read.All'],
    });
    expect((await read(simulator, SECURITY_INCIDENTS, graph)).status).toBe(200);
    expect((await read(simulator, SECURITY_INCIDENTS, xdr)).status).toBe(401);
  });

  it('has roles, the application’s own identity and the chosen lifetime', async () => {
    const simulator = await aPartnerSimulator();
    const payload = decodeJwt(await simulator.issueApplicationToken({ ...AN_APPLICATION, lifetimeSeconds: 90 }));
    expect(payload).toMatchObject({
      roles: ['Incident.Read.All'],
      idtyp: 'app',
      appid: DEMO_DAEMON.clientId,
      app_displayname: DEMO_DAEMON.displayName,
      tid: EXAMPLE_FOUNDRY.tenantId,
    });
    expect(Number(payload.exp) - Number(payload.iat)).toBe(90);
  });

  it('is refused when it has ended (401) and without a role for the API (403)', async () => {
    const simulator = await aPartnerSimulator();
    const token = await simulator.issueApplicationToken({ ...AN_APPLICATION, lifetimeSeconds: 60 });
    simulator.pass(61_000);
    expect((await read(simulator, INCIDENTS, token)).status).toBe(401);
    for (const permissions of [[], ['AdvancedHunting.Read.All']]) {
      const without = await simulator.issueApplicationToken({ ...AN_APPLICATION, permissions });
      expect((await read(simulator, INCIDENTS, without)).status).toBe(403);
    }
  });

  it('has a quota of its own per tenant, application and API (429)', async () => {
    const simulator = await aPartnerSimulator();
    const token = await simulator.issueApplicationToken(AN_APPLICATION);
    const statuses: number[] = [];
    for (let request = 0; request < 51; request += 1) statuses.push((await read(simulator, INCIDENTS, token)).status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(50);
    expect(statuses.at(-1)).toBe(429);
    const others = [
      { ...AN_APPLICATION, tenantId: EXAMPLE_SOC.tenantId },
      { ...AN_APPLICATION, application: { ...DEMO_DAEMON, clientId: '0dd0dd0d-0000-4000-a000-000000000001' } },
    ];
    for (const other of others) {
      const token = await simulator.issueApplicationToken(other);
      expect((await read(simulator, INCIDENTS, token)).status).toBe(200);
    }
    expect((await simulator.list(EXAMPLE_FOUNDRY, INCIDENTS)).status).toBe(200);
  });

  it('needs a known tenant, known permissions and a positive lifetime', async () => {
    const { issueApplicationToken, issueDelegatedToken } = await aPartnerSimulator();
    for (const change of [{ tenantId: 'nowhere' }, { permissions: ['Incident.Read'] }, { lifetimeSeconds: 0 }]) {
      await expect(issueApplicationToken({ ...AN_APPLICATION, ...change })).rejects.toThrow(RangeError);
    }
    const stranger = { ...AN_APPLICATION, permissions: ['Incident.Read'], personaId: 'responder' } as const;
    await expect(issueDelegatedToken(stranger)).rejects.toThrow(RangeError);
  });
});

describe('an issued delegated token of another application', () => {
  it('lets its user read, and names the other application', async () => {
    const simulator = await aPartnerSimulator();
    const token = await simulator.issueDelegatedToken({
      tenantId: EXAMPLE_CLINIC.tenantId,
      api: 'defender-xdr',
      permissions: ['Incident.Read'],
      personaId: 'partner',
    });
    expect(decodeJwt(token)).toMatchObject({ appid: DEMO_SCRIPT.clientId, scp: 'Incident.Read' });
    expect((await read(simulator, INCIDENTS, token)).status).toBe(200);
  });
});
