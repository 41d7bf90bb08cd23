import { describe, expect, it } from 'vitest';
import type { IncidentOperation, JudgedApi } from '../entra/apis.ts';
import { CLOUDS } from '../entra/clouds.ts';
import { consentLinkOf } from './consent-link.ts';
import { type Cure, cureFor } from './cure.ts';
import { decodeToken } from './decode-token.ts';
import { inspectToken } from './inspect-token.ts';
import { APPLICATION_CLAIMS, aToken, TOKEN_TEST_NOW } from './token.fixture.ts';
import { type CommandTool, tokenCommand } from './token-command.ts';
import { judge, judgeToken } from './verdicts.ts';

const UNKNOWN = { tenantId: null, clientId: null, redirectUri: null };
const TOOLS: readonly CommandTool[] = ['curl', 'powershell', 'azure-cli'];

function inspect(claims: object) {
  const decoded = decodeToken(aToken(claims));
  if (!decoded.ok) throw new Error(decoded.problem.code);
  return inspectToken(decoded.value, { now: TOKEN_TEST_NOW });
}

function cureOf(
  claims: object,
  operation: IncidentOperation = 'list-incidents',
  api: JudgedApi = 'defender-xdr',
  cloud = CLOUDS.global,
): Cure | null {
  const inspected = inspect(claims);
  return cureFor(judge(inspected, operation, api), inspected, cloud);
}

function mustCure(...given: Parameters<typeof cureOf>): Cure {
  const cure = cureOf(...given);
  if (cure === null) throw new Error('no cure');
  return cure;
}

const WRONG = { aud: 'https://api.securitycenter.microsoft.com' };
const application = { ...APPLICATION_CLAIMS, ...WRONG };

describe('cureFor', () => {
  it.each([
    [
      'a user',
      WRONG,
      'list-incidents',
      'defender-xdr',
      'Incident.Read',
      'https://api.security.microsoft.com/Incident.Read',
    ],
    [
      'a user who writes',
      WRONG,
      'update-incident',
      'defender-xdr',
      'Incident.ReadWrite',
      'https://api.security.microsoft.com/Incident.ReadWrite',
    ],
    [
      'a user of Microsoft Graph security',
      WRONG,
      'list-incidents',
      'graph-security',
      'SecurityIncident.Read.All',
      'https://graph.microsoft.com/SecurityIncident.Read.All',
    ],
    [
      'an application',
      application,
      'list-incidents',
      'defender-xdr',
      'Incident.Read.All',
      'https://api.security.microsoft.com/.default',
    ],
    [
      'an application of Microsoft Graph security',
      application,
      'run-hunting-query',
      'graph-security',
      'ThreatHunting.Read.All',
      'https://graph.microsoft.com/.default',
    ],
    [
      'a user of Defender for Endpoint',
      {},
      'run-hunting-query',
      'defender-for-endpoint',
      'AdvancedQuery.Read',
      'https://api.securitycenter.microsoft.com/AdvancedQuery.Read',
    ],
  ] as const)('names the permission and the scope for %s', (_name, claims, operation, api, permission, scope) => {
    const cure = mustCure(claims, operation, api);
    expect(cure.permission.name).toBe(permission);
    expect(cure.permission.displayName).not.toBeNull();
    expect(cure.scope).toBe(scope);
  });

  it('names the API as Entra does', () => {
    expect(mustCure(WRONG).permission.listedUnder).toBe('Microsoft Threat Protection');
    expect(mustCure(WRONG, 'list-incidents', 'graph-security').permission.listedUnder).toBe('Microsoft Graph');
  });

  it('uses the resource of the cloud', () => {
    expect(mustCure(WRONG, 'list-incidents', 'defender-xdr', CLOUDS['gcc-high']).scope).toBe(
      'https://api-gov.security.microsoft.us/Incident.Read',
    );
  });

  it.each([
    ['a granted operation', {}],
    ['a token that isn’t valid yet', { nbf: TOKEN_TEST_NOW / 1000 + 600 }],
    ['a missing role', { wids: ['88d8e3e3-8f55-4a1e-953a-9b9898b8876b'] }],
  ])('offers no cure for %s', (_name, claims) => {
    expect(cureOf(claims)).toBeNull();
  });

  it('offers no cure for an operation that the API doesn’t offer', () => {
    expect(cureOf({}, 'list-incidents', 'defender-for-endpoint')).toBeNull();
  });

  it('leads to a token with the verdict yes', () => {
    for (const claims of [WRONG, application, { scp: 'openid' }, { exp: TOKEN_TEST_NOW / 1000 - 1 }]) {
      const before = inspect(claims);
      for (const verdict of judgeToken(before)) {
        const cure = cureFor(verdict, before, CLOUDS.global);
        if (cure === null) continue;
        const isApplication = cure.context === 'application';
        const cured = inspect({
          ...(isApplication ? { ...APPLICATION_CLAIMS, roles: [cure.permission.name] } : { scp: cure.permission.name }),
          aud: cure.resource,
        });
        expect(judge(cured, cure.operation, cure.api).answer).toBe('yes');
      }
    }
  });
});

describe('tokenCommand', () => {
  it.each(TOOLS)('uses placeholders and contains no secret with %s', (tool) => {
    for (const claims of [WRONG, application]) {
      const command = tokenCommand(tool, mustCure(claims), CLOUDS.global, UNKNOWN);
      expect(command).toContain('TENANT_ID');
      expect(command).toContain(mustCure(claims).scope);
      expect(command).not.toMatch(/eyJ|client_secret=[^@]/);
    }
  });

  it.each(TOOLS)('contains nothing from the token with %s', (tool) => {
    const named = { ...WRONG, appid: 'evil-client', tid: 'evil-tenant' };
    expect(tokenCommand(tool, mustCure(named), CLOUDS.global, UNKNOWN)).not.toContain('evil');
  });

  it.each(['curl', 'powershell'] as const)('uses the authority of the cloud and the known tenant with %s', (tool) => {
    const known = { ...UNKNOWN, tenantId: 'the-tenant', clientId: 'the-client' };
    const command = tokenCommand(tool, mustCure(WRONG), CLOUDS.dod, known);
    expect(command).toContain('https://login.microsoftonline.us/the-tenant/oauth2/v2.0');
    expect(command).toContain('the-client');
  });

  it.each(TOOLS)('prompts for the secret to keep it out of the shell history with %s', (tool) => {
    expect(tokenCommand(tool, mustCure(application), CLOUDS.global, UNKNOWN)).toMatch(/read -rsp|Get-Credential/);
  });
});

describe('consentLinkOf', () => {
  it('requests the permission for this deployment’s application', () => {
    const link = new URL(
      consentLinkOf(mustCure(WRONG), CLOUDS.global, {
        tenantId: 'the-tenant',
        clientId: 'the-client',
        redirectUri: 'https://app.example/redirect.html',
      }),
    );
    expect(link.origin + link.pathname).toBe('https://login.microsoftonline.com/the-tenant/v2.0/adminconsent');
    expect(Object.fromEntries(link.searchParams)).toEqual({
      client_id: 'the-client',
      scope: 'https://api.security.microsoft.com/Incident.Read',
      redirect_uri: 'https://app.example/redirect.html',
    });
  });

  it('never uses the client id of a token', () => {
    const link = consentLinkOf(mustCure({ ...application, appid: 'evil-client' }), CLOUDS.global, UNKNOWN);
    expect(link).toContain('/TENANT_ID/v2.0/adminconsent?client_id=CLIENT_ID&');
    expect(link).not.toContain('evil');
  });
});
