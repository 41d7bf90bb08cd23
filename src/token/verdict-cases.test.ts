import { describe, expect, it } from 'vitest';
import type { JudgedApi } from '../entra/apis.ts';
import { decodeToken } from './decode-token.ts';
import { inspectToken } from './inspect-token.ts';
import { APPLICATION_CLAIMS, aToken, TOKEN_TEST_NOW } from './token.fixture.ts';
import { judge } from './verdicts.ts';

const NOW = TOKEN_TEST_NOW / 1000;

const AUDIENCES = {
  xdr: 'https://api.security.microsoft.com',
  'xdr alias': 'https://security.microsoft.com/mtp/',
  'xdr id': '8ee8fdad-f234-4243-8f3b-15c294843740',
  graph: 'https://graph.microsoft.com',
  'graph id': '00000003-0000-0000-c000-000000000000',
  endpoint: 'https://api.securitycenter.microsoft.com',
  'endpoint old': 'https://securitycenter.onmicrosoft.com/windowsatpservice/',
  arm: 'https://management.azure.com/',
  own: 'api://soc.example/gatehouse',
} as const;

const LIFETIMES = {
  'good for an hour': { exp: NOW + 3_600 },
  'never ending': { exp: undefined },
  'expired a second ago': { exp: NOW - 1 },
  'valid from in ten minutes': { exp: NOW + 3_600, nbf: NOW + 600 },
} as const;

type LifetimeName = keyof typeof LIFETIMES;

/** Expected verdicts by lifetime, for a reason that is checked after the lifetime. */
const ifValid = (own: string): Record<LifetimeName, string> => ({
  'good for an hour': own,
  'never ending': own,
  'expired a second ago': 'no: expired',
  'valid from in ten minutes': 'no: not-yet-valid',
});
/** Expected verdicts by lifetime, for a reason that is checked before the lifetime. */
const always = (own: string): Record<LifetimeName, string> => ({
  'good for an hour': own,
  'never ending': own,
  'expired a second ago': own,
  'valid from in ten minutes': own,
});

const audience = always('no: audience');

type Case = readonly [
  aud: keyof typeof AUDIENCES,
  context: 'user' | 'application' | 'unknown',
  permissions: string,
  api: JudgedApi,
  expected: Record<LifetimeName, string>,
];

