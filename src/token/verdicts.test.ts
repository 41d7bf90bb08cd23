import { describe, expect, it } from 'vitest';
import { INCIDENT_OPERATIONS, JUDGED_APIS } from '../entra/apis.ts';
import { DIRECTORY_ROLES } from '../entra/directory-roles.ts';
import { decodeToken } from './decode-token.ts';
import { inspectToken } from './inspect-token.ts';
import { APPLICATION_CLAIMS, aToken, ID_CLAIMS, TOKEN_TEST_NOW } from './token.fixture.ts';
import { decidingVerdict, judge, judgeToken } from './verdicts.ts';

const XDR = 'https://api.security.microsoft.com';
const GRAPH = 'https://graph.microsoft.com';
const ENDPOINT = 'https://api.securitycenter.microsoft.com';
const SECURITY_READER = '5d6b6bb7-de71-4623-b4af-96380a352509';
const SECURITY_OPERATOR = '5f2222b1-57c3-48ba-8ad5-d4759f1fde6f';
const DIRECTORY_READERS = '88d8e3e3-8f55-4a1e-953a-9b9898b8876b';
const MEMBER = 'b79fbf4d-3ef9-4689-8143-76b194e85509';

const application = (claims: object) => ({ ...APPLICATION_CLAIMS, ...claims });
const expired = { exp: TOKEN_TEST_NOW / 1000 - 1 };
const early = { nbf: TOKEN_TEST_NOW / 1000 + 600 };

function inspect(claims: object, expectedTenantId: string | null = null) {
  const decoded = decodeToken(aToken(claims));
  if (!decoded.ok) throw new Error(decoded.problem.code);
  return inspectToken(decoded.value, { now: TOKEN_TEST_NOW, expectedTenantId });
}

function answersTo(claims: object) {
  return Object.fromEntries(
    JUDGED_APIS.map((api) => [
      api,
      INCIDENT_OPERATIONS.map((operation) => {
        const verdict = judge(inspect(claims), operation, api);
        return `${verdict.answer} ${verdict.reason.code}`;
      }),
    ]),
  );
}

const audience = Array<string>(5).fill('no audience');
const endpointElsewhere = [...Array<string>(4).fill('no no-such-operation'), 'no audience'];
const reads = ['yes granted', 'yes granted', 'no permission', 'no permission', 'no permission'];
const writes = ['yes granted', 'yes granted', 'yes granted', 'yes granted', 'no permission'];
const hunts = ['no permission', 'no permission', 'no permission', 'no permission', 'yes granted'];
const none = Array<string>(5).fill('no permission');

describe('judgeToken', () => {
  it('judges every operation of every API', () => {
    expect(judgeToken(inspect({})).map(({ operation, api }) => `${operation} ${api}`)).toEqual(
      INCIDENT_OPERATIONS.flatMap((operation) => JUDGED_APIS.map((api) => `${operation} ${api}`)),
    );
  });

  it.each([
    ['delegated Incident.Read', { scp: 'Incident.Read' }, reads],
    ['delegated Incident.ReadWrite', { scp: 'Incident.ReadWrite' }, writes],
    ['delegated AdvancedHunting.Read', { scp: 'AdvancedHunting.Read' }, hunts],
    ['application Incident.Read.All', application({ roles: ['Incident.Read.All'] }), reads],
    ['application Incident.ReadWrite.All', application({ roles: ['Incident.ReadWrite.All'] }), writes],
    ['application AdvancedHunting.Read.All', application({ roles: ['AdvancedHunting.Read.All'] }), hunts],
    ['no delegated permission', { scp: '' }, none],
    ['no application permission', application({ roles: undefined }), none],
    ['the application permission in scp', { scp: 'Incident.Read.All' }, none],
    ['the delegated permission in roles', application({ roles: ['Incident.Read'] }), none],
    ['the permission of Microsoft Graph security', { scp: 'SecurityIncident.Read.All' }, none],
    ['an app role of a user', { scp: 'openid', roles: ['Incident.Read.All'] }, none],
    ['another case', { scp: 'incident.read' }, none],
  ])('judges tokens for Defender XDR with %s', (_name, claims, expected) => {
    expect(answersTo({ aud: XDR, ...claims })).toEqual({
      'defender-xdr': expected,
      'graph-security': audience,
      'defender-for-endpoint': endpointElsewhere,
    });
  });

  it.each([
    ['delegated SecurityIncident.Read.All', { scp: 'openid SecurityIncident.Read.All' }, reads],
    ['delegated SecurityIncident.ReadWrite.All', { scp: 'SecurityIncident.ReadWrite.All' }, writes],
    ['delegated ThreatHunting.Read.All', { scp: 'ThreatHunting.Read.All' }, hunts],
    ['application SecurityIncident.Read.All', application({ roles: ['SecurityIncident.Read.All'] }), reads],
    ['application SecurityIncident.ReadWrite.All', application({ roles: ['SecurityIncident.ReadWrite.All'] }), writes],
    ['application ThreatHunting.Read.All', application({ roles: ['ThreatHunting.Read.All'] }), hunts],
    ['User.Read only', { scp: 'User.Read' }, none],
    ['the permission of Defender XDR', { scp: 'Incident.Read' }, none],
  ])('judges tokens for Microsoft Graph security with %s', (_name, claims, expected) => {
    expect(answersTo({ ...claims, aud: GRAPH })).toEqual({
      'defender-xdr': audience,
      'graph-security': expected,
      'defender-for-endpoint': endpointElsewhere,
    });
  });

  it.each([
    ['delegated AdvancedQuery.Read', { scp: 'AdvancedQuery.Read' }, 'yes granted'],
    ['delegated Machine.Read', { scp: 'Machine.Read' }, 'no permission'],
    ['application AdvancedQuery.Read.All', application({ roles: ['AdvancedQuery.Read.All'] }), 'yes granted'],
    ['application Machine.Read.All', application({ roles: ['Machine.Read.All'] }), 'no permission'],
  ])('judges tokens for Defender for Endpoint with %s', (_name, claims, hunting) => {
    expect(answersTo({ ...claims, aud: ENDPOINT })).toEqual({
      'defender-xdr': audience,
      'graph-security': audience,
      'defender-for-endpoint': [...Array<string>(4).fill('no no-such-operation'), hunting],
    });
  });
});

