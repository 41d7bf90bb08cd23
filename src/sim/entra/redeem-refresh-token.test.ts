import { decodeJwt } from 'jose';
import { describe, expect, it } from 'vitest';
import { DAY_MS, HOUR_MS } from '../../std/time.ts';
import { EXAMPLE_CLINIC, EXAMPLE_FOUNDRY, EXAMPLE_SCHOOLS, EXAMPLE_SOC } from '../world/tenants.ts';
import { anApplication, anEntra, expectRefusal } from './entra.fixture.ts';

describe('the refresh grant', () => {
  it('issues a new refresh token at every use, and the old one stays valid', async () => {
    const entra = await anEntra();
    const first = (await entra.tokens()).body.refresh_token;
    const second = (await entra.refresh(first)).body.refresh_token;
    expect(second).not.toBe(first);
    expect((await entra.refresh(first)).status).toBe(200);
    expect((await entra.refresh(second)).status).toBe(200);
  });

  it('does not extend the lifetime of 24 hours (700084)', async () => {
    const entra = await anEntra();
    const first = (await entra.tokens()).body.refresh_token;
    entra.pass(23 * HOUR_MS);
    const renewed = await entra.refresh(first);
    expect(renewed.body.refresh_token_expires_in).toBe(3_600);
    entra.pass(HOUR_MS - 1);
    expect((await entra.refresh(renewed.body.refresh_token)).status).toBe(200);
    entra.pass(1);
    expectRefusal(await entra.refresh(renewed.body.refresh_token), 700084, 'invalid_grant');
    expectRefusal(await entra.refresh(first), 700084, 'invalid_grant');
    entra.pass(2 * DAY_MS);
    expect((await entra.refresh(first)).body.error).toBe('invalid_grant');
  });

  it('issues a token for another tenant in which the user is a guest', async () => {
    const entra = await anEntra();
    const { body } = await entra.tokens();
    const guest = await entra.refresh(body.refresh_token, {}, EXAMPLE_FOUNDRY.tenantId);
    expect(decodeJwt(String(guest.body.access_token)).tid).toBe(EXAMPLE_FOUNDRY.tenantId);
    expect(guest.body.client_info).toBe(body.client_info);
  });

  it('issues a token for another resource', async () => {
    const entra = await anEntra();
    const { body } = await entra.tokens();
    const scope = 'https://graph.microsoft.com/SecurityIncident.Read.All openid profile';
    const graph = await entra.refresh(body.refresh_token, { scope });
    expect(graph.body.scope).toBe(
      'openid profile https://graph.microsoft.com/SecurityIncident.Read.All https://graph.microsoft.com/User.Read',
    );
  });

  it('refuses a tenant in which the user has no account (90072)', async () => {
    const entra = await anEntra();
    const { body } = await entra.tokens();
    expectRefusal(await entra.refresh(body.refresh_token, {}, EXAMPLE_SCHOOLS.tenantId), 90072, 'invalid_grant');
    expectRefusal(await entra.refresh(body.refresh_token, {}, EXAMPLE_CLINIC.tenantId), 90072, 'invalid_grant');
  });

  it('refuses scopes without consent, with the suberror that MSAL checks (65001)', async () => {
    const entra = await anEntra();
    const { body } = await entra.tokens();
    const scope = 'https://api.security.microsoft.com/Incident.ReadWrite';
    const response = await entra.refresh(body.refresh_token, { scope });
    expectRefusal(response, 65001, 'invalid_grant');
    expect(response.body.suberror).toBe('consent_required');
  });

  it('refuses a user whose assignment was removed (50105)', async () => {
    const open = await anEntra();
    const { body } = await open.tokens();
    const closed = await anEntra({
      applications: [anApplication({ assignedPersonas: [] })],
      stored: open.stored() ?? '',
    });
    expectRefusal(await closed.refresh(body.refresh_token), 50105, 'invalid_grant');
  });

  it('refuses a token of another client (70000)', async () => {
    const other = anApplication({ clientId: 'badcafe0-4b1d-4e5f-8a6b-7c8d9e0f1a2b' });
    const entra = await anEntra({ applications: [anApplication(), other] });
    const { body } = await entra.tokens();
    expectRefusal(await entra.refresh(body.refresh_token, { client_id: other.clientId }), 70000, 'invalid_grant');
  });

  it('refuses a request without Origin (9002327)', async () => {
    const entra = await anEntra();
    const { body } = await entra.tokens();
    const response = await entra.refresh(body.refresh_token, {}, EXAMPLE_SOC.tenantId, null);
    expectRefusal(response, 9002327, 'invalid_request');
  });

  it('refuses a claims challenge that needs user interaction, with the required claims (50076)', async () => {
    const entra = await anEntra();
    const { body } = await entra.tokens();
    const claims = '{"access_token":{"acrs":{"essential":true,"value":"c1"}}}';
    const response = await entra.refresh(body.refresh_token, { claims });
    expectRefusal(response, 50076, 'invalid_grant');
    expect(response.body.suberror).toBe('basic_action');
    expect(response.body.claims).toBe('{"access_token":{"acrs":{"essential":true,"values":["c1"]}}}');
  });
});