/** Verdicts on listing incidents, by audience, context, permissions and API. */
const CASES: readonly Case[] = [
  ['xdr', 'user', 'Incident.Read', 'defender-xdr', ifValid('yes: Incident.Read')],
  ['xdr', 'user', 'Incident.ReadWrite', 'defender-xdr', ifValid('yes: Incident.ReadWrite')],
  ['xdr', 'user', 'openid Incident.Read profile', 'defender-xdr', ifValid('yes: Incident.Read')],
  ['xdr', 'user', 'Incident.Read Incident.ReadWrite', 'defender-xdr', ifValid('yes: Incident.Read')],
  ['xdr', 'user', 'AdvancedHunting.Read', 'defender-xdr', ifValid('no: needs Incident.Read')],
  ['xdr', 'user', 'Incidents.Read.All', 'defender-xdr', ifValid('no: needs Incident.Read, not Incidents.Read.All')],
  ['xdr', 'user', 'Incident.Read.All', 'defender-xdr', ifValid('no: needs Incident.Read, not Incident.Read.All')],
  [
    'xdr',
    'user',
    'SecurityIncident.Read.All',
    'defender-xdr',
    ifValid('no: needs Incident.Read, not SecurityIncident.Read.All'),
  ],
  ['xdr', 'user', 'incident.read', 'defender-xdr', ifValid('no: needs Incident.Read, not incident.read')],
  ['xdr', 'user', '', 'defender-xdr', ifValid('no: needs Incident.Read')],
  ['xdr', 'application', 'Incident.Read.All', 'defender-xdr', ifValid('yes: Incident.Read.All')],
  ['xdr', 'application', 'Incident.ReadWrite.All', 'defender-xdr', ifValid('yes: Incident.ReadWrite.All')],
  ['xdr', 'application', 'AdvancedHunting.Read.All', 'defender-xdr', ifValid('no: needs Incident.Read.All')],
  ['xdr', 'application', 'Incident.Read', 'defender-xdr', ifValid('no: needs Incident.Read.All, not Incident.Read')],
  [
    'xdr',
    'application',
    'Incidents.Read.All',
    'defender-xdr',
    ifValid('no: needs Incident.Read.All, not Incidents.Read.All'),
  ],
  ['xdr', 'application', '', 'defender-xdr', ifValid('no: needs Incident.Read.All')],
  ['xdr', 'unknown', '', 'defender-xdr', ifValid('unknown: context')],
  ['xdr alias', 'user', 'Incident.Read', 'defender-xdr', ifValid('yes: Incident.Read')],
  ['xdr alias', 'application', 'Incident.Read.All', 'defender-xdr', ifValid('yes: Incident.Read.All')],
  ['xdr id', 'user', 'Incident.Read', 'defender-xdr', ifValid('yes: Incident.Read')],
  ['xdr id', 'application', 'Machine.Read.All', 'defender-xdr', ifValid('no: needs Incident.Read.All')],
  ['xdr', 'user', 'Incident.Read', 'graph-security', audience],
  ['xdr', 'application', 'SecurityIncident.Read.All', 'graph-security', audience],
  ['xdr', 'user', 'Incident.Read', 'defender-for-endpoint', always('no: no-such-operation')],
  ['graph', 'user', 'SecurityIncident.Read.All', 'graph-security', ifValid('yes: SecurityIncident.Read.All')],
  ['graph', 'user', 'SecurityIncident.ReadWrite.All', 'graph-security', ifValid('yes: SecurityIncident.ReadWrite.All')],
  ['graph', 'user', 'User.Read', 'graph-security', ifValid('no: needs SecurityIncident.Read.All')],
  [
    'graph',
    'user',
    'Incident.Read',
    'graph-security',
    ifValid('no: needs SecurityIncident.Read.All, not Incident.Read'),
  ],
  ['graph', 'user', 'SecurityAlert.Read.All', 'graph-security', ifValid('no: needs SecurityIncident.Read.All')],
  ['graph', 'application', 'SecurityIncident.Read.All', 'graph-security', ifValid('yes: SecurityIncident.Read.All')],
  [
    'graph',
    'application',
    'SecurityIncident.ReadWrite.All',
    'graph-security',
    ifValid('yes: SecurityIncident.ReadWrite.All'),
  ],
  [
    'graph',
    'application',
    'Incident.Read.All',
    'graph-security',
    ifValid('no: needs SecurityIncident.Read.All, not Incident.Read.All'),
  ],
  ['graph', 'application', '', 'graph-security', ifValid('no: needs SecurityIncident.Read.All')],
  ['graph', 'unknown', '', 'graph-security', ifValid('unknown: context')],
  ['graph id', 'user', 'SecurityIncident.Read.All', 'graph-security', ifValid('yes: SecurityIncident.Read.All')],
  ['graph', 'user', 'SecurityIncident.Read.All', 'defender-xdr', audience],
  ['graph', 'application', 'SecurityIncident.Read.All', 'defender-for-endpoint', always('no: no-such-operation')],
  ['endpoint', 'user', 'Incident.Read', 'defender-xdr', audience],
  ['endpoint', 'application', 'Incident.Read.All', 'defender-xdr', audience],
  ['endpoint', 'application', 'Machine.Read.All', 'graph-security', audience],
  ['endpoint old', 'application', 'Alert.Read.All', 'defender-xdr', audience],
  ['endpoint', 'user', 'AdvancedQuery.Read', 'defender-for-endpoint', always('no: no-such-operation')],
  ['arm', 'user', 'user_impersonation', 'defender-xdr', audience],
  ['arm', 'user', 'user_impersonation', 'graph-security', audience],
  ['own', 'user', 'Incident.Read', 'defender-xdr', audience],
  ['own', 'application', 'SecurityIncident.Read.All', 'graph-security', audience],
];

function claimsOf(context: Case[1], permissions: string): object {
  if (context === 'user') return { scp: permissions };
  if (context === 'application')
    return { ...APPLICATION_CLAIMS, roles: permissions === '' ? undefined : permissions.split(' ') };
  return { scp: undefined, upn: undefined, appidacr: '0' };
}

function verdictOf(aud: string, context: Case[1], permissions: string, api: JudgedApi, lifetime: object): string {
  const decoded = decodeToken(aToken({ ...claimsOf(context, permissions), aud, ...lifetime }));
  if (!decoded.ok) throw new Error(decoded.problem.code);
  const { answer, reason } = judge(inspectToken(decoded.value, { now: TOKEN_TEST_NOW }), 'list-incidents', api);
  if (reason.code === 'granted') return `${answer}: ${reason.permission}`;
  if (reason.code !== 'permission') return `${answer}: ${reason.code}`;
  return `${answer}: needs ${reason.needed}${reason.nearMiss === null ? '' : `, not ${reason.nearMiss}`}`;
}

const rows = CASES.flatMap(([aud, context, permissions, api, expected]) =>
  Object.entries(LIFETIMES).map(([lifetime, claims]) => ({
    name: `${aud}, ${context}, ${permissions === '' ? 'no permission' : permissions}, ${lifetime}, at ${api}`,
    verdict: () => verdictOf(AUDIENCES[aud], context, permissions, api, claims),
    expected: new Map(Object.entries(expected)).get(lifetime),
  })),
);

describe('listing incidents, by audience, context, permission and lifetime', () => {
  it('is tested in at least 150 distinct cases', () => {
    expect(rows.length).toBeGreaterThanOrEqual(150);
    expect(new Set(rows.map(({ name }) => name)).size).toBe(rows.length);
  });

  it.each(rows)('$name', ({ verdict, expected }) => {
    expect(verdict()).toBe(expected);
  });
});
