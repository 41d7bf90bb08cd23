import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { anApiContext } from '../api/api-context.fixture.ts';
import { EXAMPLE_SOC } from '../world/tenants.ts';
import { driftRow } from './drift.ts';
import { alertJson, incidentJson } from './incident-json.ts';

type Schema = {
  readonly types: Readonly<
    Record<
      string,
      {
        readonly base: string | null;
        readonly properties: Readonly<Record<string, { readonly type: string; readonly nullable?: boolean }>>;
      }
    >
  >;
  readonly enums: Readonly<Record<string, unknown>>;
};
/** Graph's published v1.0 metadata of the namespace microsoft.graph.security. */
const SCHEMA = JSON.parse(
  readFileSync(new URL('./samples/graph-security-schema.v1.0.json', import.meta.url), 'utf8'),
) as Schema;

const incidents = [
  ...anApiContext().world.incidents(EXAMPLE_SOC.tenantId),
  ...anApiContext({ scenario: 'busy' }).world.incidents(EXAMPLE_SOC.tenantId).slice(0, 500),
];
const rows = incidents.map((incident) => incidentJson(incident, 'all'));
const alerts = incidents.flatMap((incident) => incident.alerts().map((alert) => alertJson(alert, incident, 'all')));

function propertiesOf(
  typeName: string,
): Readonly<Record<string, { readonly type: string; readonly nullable?: boolean }>> {
  const type = SCHEMA.types[typeName];
  if (type === undefined) return {};
  const base = type.base?.startsWith('self.') ? propertiesOf(type.base.slice('self.'.length)) : {};
  return { ...base, ...type.properties };
}

/** Lists how a value deviates from a type: unknown keys, unknown enumeration members, wrong primitives. */
function deviations(value: unknown, type: string, where: string): readonly string[] {
  const collection = /^Collection\((.+)\)$/.exec(type);
  if (collection !== null) {
    if (!Array.isArray(value)) return value === null ? [] : [`${where}: not a list`];
    return value.flatMap((item) => deviations(item, collection[1] ?? '', where));
  }
  if (value === null || value === undefined) return [];
  if (type.startsWith('Edm.')) {
    const expected = { 'Edm.Int32': 'number', 'Edm.Int64': 'number', 'Edm.Double': 'number' }[type] ?? 'string';
    return typeof value === expected ? [] : [`${where}: ${typeof value} for ${type}`];
  }
  const name = type.replace('self.', '');
  if (name in SCHEMA.enums) {
    return JSON.stringify(SCHEMA.enums[name]).includes(`"${String(value)}"`)
      ? []
      : [`${where}: ${String(value)} is not in ${name}`];
  }
  const entries = Object.entries(value);
  const actual = entries.find(([key]) => key === '@odata.type')?.[1];
  const typeName = typeof actual === 'string' ? actual.replace('#microsoft.graph.security.', '') : name;
  if (!(typeName in SCHEMA.types)) return [`${where}: no type ${typeName}`];
  const properties = propertiesOf(typeName);
  return entries.flatMap(([key, inner]) => {
    if (key.startsWith('@odata.') || key === 'id') return [];
    const property = properties[key];
    if (property === undefined) return [`${where}.${key}: not in ${typeName}`];
    if (inner === null && property.nullable === false) return [`${where}.${key}: null`];
    return deviations(inner, property.type, `${where}.${key}`);
  });
}

describe('the published metadata matches all keys and members', () => {
  it('of incidents', () => {
    expect(new Set(rows.flatMap((row) => deviations(row, 'self.incident', 'incident')))).toEqual(new Set());
  });

  it('of alerts and their evidence', () => {
    expect(new Set(alerts.flatMap((alert) => deviations(alert, 'self.alert', 'alert')))).toEqual(new Set());
  });

  it('but not unknown ones: the check works', () => {
    expect(deviations({ id: '1', severity: 'critical', tags: [], assignedTo: 7 }, 'self.incident', 'incident')).toEqual(
      [
        'incident.severity: critical is not in alertSeverity',
        'incident.tags: not in incident',
        'incident.assignedTo: number for Edm.String',
      ],
    );
  });
});

it('ids are strings, and every kind of evidence occurs', () => {
  expect(rows.filter((row) => typeof row.id !== 'string')).toEqual([]);
  const kinds = new Set(
    alerts.flatMap((alert) => alert.evidence.map((evidence) => evidence['@odata.type'].split('.').at(-1))),
  );
  expect([...kinds].toSorted()).toEqual([
    'analyzedMessageEvidence',
    'cloudApplicationEvidence',
    'deviceEvidence',
    'fileEvidence',
    'ipEvidence',
    'mailClusterEvidence',
    'mailboxEvidence',
    'oauthApplicationEvidence',
    'processEvidence',
    'registryValueEvidence',
    'securityGroupEvidence',
    'urlEvidence',
    'userEvidence',
  ]);
});

it('later members are unknownFutureValue for callers that do not request them', () => {
  const awaiting = incidents.filter((incident) => incident.status === 'awaitingAction');
  expect(awaiting.map(({ name }) => name)).toEqual(['New authentication method added after risky sign-in']);
  for (const incident of awaiting) {
    expect(incidentJson(incident, 'all').status).toBe('awaitingAction');
    expect(incidentJson(incident, 'known').status).toBe('unknownFutureValue');
    const remediations = (members: 'all' | 'known') =>
      incident
        .alerts()
        .flatMap((alert) => alertJson(alert, incident, members).evidence.map((p) => p.remediationStatus));
    const known = remediations('known');
    const changed = remediations('all').flatMap((status, at) => (status === known[at] ? [] : [[status, known[at]]]));
    expect(changed).toEqual([['pendingApproval', 'unknownFutureValue']]);
  }
});

it('drifted rows keep id and creation time, except for the unreadable one', () => {
  const drifted = rows.map((row) => driftRow(row, 'readable'));
  expect(drifted.filter((row) => !('id' in row) || typeof row.createdDateTime !== 'string')).toEqual([]);
  expect(drifted.some((row) => typeof row.id === 'number')).toBe(true);
  const [first] = rows;
  expect(first === undefined ? {} : driftRow(first, 'beyond-repair')).not.toHaveProperty('id');
});