describe('the audience of a token', () => {
  it.each([
    [XDR, 'defender-xdr'],
    [`${XDR}/`, 'defender-xdr'],
    ['8ee8fdad-f234-4243-8f3b-15c294843740', 'defender-xdr'],
    ['spn:8ee8fdad-f234-4243-8f3b-15c294843740', 'defender-xdr'],
    ['https://security.microsoft.com/mtp', 'defender-xdr'],
    ['https://security.microsoft.com/mtp/', 'defender-xdr'],
    ['https://api-gcc.security.microsoft.us', 'defender-xdr'],
    ['https://api-gov.security.microsoft.us', 'defender-xdr'],
    [GRAPH, 'graph-security'],
    [`${GRAPH}/`, 'graph-security'],
    ['00000003-0000-0000-c000-000000000000', 'graph-security'],
    ['https://graph.microsoft.us', 'graph-security'],
    ['https://dod-graph.microsoft.us', 'graph-security'],
    [ENDPOINT, 'defender-for-endpoint'],
    ['https://api.securitycenter.windows.com', 'defender-for-endpoint'],
    ['https://securitycenter.onmicrosoft.com/windowsatpservice', 'defender-for-endpoint'],
    ['fc780465-2017-40d4-a0c5-307022471b92', 'defender-for-endpoint'],
    ['https://management.azure.com/', 'azure-resource-manager'],
    ['https://graph.windows.net', 'azure-ad-graph'],
    ['https://api.security.microsoft.com.soc.example', null],
    ['https://api.security.microsoft.com@soc.example', null],
    ['https://eu.api.security.microsoft.com', null],
    ['http://api.security.microsoft.com', null],
    ['https://security.microsoft.com', null],
    ['api://soc.example/gatehouse', null],
    ['', null],
  ])('maps %j to %s', (aud, api) => {
    expect(inspect({ aud }).audience?.api ?? null).toBe(api);
  });

  it('accepts one known audience among several (RFC 7519 §4.1.3)', () => {
    expect(judge(inspect({ aud: ['api://soc.example', XDR] }), 'list-incidents', 'defender-xdr').answer).toBe('yes');
  });
});

