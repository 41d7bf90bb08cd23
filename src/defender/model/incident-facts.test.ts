import { expect, test } from 'vitest';
import { parseInstant } from '../../std/instant.ts';
import { GRAPH_SECURITY } from '../dialects/graph-security-dialect.ts';
import { parseIncident } from '../dialects/parse-page.ts';
import { mergeIncidents } from '../paging/merge-incidents.ts';
import { impactedAssets } from './impacted-assets.ts';
import type { Incident } from './incident.ts';
import {
  activeAlertCount,
  areAlertsKnown,
  categoriesOf,
  firstActivityOf,
  lastActivityOf,
  latestComment,
  sourcesOf,
  techniquesOf,
} from './incident-facts.ts';
import { compareInstants } from './instant-order.ts';
import { incidentPortalUrl } from './portal-url.ts';

function anIncident(row: object): Incident {
  const incident = parseIncident(GRAPH_SECURITY, { id: '1', ...row }, 't-1');
  if (incident === null) throw new Error('no incident');
  return incident;
}

const user = (name: string, roles: readonly string[] = []) => ({
  '@odata.type': '#microsoft.graph.security.userEvidence',
  roles,
  userAccount: { userPrincipalName: name },
});
const device = (name: string) => ({ '@odata.type': '#microsoft.graph.security.deviceEvidence', deviceDnsName: name });
const url = { '@odata.type': '#microsoft.graph.security.urlEvidence', url: 'https://evil.example' };

test('ranks impacted assets once each, ignoring case: compromised ones first, then by alerts, kind and name', () => {
  const incident = anIncident({
    alerts: [
      { evidence: [device('pc-2'), device('pc-1'), url, user('b@example.com'), device('PC-1')] },
      { evidence: [device('pc-1'), user('a@example.com', ['compromised'])] },
    ],
  });
  expect(impactedAssets(incident)).toEqual([
    { kind: 'user', name: 'a@example.com', alertCount: 1, isHit: true },
    { kind: 'device', name: 'pc-1', alertCount: 2, isHit: false },
    { kind: 'user', name: 'b@example.com', alertCount: 1, isHit: false },
    { kind: 'device', name: 'pc-2', alertCount: 1, isHit: false },
  ]);
});

test('derives counts, sources, categories, techniques and activity from the alerts', () => {
  const incident = anIncident({
    alerts: [
      {
        status: 'resolved',
        serviceSource: 'microsoftSentinel',
        category: 'Impact',
        mitreTechniques: ['T1566', 'T1059'],
        firstActivityDateTime: '2026-11-20T10:00:00.0000002Z',
        lastActivityDateTime: '2026-11-20T11:00:00Z',
      },
      {
        status: 'new',
        serviceSource: 'microsoftSentinel',
        mitreTechniques: ['T1566'],
        firstActivityDateTime: '2026-11-20T10:00:00.0000001Z',
        lastActivityDateTime: null,
      },
    ],
  });
  expect(activeAlertCount(incident)).toBe(1);
  expect(sourcesOf(incident)).toEqual(['microsoftSentinel']);
  expect(categoriesOf(incident)).toEqual(['Impact']);
  expect(techniquesOf(incident)).toEqual(['T1059', 'T1566']);
  expect(firstActivityOf(incident)?.raw).toBe('2026-11-20T10:00:00.0000001Z');
  expect(lastActivityOf(incident)?.raw).toBe('2026-11-20T11:00:00Z');
});

test('derives nothing from an incident without alerts', () => {
  const incident = anIncident({ alerts: null });
  expect([activeAlertCount(incident), impactedAssets(incident), firstActivityOf(incident)]).toEqual([0, [], null]);
});

test('orders moments by the digits that Date drops', () => {
  const moments = [
    '2026-11-20T10:00:00.1234568Z',
    '2026-11-20T10:00:00.1234567Z',
    '2026-11-20T10:00:00.123Z',
    '2026-11-20T10:00:00.1230000Z',
  ].flatMap((raw) => parseInstant(raw) ?? []);
  expect([...moments].sort(compareInstants).map((moment) => moment.raw.slice(20))).toEqual([
    '123Z',
    '1230000Z',
    '1234567Z',
    '1234568Z',
  ]);
});

test('links only to the portal, with the sent link or the documented form', () => {
  const portal = 'https://security.microsoft.com';
  const sent = `${portal}/incidents/1?tid=other`;
  expect(incidentPortalUrl(anIncident({ incidentWebUrl: sent }), portal)).toBe(sent);
  expect(incidentPortalUrl(anIncident({ incidentWebUrl: 'https://evil.example/' }), portal)).toBe(
    `${portal}/incidents/1?tid=t-1`,
  );
});

test('keeps the newest update of each incident for any order of arrival, and the identity of unchanged rows', () => {
  const older = anIncident({ lastUpdateDateTime: '2026-11-20T10:00:00.0000001Z' });
  const newer = anIncident({ lastUpdateDateTime: '2026-11-20T10:00:00.0000002Z' });
  const other = anIncident({ id: '2', lastUpdateDateTime: '2026-11-20T09:00:00Z' });
  expect(mergeIncidents([older], [newer, other])).toEqual([newer, other]);
  expect(mergeIncidents([other, newer], [older])).toEqual([other, newer]);
  const known = [newer, other];
  expect(mergeIncidents(known, [older, other])).toBe(known);
});

test('does not know the alerts of an incident that the API sends without them', () => {
  expect(areAlertsKnown(anIncident({ alerts: null }))).toBe(false);
  expect(areAlertsKnown(anIncident({}))).toBe(false);
  expect(areAlertsKnown(anIncident({ alerts: [] }))).toBe(true);
});

test('finds the newest comment, whatever their order', () => {
  const comment = (text: string, createdDateTime: string | null) => ({ comment: text, createdDateTime });
  const latest = (...comments: readonly object[]) => latestComment(anIncident({ comments }))?.text;
  expect(latest(comment('b', '2026-11-20T08:00:00Z'), comment('a', '2026-11-20T07:00:00Z'))).toBe('b');
  expect(latest(comment('a', '2026-11-20T07:00:00Z'), comment('b', '2026-11-20T08:00:00Z'))).toBe('b');
  expect(latest(comment('no time', null), comment('a', '2026-11-20T07:00:00Z'))).toBe('no time');
  expect(latestComment(anIncident({ comments: [] }))).toBeNull();
});
