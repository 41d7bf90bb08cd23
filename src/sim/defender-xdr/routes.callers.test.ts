import { describe, expect, it } from 'vitest';
import { aCaller, anApiContext, HALF_PAST_ELEVEN } from '../api/api-context.fixture.ts';
import type { BearerProblem } from '../entra/bearer.ts';
import { EXAMPLE_FOUNDRY } from '../world/tenants.ts';
import { anApi, errorOf } from './defender-xdr.fixture.ts';

describe('a caller', () => {
  it.each<BearerProblem>(['missing', 'malformed', 'bad-signature', 'wrong-issuer', 'expired', 'not-yet-valid'])(
    'whose token is %s meets a 401 with WWW-Authenticate',
    async (problem) => {
      const answer = await anApi(anApiContext({ caller: { problem } })).ask('/api/incidents');
      expect(answer.status).toBe(401);
      expect(answer.headers.get('WWW-Authenticate')).toMatch(/^Bearer /);
      expect((await errorOf(answer)).code).toBe('Unauthorized');
    },
  );

  it('with a token for Defender for Endpoint meets a 401', async () => {
    const caller = aCaller({ audience: 'https://api.securitycenter.microsoft.com' });
    expect((await anApi(anApiContext({ caller })).ask('/api/incidents')).status).toBe(401);
  });

  it('without the scope meets a 403 that names the permissions', async () => {
    const answer = await anApi(anApiContext({ caller: aCaller({ scopes: ['AdvancedHunting.Read'] }) })).ask(
      '/api/incidents',
    );
    expect(answer.status).toBe(403);
    expect(await errorOf(answer)).toMatchObject({
      code: 'Forbidden',
      message: expect.stringContaining('Incident.Read'),
    });
  });

  it('without the app role meets a 403 that names the permissions', async () => {
    const caller = aCaller({ scopes: [], roles: ['Alert.Read.All'] });
    const answer = await anApi(anApiContext({ caller })).ask('/api/incidents');
    expect(answer.status).toBe(403);
    expect((await errorOf(answer)).message).toContain('Incident.Read.All');
  });

  it('without a role in Defender meets a 403 although the token is good', async () => {
    const answer = await anApi(anApiContext({ caller: aCaller({ persona: 'no-role' }) })).ask('/api/incidents');
    expect([answer.status, (await errorOf(answer)).code]).toEqual([403, 'Forbidden']);
  });

  it('is asked once for a stronger token where that is planned', async () => {
    const api = anApi(anApiContext({ switches: { claimsChallenge: 'once' } }));
    const refused = await api.ask('/api/incidents');
    expect(refused.status).toBe(401);
    expect(refused.headers.get('WWW-Authenticate')).toContain('error="insufficient_claims"');
    api.context.bearer = aCaller({ authenticationContexts: ['c1'] });
    expect((await api.ask('/api/incidents')).status).toBe(200);
  });

  it('limited to device groups sees neither incidents nor alerts of others', async () => {
    const tenantId = EXAMPLE_FOUNDRY.tenantId;
    const everything = await anApi(anApiContext({ caller: aCaller({ persona: 'partner', tenantId }) })).rows();
    const guest = anApi(anApiContext({ caller: aCaller({ tenantId }) }));
    const limited = await guest.rows();
    expect(limited.length).toBeGreaterThan(0);
    expect(limited.length).toBeLessThan(everything.length);
    const hidden = everything.find((row) => !limited.some((seen) => seen.incidentId === row.incidentId));
    expect((await guest.ask(`/api/incidents/${hidden?.incidentId}`)).status).toBe(404);
    const groups = limited.flatMap((row) =>
      (row.alerts as { devices: { rbacGroupName: string | null }[] }[])
        .filter((alert) => alert.devices.length > 0)
        .map((alert) => alert.devices.some((device) => device.rbacGroupName === 'Offices')),
    );
    expect(groups).not.toContain(false);
  });
});

describe('the quota', () => {
  it('refuses the 51st list call of a minute with the observed body and no Retry-After', async () => {
    const { ask, context } = anApi();
    for (let call = 0; call < 50; call += 1) expect((await ask('/api/incidents?$top=1')).status).toBe(200);
    context.nowMs += 52_000;
    const answer = await ask('/api/incidents?$top=1');
    expect(answer.status).toBe(429);
    expect(answer.headers.has('Retry-After')).toBe(false);
    expect(await errorOf(answer)).toMatchObject({
      code: '429',
      message:
        'API calls quota exceeded! Maximum allowed 50 per 00:01:00 for the key Destination+TenantID+AppID. You can send requests again in 8 seconds.',
    });
    context.nowMs += 8_000;
    expect((await ask('/api/incidents?$top=1')).status).toBe(200);
  });

  it('is multiplied by the quota factor, except in the scenario throttled', async () => {
    const generous = anApi(anApiContext({ quotaFactor: 2 }));
    for (let call = 0; call < 100; call += 1) expect((await generous.ask('/api/incidents?$top=1')).status).toBe(200);
    expect((await generous.ask('/api/incidents?$top=1')).status).toBe(429);
    const throttled = anApi(anApiContext({ scenario: 'throttled', quotaFactor: 2 }));
    for (let call = 0; call < 3; call += 1) await throttled.ask('/api/incidents?$top=1');
    expect((await throttled.ask('/api/incidents?$top=1')).status).toBe(429);
  });

  it('counts get apart from list, and allows 100 a minute', async () => {
    const { ask } = anApi();
    for (let call = 0; call < 100; call += 1) expect((await ask('/api/incidents/1')).status).toBe(404);
    expect((await ask('/api/incidents/1')).status).toBe(429);
    expect((await ask('/api/incidents?$top=1')).status).toBe(200);
  });

  it('counts each tenant and each application by itself', async () => {
    const api = anApi(anApiContext({ scenario: 'throttled' }));
    for (let call = 0; call < 3; call += 1) await api.ask('/api/incidents?$top=1');
    expect((await api.ask('/api/incidents?$top=1')).status).toBe(429);
    api.context.bearer = aCaller({ clientId: 'another' });
    expect((await api.ask('/api/incidents?$top=1')).status).toBe(200);
    api.context.bearer = aCaller({ tenantId: EXAMPLE_FOUNDRY.tenantId });
    expect((await api.ask('/api/incidents?$top=1')).status).toBe(200);
  });

  it('allows 1,500 list calls an hour', async () => {
    const { ask, context } = anApi(anApiContext({ scenario: 'empty' }));
    for (let call = 0; call < 1_500; call += 1) {
      context.nowMs = HALF_PAST_ELEVEN + call * 1_300;
      expect((await ask('/api/incidents')).status).toBe(200);
    }
    const refused = await ask('/api/incidents');
    expect((await errorOf(refused)).message).toContain('Maximum allowed 1500 per 01:00:00');
  });

  it('does not count callers that were refused before', async () => {
    const api = anApi(anApiContext({ scenario: 'throttled', caller: { problem: 'expired' } }));
    for (let call = 0; call < 20; call += 1) await api.ask('/api/incidents');
    api.context.bearer = aCaller();
    expect((await api.ask('/api/incidents?$top=1')).status).toBe(200);
  });

  it('adds Retry-After where the service is the one that does', async () => {
    const { ask } = anApi(anApiContext({ scenario: 'throttled', switches: { xdrRetryAfter: true } }));
    for (let call = 0; call < 3; call += 1) await ask('/api/incidents?$top=1');
    expect((await ask('/api/incidents?$top=1')).headers.get('Retry-After')).toBe('60');
  });
});