describe('the order of reasons', () => {
  const list = (claims: object, expectedTenantId: string | null = null) =>
    judge(inspect(claims, expectedTenantId), 'list-incidents', 'defender-xdr');
  it.each(['none', 'NONE'])('refuses an unsigned token regardless of its claims (RFC 7518 §3.6: %s)', (alg) => {
    const decoded = decodeToken(aToken({ ...expired, aud: ENDPOINT }, { alg }));
    if (!decoded.ok) throw new Error(decoded.problem.code);
    const inspected = inspectToken(decoded.value, { now: TOKEN_TEST_NOW });
    expect(judge(inspected, 'list-incidents', 'defender-xdr').reason).toEqual({ code: 'unsigned' });
    expect(decidingVerdict(inspected).reason).toEqual({ code: 'unsigned' });
  });

  const elsewhere = '00000000-0000-0000-0000-000000000002';

  it.each([
    [
      'an id token',
      { ...ID_CLAIMS, appid: undefined, appidacr: undefined, scp: undefined, upn: undefined },
      null,
      'no',
      'not-an-access-token',
    ],
    ['a wrong audience, also when expired', { aud: ENDPOINT, ...expired }, elsewhere, 'no', 'audience'],
    ['another tenant, also when expired', { ...expired, scp: '' }, elsewhere, 'no', 'tenant'],
    ['a missing tenant that is expected', { tid: undefined }, elsewhere, 'no', 'tenant'],
    ['expiry, also without permission', { ...expired, scp: '' }, null, 'no', 'expired'],
    ['expiry to the second', { exp: TOKEN_TEST_NOW / 1000 }, null, 'no', 'expired'],
    ['a start in the future', early, null, 'no', 'not-yet-valid'],
    ['an unknown context', { scp: undefined, upn: undefined, appidacr: '0' }, null, 'unknown', 'context'],
    ['a missing permission', { scp: 'openid' }, null, 'no', 'permission'],
    ['roles without access', { wids: [DIRECTORY_READERS, MEMBER] }, null, 'unknown', 'directory-role'],
    ['a role with read access', { wids: [SECURITY_READER] }, null, 'yes', 'granted'],
    ['no list of roles', { wids: undefined }, null, 'yes', 'granted'],
    ['a start within the tolerance', { nbf: TOKEN_TEST_NOW / 1000 + 299 }, null, 'yes', 'granted'],
    ['no expiry', { exp: undefined }, null, 'yes', 'granted'],
    [
      'the expected tenant in another case',
      { tid: 'AAAAAAAA-0000-0000-0000-000000000001' },
      'aaaaaaaa-0000-0000-0000-000000000001',
      'yes',
      'granted',
    ],
  ] as const)('decides by %s', (_name, claims, expectedTenantId, answer, code) => {
    expect(list(claims, expectedTenantId)).toMatchObject({ answer, reason: { code } });
  });

  it('requires a role with write access for an update', () => {
    const claims = { scp: 'Incident.ReadWrite', wids: [SECURITY_READER] };
    expect(judge(inspect(claims), 'list-incidents', 'defender-xdr').answer).toBe('yes');
    expect(judge(inspect(claims), 'update-incident', 'defender-xdr').reason).toEqual({
      code: 'directory-role',
      access: 'write',
    });
    expect(judge(inspect({ ...claims, wids: [SECURITY_OPERATOR] }), 'update-incident', 'defender-xdr').answer).toBe(
      'yes',
    );
  });

  it('requires no role for an application', () => {
    expect(list(application({ wids: ['0997a1d0-0d1d-4acb-b408-d5ca73121e90'] })).answer).toBe('yes');
  });

  it.each([
    [{ scp: 'Incidents.Read.All' }, 'user', 'Incident.Read', 'Incidents.Read.All'],
    [{ scp: 'Incident.Read.All' }, 'user', 'Incident.Read', 'Incident.Read.All'],
    [{ scp: 'incident.read' }, 'user', 'Incident.Read', 'incident.read'],
    [{ scp: 'SecurityIncident.Read.All' }, 'user', 'Incident.Read', 'SecurityIncident.Read.All'],
    [{ scp: 'openid', roles: ['Incident.Read'] }, 'user', 'Incident.Read', 'Incident.Read'],
    [{ scp: 'openid profile' }, 'user', 'Incident.Read', null],
    [application({ roles: ['Incidents.Read.All'] }), 'application', 'Incident.Read.All', 'Incidents.Read.All'],
    [application({ roles: ['Incident.Read'] }), 'application', 'Incident.Read.All', 'Incident.Read'],
    [application({ roles: ['Machine.Read.All'] }), 'application', 'Incident.Read.All', null],
  ])('names the needed permission and the near miss for %j', (claims, context, needed, nearMiss) => {
    expect(list(claims).reason).toEqual({ code: 'permission', context, needed, nearMiss });
  });
});

describe('decidingVerdict', () => {
  it.each([
    ['the API with the answer yes', { aud: GRAPH, scp: 'SecurityIncident.Read.All' }, 'graph-security', 'granted'],
    ['the API the token is for', { aud: GRAPH, scp: 'User.Read' }, 'graph-security', 'permission'],
    ['Defender XDR for a token of another service', { aud: ENDPOINT }, 'defender-xdr', 'audience'],
    [
      'Defender XDR for an id token',
      { ...ID_CLAIMS, appid: undefined, appidacr: undefined, scp: undefined, upn: undefined },
      'defender-xdr',
      'not-an-access-token',
    ],
    ['the API with an unknown answer', { wids: [MEMBER] }, 'defender-xdr', 'directory-role'],
  ])('chooses %s', (_name, claims, api, code) => {
    expect(decidingVerdict(inspect(claims))).toMatchObject({ api, reason: { code } });
  });
});

describe('DIRECTORY_ROLES', () => {
  it('has no repeated ids', () => {
    expect(new Set(DIRECTORY_ROLES.map((role) => role.templateId)).size).toBe(DIRECTORY_ROLES.length);
  });
});
