import { describe, expect, it } from 'vitest';
import type { IncidentOperation, JudgedApi } from '../entra/apis.ts';
import { CLOUDS } from '../entra/clouds.ts';
import { consentLinkOf } from './consent-link.ts';
import { type Cure, cureFor } from './cure.ts';
import { decodeToken } from './decode-token.ts';
import { inspectToken } from './inspect-token.ts';
import { APPLICATION_CLAIMS, aToken, TOKEN_TEST_NOW } from './token.fixture.ts';
import { type CommandWay, tokenCommand } from './token-command.ts';
import { judge, judgeToken } from './verdicts.ts';

const NOBODY = { tenantId: null, clientId: null, redirectUri: null };
const WAYS: readonly CommandWay[] = ['curl', 'powershell', 'azure-cli'];

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
      'a person',
      WRONG,
      'list-incidents',
      'defender-xdr',
      'Incident.Read',
      'https://api.security.microsoft.com/Incident.Read',
    ],
    [
      'a person, to write',
      WRONG,
      'update-incident',
      'defender-xdr',
      'Incident.ReadWrite',
      'https://api.security.microsoft.com/Incident.ReadWrite',
    ],
    [
      'a person, at Graph',
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
      'an application, at Graph',
      application,
      'run-hunting-query',
      'graph-security',
      'ThreatHunting.Read.All',
      'https://graph.microsoft.com/.default',
    ],
    [
      'a person, at Endpoint',
      {},
      'run-hunting-query',
      'defender-for-endpoint',
      'AdvancedQuery.Read',
      'https://api.securitycenter.microsoft.com/AdvancedQuery.Read',
    ],
  ] as const)('names permission and scope for %s', (_name, claims, operation, api, permission, scope) => {
    const cure = mustCure(claims, operation, api);
    expect(cure.permission.name).toBe(permission);
    expect(cure.permission.displayName).not.toBeNull();
    expect(cure.scope).toBe(scope);
  });

  it('names the API as Entra lists it', () => {
    expect(mustCure(WRONG).permission.listedUnder).toBe('Microsoft Threat Protection');
    expect(mustCure(WRONG, 'list-incidents', 'graph-security').permission.listedUnder).toBe('Microsoft Graph');
  });

  it('asks for the resource of the cloud', () => {
    expect(mustCure(WRONG, 'list-incidents', 'defender-xdr', CLOUDS['gcc-high']).scope).toBe(
      'https://api-gov.security.microsoft.us/Incident.Read',
    );
  });

  it.each([
    ['what is granted', {}],
    ['what is not valid yet', { nbf: TOKEN_TEST_NOW / 1000 + 600 }],
    ['a role that is missing', { wids: ['88d8e3e3-8f55-4a1e-953a-9b9898b8876b'] }],
  ])('offers none for %s', (_name, claims) => {
    expect(cureOf(claims)).toBeNull();
  });

  it('offers none for an operation that an API does not have', () => {
    expect(cureOf({}, 'list-incidents', 'defender-for-endpoint')).toBeNull();
  });

  it('turns every verdict that another token would change into yes', () => {
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

describe('the command', () => {
  it.each(WAYS)('by %s holds placeholders for what only the reader knows, and no secret', (way) => {
    for (const claims of [WRONG, application]) {
      const command = tokenCommand(way, mustCure(claims), CLOUDS.global, NOBODY);
      expect(command).toContain('TENANT_ID');
      expect(command).toContain(mustCure(claims).scope);
      expect(command).not.toMatch(/eyJ|client_secret=[^@]/);
    }
  });

  it.each(WAYS)('by %s takes nothing out of the token', (way) => {
    const named = { ...WRONG, appid: 'evil-client', tid: 'evil-tenant' };
    expect(tokenCommand(way, mustCure(named), CLOUDS.global, NOBODY)).not.toContain('evil');
  });

  it.each(['curl', 'powershell'] as const)(
    'by %s asks the authority of the cloud, in the tenant that is known',
    (way) => {
      const known = { ...NOBODY, tenantId: 'the-tenant', clientId: 'the-client' };
      const command = tokenCommand(way, mustCure(WRONG), CLOUDS.dod, known);
      expect(command).toContain('https://login.microsoftonline.us/the-tenant/oauth2/v2.0');
      expect(command).toContain('the-client');
    },
  );

  it.each(WAYS)('by %s asks for the secret when it runs, so that no history keeps it', (way) => {
    expect(tokenCommand(way, mustCure(application), CLOUDS.global, NOBODY)).toMatch(/read -rsp|Get-Credential/);
  });
});

describe('the consent link', () => {
  it('asks for the one permission, for our own application', () => {
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

  it('never asks for an application that a token names', () => {
    const link = consentLinkOf(mustCure({ ...application, appid: 'evil-client' }), CLOUDS.global, NOBODY);
    expect(link).toContain('/TENANT_ID/v2.0/adminconsent?client_id=CLIENT_ID&');
    expect(link).not.toContain('evil');
  });
});
