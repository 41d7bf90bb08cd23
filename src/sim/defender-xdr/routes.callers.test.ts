import { describe, expect, it } from 'vitest';
import { aCaller, anApiContext, HALF_PAST_ELEVEN } from '../api/api-context.fixture.ts';
import type { BearerProblem } from '../entra/bearer.ts';
import { EXAMPLE_FOUNDRY } from '../world/tenants.ts';
import { anApi, errorOf } from './defender-xdr.fixture.ts';

describe('a caller', () => {
  it.each<BearerProblem>(['missing', 'malformed', 'bad-signature', 'wrong-issuer', 'expired', 'not-yet-valid'])(
    'whose token is %s gets a 401 with WWW-Authenticate',
    async (problem) => {
      const response = await anApi(anApiContext({ caller: { problem } })).send('/api/incidents');
      expect(response.status).toBe(401);
      expect(response.headers.get('WWW-Authenticate')).toMatch(/^Bearer /);
      expect((await errorOf(response)).code).toBe('Unauthorized');
    },
  );

  it('with a token for Defender for Endpoint gets a 401', async () => {
    const caller = aCaller({ audience: 'https://api.securitycenter.microsoft.com' });
    expect((await anApi(anApiContext({ caller })).send('/api/incidents')).status).toBe(401);
  });

  it('without the scope gets a 403 that names the permissions', async () => {
    const response = await anApi(anApiContext({ caller: aCaller({ scopes: ['AdvancedHunting.Read'] }) })).send(
      '/api/incidents',
    );
    expect(response.status).toBe(403);
    expect(await errorOf(response)).toMatchObject({
      code: 'Forbidden',
      message: expect.stringContaining('Incident.Read'),
    });
  });

  it('without the app role gets a 403 that names the permissions', async () => {
    const caller = aCaller({ scopes: [], roles: ['Alert.Read.All'] });
    const response = await anApi(anApiContext({ caller })).send('/api/incidents');
    expect(response.status).toBe(403);
    expect((await errorOf(response)).message).toContain('Incident.Read.All');
  });

  it('without a Defender role gets a 403 although the token is valid', async () => {
    const response = await anApi(anApiContext({ caller: aCaller({ persona: 'no-role' }) })).send('/api/incidents');
    expect([response.status, (await errorOf(response)).code]).toEqual([403, 'Forbidden']);
  });

  it('gets a challenge for a stronger token if the switch is on', async () => {
    const api = anApi(anApiContext({ switches: { claimsChallenge: 'once' } }));
    const refused = await api.send('/api/incidents');
    expect(refused.status).toBe(401);
    expect(refused.headers.get('WWW-Authenticate')).toContain('error="insufficient_claims"');
    api.context.bearer = aCaller({ authenticationContexts: ['c1'] });
    expect((await api.send('/api/incidents')).status).toBe(200);
  });

  it('limited to device groups sees no incidents or alerts of other groups', async () => {
    const tenantId = EXAMPLE_FOUNDRY.tenantId;
    const everything = await anApi(anApiContext({ caller: aCaller({ persona: 'partner', tenantId }) })).rows();
    const guest = anApi(anApiContext({ caller: aCaller({ tenantId }) }));
    const limited = await guest.rows();
    expect(limited.length).toBeGreaterThan(0);
    expect(limited.length).toBeLessThan(everything.length);
    const hidden = everything.find((row) => !limited.some((seen) => seen.incidentId === row.incidentId));
    expect((await guest.send(`/api/incidents/${hidden?.incidentId}`)).status).toBe(404);
    const groups = limited.flatMap((row) =>
      (row.alerts as { devices: { rbacGroupName: string | null }[] }[])
        .filter((alert) => alert.devices.length > 0)
        .map((alert) => alert.devices.some((device) => device.rbacGroupName === 'Offices')),
    );
    expect(groups).not.toContain(false);
  });
});

describe('the quota', () => {
  it('refuses the 51st list request of a minute with the observed body and no Retry-After', async () => {
    const { send, context } = anApi();
    for (let call = 0; call < 50; call += 1) expect((await send('/api/incidents?$top=1')).status).toBe(200);
    context.nowMs += 52_000;
    const response = await send('/api/incidents?$top=1');
    expect(response.status).toBe(429);
    expect(response.headers.has('Retry-After')).toBe(false);
    expect(await errorOf(response)).toMatchObject({
      code: '429',
      message:
        'API calls quota exceeded! Maximum allowed 50 per 00:01:00 for the key Destination+TenantID+AppID. You can send requests again in 8 seconds.',
    });
    context.nowMs += 8_000;
    expect((await send('/api/incidents?$top=1')).status).toBe(200);
  });

  it('is multiplied by the quota factor, except in the scenario throttled', async () => {
    const generous = anApi(anApiContext({ quotaFactor: 2 }));
    for (let call = 0; call < 100; call += 1) expect((await generous.send('/api/incidents?$top=1')).status).toBe(200);
    expect((await generous.send('/api/incidents?$top=1')).status).toBe(429);
    const throttled = anApi(anApiContext({ scenario: 'throttled', quotaFactor: 2 }));
    for (let call = 0; call < 3; call += 1) await throttled.send('/api/incidents?$top=1');
    expect((await throttled.send('/api/incidents?$top=1')).status).toBe(429);
  });

  it('counts get separately from list, and allows 100 a minute', async () => {
    const { send } = anApi();
    for (let call = 0; call < 100; call += 1) expect((await send('/api/incidents/1')).status).toBe(404);
    expect((await send('/api/incidents/1')).status).toBe(429);
    expect((await send('/api/incidents?$top=1')).status).toBe(200);
  });

  it('counts each tenant and each application separately', async () => {
    const api = anApi(anApiContext({ scenario: 'throttled' }));
    for (let call = 0; call < 3; call += 1) await api.send('/api/incidents?$top=1');
    expect((await api.send('/api/incidents?$top=1')).status).toBe(429);
    api.context.bearer = aCaller({ clientId: 'another' });
    expect((await api.send('/api/incidents?$top=1')).status).toBe(200);
    api.context.bearer = aCaller({ tenantId: EXAMPLE_FOUNDRY.tenantId });
    expect((await api.send('/api/incidents?$top=1')).status).toBe(200);
  });

  it('allows 1,500 list requests an hour', async () => {
    const { send, context } = anApi(anApiContext({ scenario: 'empty' }));
    for (let call = 0; call < 1_500; call += 1) {
      context.nowMs = HALF_PAST_ELEVEN + call * 1_300;
      expect((await send('/api/incidents')).status).toBe(200);
    }
    const refused = await send('/api/incidents');
    expect((await errorOf(refused)).message).toContain('Maximum allowed 1500 per 01:00:00');
  });

  it('does not count requests that were refused for other reasons', async () => {
    const api = anApi(anApiContext({ scenario: 'throttled', caller: { problem: 'expired' } }));
    for (let call = 0; call < 20; call += 1) await api.send('/api/incidents');
    api.context.bearer = aCaller();
    expect((await api.send('/api/incidents?$top=1')).status).toBe(200);
  });

  it('adds Retry-After if the switch is on', async () => {
    const { send } = anApi(anApiContext({ scenario: 'throttled', switches: { xdrRetryAfter: true } }));
    for (let call = 0; call < 3; call += 1) await send('/api/incidents?$top=1');
    expect((await send('/api/incidents?$top=1')).headers.get('Retry-After')).toBe('60');
  });
});
