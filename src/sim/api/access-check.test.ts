import { describe, expect, it } from 'vitest';
import type { BearerProblem } from '../entra/bearer.ts';
import { EXAMPLE_FOUNDRY } from '../world/tenants.ts';
import {
  type AccessRefusal,
  challengeHeader,
  createAccessCheck,
  DEFENDER_XDR_RULES,
  GRAPH_RULES,
} from './access-check.ts';
import { aCaller, aGraphCaller } from './api-context.fixture.ts';

const checkXdr = createAccessCheck(DEFENDER_XDR_RULES, {});
const checkGraph = createAccessCheck(GRAPH_RULES, {});
type Bearer = Parameters<typeof checkXdr>[0];
const xdr = (bearer: Bearer) => checkXdr(bearer, 'read');
const xdrWrite = (bearer: Bearer) => checkXdr(bearer, 'write');
const graph = (bearer: Bearer) => checkGraph(bearer, 'read');
const graphWrite = (bearer: Bearer) => checkGraph(bearer, 'write');

function refusalOf(decision: ReturnType<typeof xdr>): AccessRefusal | null {
  return decision.allowed ? null : decision.refusal;
}

describe('Defender XDR accepts', () => {
  it.each([
    'https://api.security.microsoft.com',
    'https://api.security.microsoft.com/',
    'https://security.microsoft.com/mtp',
    'https://security.microsoft.com/mtp/',
    '8ee8fdad-f234-4243-8f3b-15c294843740',
    'https://api-gcc.security.microsoft.us',
    'https://api-gov.security.microsoft.us',
  ])('a token for the audience %s', (audience) => {
    expect(refusalOf(xdr(aCaller({ audience })))).toBeNull();
  });

  it.each([[['Incident.Read']], [['Incident.ReadWrite']], [['Incident.Read', 'Incident.ReadWrite']]])(
    'a user with the scopes %j',
    (scopes) => {
      expect(refusalOf(xdr(aCaller({ scopes })))).toBeNull();
    },
  );

  it.each(['Incident.Read.All', 'Incident.ReadWrite.All'])(
    'an application with the role %s, for all devices',
    (role) => {
      const decision = xdr(aCaller({ scopes: [], roles: [role], objectId: 'a service principal' }));
      expect(decision).toMatchObject({ allowed: true, visibility: { deviceGroups: null } });
    },
  );

  it('a guest, limited to the device groups of the role in that tenant', () => {
    const decision = xdr(aCaller({ tenantId: EXAMPLE_FOUNDRY.tenantId }));
    expect(decision).toMatchObject({ allowed: true, visibility: { deviceGroups: ['Offices'] } });
  });
});

describe('Defender XDR refuses', () => {
  it.each<BearerProblem>(['missing', 'malformed', 'bad-signature', 'wrong-issuer', 'expired', 'not-yet-valid'])(
    'a bearer token that is %s as unauthenticated',
    (problem) => {
      expect(refusalOf(xdr({ problem }))).toEqual({ code: 'unauthenticated', reason: problem });
    },
  );

  it.each([
    'https://graph.microsoft.com',
    'https://api.securitycenter.microsoft.com',
    'https://api.securitycenter.windows.com',
    'fc780465-2017-40d4-a0c5-307022471b92',
    'https://api.security.microsoft.com.evil.example',
    '',
  ])('a token for the audience "%s" as unauthenticated, before it checks the scope', (audience) => {
    expect(refusalOf(xdr(aCaller({ audience, scopes: [] })))).toEqual({
      code: 'unauthenticated',
      reason: 'wrong-audience',
    });
  });

  it.each([[['AdvancedHunting.Read']], [['incident.read']], [['Incident.Read.All']]])(
    'a user with the scopes %j',
    (scopes) => {
      expect(refusalOf(xdr(aCaller({ scopes })))).toEqual({
        code: 'missing-scope',
        required: ['Incident.Read', 'Incident.ReadWrite'],
        actual: scopes,
      });
    },
  );

  it('a token without scopes and roles', () => {
    expect(refusalOf(xdr(aCaller({ scopes: [] })))).toMatchObject({ code: 'missing-scope', actual: [] });
  });

  it('an application with other roles', () => {
    expect(refusalOf(xdr(aCaller({ scopes: [], roles: ['AdvancedHunting.Read.All'] })))).toEqual({
      code: 'missing-app-role',
      required: ['Incident.Read.All', 'Incident.ReadWrite.All'],
      actual: ['AdvancedHunting.Read.All'],
    });
  });

  it('a user without a Defender role and with a valid token', () => {
    expect(refusalOf(xdr(aCaller({ persona: 'no-role' })))).toEqual({ code: 'no-defender-role' });
  });

  it('an unknown user', () => {
    expect(refusalOf(xdr(aCaller({ objectId: 'unknown-user' })))).toEqual({ code: 'no-defender-role' });
  });
});

