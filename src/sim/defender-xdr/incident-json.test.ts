import { describe, expect, it } from 'vitest';
import { anApiContext } from '../api/api-context.fixture.ts';
import { EXAMPLE_SOC } from '../world/tenants.ts';
import { driftRow } from './drift.ts';
import { incidentJson } from './incident-json.ts';
import { createDefenderXdrRoutes } from './routes.ts';

const TENANT = EXAMPLE_SOC.tenantId;
const rows = (scenario: 'normal' | 'busy') =>
  anApiContext({ scenario })
    .world.incidents(TENANT)
    .slice(0, 600)
    .map((incident) => incidentJson(incident, incident.alerts()));
const normal = rows('normal');
const all = [...normal, ...rows('busy')];
const alerts = all.flatMap((row) => row.alerts);
const entities = alerts.flatMap((alert) => alert.entities);

/** The documented sample's keys, in its order. */
const INCIDENT_KEYS =
  'incidentId redirectIncidentId incidentName createdTime lastUpdateTime assignedTo classification determination status severity tags comments alerts';
const ALERT_KEYS =
  'alertId incidentId serviceSource creationTime lastUpdatedTime resolvedTime firstActivity lastActivity title description category status severity investigationId investigationState classification determination detectionSource detectorId assignedTo actorName threatFamilyName mitreTechniques devices entities';
const DEVICE_KEYS =
  'mdatpDeviceId aadDeviceId deviceDnsName osPlatform version osProcessor osBuild healthStatus riskScore rbacGroupName rbacGroupId firstSeen tags defenderAvStatus onboardingStatus vmMetadata';
const ENTITY_KEYS =
  'entityType sha1 sha256 fileName filePath processId processCommandLine processCreationTime parentProcessId parentProcessCreationTime ipAddress url accountName domainName userSid aadUserId userPrincipalName mailboxDisplayName mailboxAddress clusterBy sender recipient subject deliveryAction securityGroupId securityGroupName registryHive registryKey registryValueType registryValue deviceId';

function keyLines(values: readonly object[]): ReadonlySet<string> {
  return new Set(values.map((value) => Object.keys(value).join(' ')));
}

describe('the keys match the documentation, in its order:', () => {
  it('of an incident', () => expect(keyLines(all)).toEqual(new Set([INCIDENT_KEYS])));
  it('of an alert, with the observed detectorId', () => expect(keyLines(alerts)).toEqual(new Set([ALERT_KEYS])));
  it('of a device, with those of newer captures', () =>
    expect(keyLines(alerts.flatMap((alert) => alert.devices))).toEqual(new Set([DEVICE_KEYS])));
  it('of an entity, all 31 always present', () => {
    expect(ENTITY_KEYS.split(' ')).toHaveLength(31);
    expect(keyLines(entities)).toEqual(new Set([ENTITY_KEYS]));
  });
  it('of a comment', () =>
    expect(keyLines(all.flatMap((row) => row.comments))).toEqual(new Set(['comment createdBy createdTime'])));
});

describe('the enumeration members are documented:', () => {
  it.each([
    ['status', ['Active', 'InProgress', 'Resolved', 'Redirected']],
    ['severity', ['UnSpecified', 'Informational', 'Low', 'Medium', 'High']],
    ['classification', ['Unknown', 'FalsePositive', 'TruePositive', 'InformationalExpectedActivity']],
    [
      'determination',
      [
        'NotAvailable',
        'MultiStagedAttack',
        'MaliciousUserActivity',
        'CompromisedUser',
        'CompromisedAccount',
        'Malware',
        'Phishing',
        'UnwantedSoftware',
        'SecurityTesting',
        'LineOfBusinessApplication',
        'ConfirmedUserActivity',
        'ConfirmedActivity',
        'Clean',
        'InsufficientData',
        'NoEnoughDataToValidate',
        'Other',
      ],
    ],
  ] as const)('%s of incidents', (key, members) => {
    expect(members).toEqual(expect.arrayContaining([...new Set(all.map((row) => row[key]))]));
  });

  it.each([
    ['status', ['New', 'InProgress', 'Resolved']],
    ['severity', ['Informational', 'Low', 'Medium', 'High']],
    [
      'investigationState',
      ['SuccessfullyRemediated', 'Benign', 'PartiallyRemediated', 'Running', 'PendingApproval', 'UnsupportedAlertType'],
    ],
  ] as const)('%s of alerts', (key, members) => {
    expect(members).toEqual(expect.arrayContaining([...new Set(alerts.map((alert) => alert[key]))]));
  });

  it('entity types, all of which occur', () => {
    expect(new Set(entities.map((entity) => entity.entityType))).toEqual(
      new Set([
        'User',
        'Ip',
        'Url',
        'File',
        'Process',
        'MailBox',
        'MailMessage',
        'MailCluster',
        'Registry',
        'SecurityGroup',
      ]),
    );
  });
});

