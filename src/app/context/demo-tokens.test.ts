import { expect, it } from 'vitest';
import { readKeepableToken } from '../../access/kept/keepable-token.ts';
import { CLOUDS } from '../../entra/clouds.ts';
import { createSimulator } from '../../sim/simulator.ts';
import { EXAMPLE_CLINIC, EXAMPLE_FOUNDRY, EXAMPLE_SOC } from '../../sim/world/tenants.ts';
import { epochMs } from '../../std/time.ts';
import { decodeToken } from '../../token/decode-token.ts';
import { inspectToken } from '../../token/inspect-token.ts';
import { demoTokens } from './demo-tokens.ts';

it('offers tokens that can be kept and that both APIs accept', async () => {
  const now = epochMs(Date.UTC(2026, 10, 20, 12));
  const simulator = createSimulator({
    clock: () => now,
    scenario: 'normal',
    store: { read: () => null, write: () => undefined },
    applications: [],
  });
  const kept: string[] = [];
  for (const { issue } of demoTokens(simulator, {
    home: EXAMPLE_SOC,
    clinic: EXAMPLE_CLINIC,
    foundry: EXAMPLE_FOUNDRY,
  })) {
    const token = await issue();
    const decoded = decodeToken(token);
    const facts = decoded.ok ? readKeepableToken(inspectToken(decoded.value, { now }), CLOUDS.global) : null;
    if (!facts?.ok) throw new Error('the sample cannot be kept');
    const { api, kind } = facts.value;
    const url =
      api === 'defender-xdr'
        ? 'https://api.security.microsoft.com/api/incidents?$top=1'
        : 'https://graph.microsoft.com/v1.0/security/incidents?$top=1';
    const request = new Request(url, { headers: { Authorization: `Bearer ${token}` } });
    expect((await simulator.handle(request, { origin: null })).status).toBe(200);
    kept.push(`${kind} ${api}`);
  }
  expect(kept).toEqual([
    'application defender-xdr',
    'application defender-xdr',
    'application graph-security',
    'application defender-xdr',
    'user defender-xdr',
  ]);
});