describe('a change of an incident', () => {
  it('is allowed for a user with the permission and an operator’s role, whose name it carries', () => {
    expect(xdrWrite(aCaller({ persona: 'responder', scopes: ['Incident.ReadWrite'] }))).toMatchObject({
      allowed: true,
      author: 'responder@soc.example',
    });
    const scopes = ['SecurityIncident.ReadWrite.All'];
    expect(refusalOf(graphWrite(aGraphCaller({ persona: 'responder', scopes })))).toBeNull();
  });

  it('is refused with a permission that only allows reading', () => {
    expect(refusalOf(xdrWrite(aCaller({ persona: 'responder' })))).toEqual({
      code: 'missing-scope',
      required: ['Incident.ReadWrite'],
      actual: ['Incident.Read'],
    });
    expect(refusalOf(graphWrite(aGraphCaller({ persona: 'responder' })))).toMatchObject({
      required: ['SecurityIncident.ReadWrite.All'],
    });
  });

  it('is refused with a reader’s role, whatever the permission', () => {
    expect(refusalOf(xdrWrite(aCaller({ scopes: ['Incident.ReadWrite'] })))).toEqual({ code: 'reader-role' });
    const scopes = ['SecurityIncident.ReadWrite.All'];
    expect(refusalOf(graphWrite(aGraphCaller({ scopes })))).toEqual({ code: 'reader-role' });
  });

  it('is refused without a Defender role', () => {
    const caller = aCaller({ persona: 'no-role', scopes: ['Incident.ReadWrite'] });
    expect(refusalOf(xdrWrite(caller))).toEqual({ code: 'no-defender-role' });
  });

  it('needs the application permission to write in a token of an application', () => {
    const application = { scopes: [], objectId: 'a service principal', userName: null };
    expect(xdrWrite(aCaller({ ...application, roles: ['Incident.ReadWrite.All'] }))).toMatchObject({
      allowed: true,
      author: 'client',
    });
    expect(refusalOf(xdrWrite(aCaller({ ...application, roles: ['Incident.Read.All'] })))).toEqual({
      code: 'missing-app-role',
      required: ['Incident.ReadWrite.All'],
      actual: ['Incident.Read.All'],
    });
  });

  it('needs a delegated permission in a token of a user, even with the application permission', () => {
    const caller = aCaller({ persona: 'responder', roles: ['Incident.ReadWrite.All'] });
    expect(refusalOf(xdrWrite(caller))?.code).toBe('missing-scope');
  });
});

describe('Graph', () => {
  it.each(['https://graph.microsoft.com', 'https://graph.microsoft.com/', '00000003-0000-0000-c000-000000000000'])(
    'accepts a token for the audience %s',
    (audience) => {
      expect(refusalOf(graph(aGraphCaller({ audience })))).toBeNull();
    },
  );

  it('refuses a token for Defender XDR', () => {
    expect(refusalOf(graph(aCaller()))).toEqual({ code: 'unauthenticated', reason: 'wrong-audience' });
  });

  it('refuses scopes for other data', () => {
    expect(refusalOf(graph(aGraphCaller({ scopes: ['User.Read'] })))).toEqual({
      code: 'missing-scope',
      required: ['SecurityIncident.Read.All', 'SecurityIncident.ReadWrite.All'],
      actual: ['User.Read'],
    });
  });
});

describe('a planned claims challenge', () => {
  const check = createAccessCheck(DEFENDER_XDR_RULES, { claimsChallenge: 'once' });
  const challenging = (bearer: Bearer) => check(bearer, 'read');

  it('refuses a token without the authentication context and accepts one with it', () => {
    expect(refusalOf(challenging(aCaller()))?.code).toBe('claims-challenge');
    expect(refusalOf(challenging(aCaller({ authenticationContexts: ['c1'] })))).toBeNull();
  });

  it('contains its claims as base64', () => {
    const refusal = refusalOf(challenging(aCaller()));
    const header = refusal === null ? null : challengeHeader(refusal, 'https://login.example/authorize');
    expect(header).toContain('error="insufficient_claims"');
    const claims = /claims="([^"]+)"/.exec(header ?? '')?.[1] ?? '';
    expect(JSON.parse(atob(claims))).toEqual({ access_token: { acrs: { essential: true, value: 'c1' } } });
  });
});

describe('the WWW-Authenticate header', () => {
  it('has no error code if the request has no token (RFC 6750 §3.1)', () => {
    const header = challengeHeader({ code: 'unauthenticated', reason: 'missing' }, 'https://login.example/authorize');
    expect(header).toBe('Bearer realm="", authorization_uri="https://login.example/authorize"');
  });

  it('has the error invalid_token for an expired token (RFC 6750 §3.1)', () => {
    const header = challengeHeader({ code: 'unauthenticated', reason: 'expired' }, 'https://login.example/authorize');
    expect(header).toContain('error="invalid_token"');
  });

  it('is not sent with a 403', () => {
    expect(challengeHeader({ code: 'no-defender-role' }, 'https://login.example/authorize')).toBeNull();
  });
});