describe('as in the captures,', () => {
  it('an unclassified alert has null where an unclassified incident has a member', () => {
    const open = all.find((row) => row.classification === 'Unknown' && row.alerts.length > 0);
    expect(open?.determination).toBe('NotAvailable');
    expect(open?.alerts[0]).toMatchObject({ classification: null, determination: null });
  });

  it('times are UTC with 0 to 7 fraction digits, trailing zeros trimmed, and several lengths occur', () => {
    const times = [...all.map((row) => row.createdTime), ...alerts.map((alert) => alert.creationTime)];
    const lengths = new Set(times.map((time) => (/\.(\d+)Z$/.exec(time)?.[1] ?? '').length));
    expect(times.filter((time) => !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{0,6}[1-9])?Z$/.test(time))).toEqual([]);
    expect(Math.max(...lengths)).toBe(7);
    expect(lengths.has(0)).toBe(true);
    expect(lengths.size).toBeGreaterThan(3);
  });

  it('alert ids have the format of the product that raised them', () => {
    expect(
      alerts.filter((alert) => !/^(da\d+_-?\d+|(ca|fa|aa|ad|dl)[0-9a-f]{8}-[0-9a-f-]{27})$/i.test(alert.alertId)),
    ).toEqual([]);
  });

  it('a merged incident is Redirected, points at one that exists, and has no alerts', () => {
    const merged = normal.filter((row) => row.status === 'Redirected');
    const ids = new Set(normal.map((row) => row.incidentId));
    expect(merged.length).toBeGreaterThanOrEqual(2);
    for (const row of merged) {
      expect(row.alerts).toEqual([]);
      expect(ids.has(row.redirectIncidentId ?? 0)).toBe(true);
    }
  });
});

describe('in the scenario drift', () => {
  const drifting = createDefenderXdrRoutes(anApiContext({ scenario: 'drift' }));

  it('exactly one row is unreadable: it has no id', async () => {
    const response = await drifting.request('https://api.security.microsoft.com/api/incidents');
    const { value } = (await response.json()) as { value: Record<string, unknown>[] };
    expect(value.filter((row) => row.incidentId === undefined)).toHaveLength(1);
    expect(value.filter((row) => row.incidentId !== undefined && typeof row.createdTime !== 'string')).toEqual([]);
  });

  it('unknown members, missing keys, null alerts, numbers as strings and sparse entities all occur', () => {
    const drifted = normal.map((row) => driftRow(row, 'readable'));
    expect(drifted.some((row) => row.severity === 'Critical')).toBe(true);
    expect(drifted.some((row) => row.alerts === null)).toBe(true);
    expect(drifted.some((row) => typeof row.incidentId === 'string')).toBe(true);
    expect(drifted.some((row) => !('classification' in row))).toBe(true);
    expect(drifted.some((row) => 'extensions' in row)).toBe(true);
    const sparse = drifted
      .flatMap((row) => (row.alerts as { entities: object[] }[] | null) ?? [])
      .flatMap((alert) => alert.entities);
    expect(sparse.some((entity) => Object.keys(entity).length < 31)).toBe(true);
  });
});
