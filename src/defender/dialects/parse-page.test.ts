import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Incident } from '../model/incident.ts';
import graphItem from '../samples/graph-get-or-update-incident.response.docs.json';
import graphList from '../samples/graph-list-incidents.docs.json';
import graphListWithAlerts from '../samples/graph-list-incidents-expand-alerts.docs.json';
import xdrList from '../samples/xdr-list-incidents.docs.json';
import xdrNewerList from '../samples/xdr-list-incidents.xsoar-testdata.excerpt.json';
import xdrItem from '../samples/xdr-patch-incident.response.xsoar-testdata.excerpt.json';
import { DEFENDER_XDR } from './defender-xdr-dialect.ts';
import type { Dialect } from './dialect.ts';
import { GRAPH_SECURITY } from './graph-security-dialect.ts';
import { parseIncident, parsePage } from './parse-page.ts';

const TENANT = '72f988bf-0000-4000-8000-2d7cd011db47';

function incidentsOf(dialect: Dialect, body: unknown): readonly Incident[] {
  return parsePage(dialect, body, TENANT)?.rows.map((row) => row.incident) ?? [];
}

test('keeps the tags under both property names that Graph documents', () => {
  const [incident] = incidentsOf(GRAPH_SECURITY, { value: [{ id: '1', customTags: ['One'], tags: ['Two', 'One'] }] });
  expect(incident?.tags).toEqual(['One', 'Two']);
});

test('parses the documented list of Defender XDR', () => {
  const page = parsePage(DEFENDER_XDR, xdrList, TENANT);
  expect(page?.brokenRows).toEqual([]);
  const [ransomware, hacktool] = incidentsOf(DEFENDER_XDR, xdrList);
  expect(page?.rows.map((row) => row.incident.id)).toEqual(xdrList.value.map((row) => String(row.incidentId)));
  expect(ransomware).toMatchObject({
    tenantId: TENANT,
    api: 'defender-xdr',
    name: 'Ransomware activity',
    severity: 'medium',
    status: 'active',
    classification: 'unknown',
    determination: 'unknown',
    assignedTo: null,
    redirectedTo: null,
    created: { raw: '2020-09-06T14:46:57.0733333Z' },
    comments: [
      {
        text: 'test comment for docs',
        author: 'secop123@contoso.com',
        created: { raw: '2021-01-26T01:00:37.8404534Z' },
      },
    ],
  });
  expect(ransomware?.alerts[0]).toMatchObject({
    id: 'caD70CFEE2-1F54-32DB-9988-3A868A1EBFAC',
    serviceSource: 'microsoftDefenderForCloudApps',
    detectionSource: 'cloudAppSecurity',
    investigationState: 'unsupportedAlertType',
    status: 'new',
    classification: null,
  });
  expect(ransomware?.alerts[0]?.evidence.map(({ kind, name }) => [kind, name])).toEqual([
    ['user', 'testUser2@contoso.com'],
    ['ip', '62.216.203.204'],
  ]);
  expect(hacktool?.alerts[0]?.evidence[0]?.kind).toBe('device');
});

test('parses the newer captured list of Defender XDR, whose rows have more properties', () => {
  const incidents = incidentsOf(DEFENDER_XDR, xdrNewerList);
  expect(incidents.map((incident) => incident.id)).toEqual(xdrNewerList.value.map((row) => String(row.incidentId)));
  expect(incidents.flatMap((incident) => incident.alerts)).toHaveLength(
    xdrNewerList.value.reduce((count, row) => count + row.alerts.length, 0),
  );
  for (const alert of incidents.flatMap((incident) => incident.alerts)) {
    expect(alert.evidence.every((evidence) => evidence.name !== '')).toBe(true);
  }
});

test('parses one incident of Defender XDR', () => {
  const incident = parseIncident(DEFENDER_XDR, xdrItem, TENANT);
  expect(incident).toMatchObject({ id: String(xdrItem.incidentId), name: xdrItem.incidentName });
  expect(incident?.alerts).toHaveLength(xdrItem.alerts.length);
});

test('parses the documented lists of Graph, whose values appear in either letter case', () => {
  const [plain] = incidentsOf(GRAPH_SECURITY, graphList);
  const [expanded] = incidentsOf(GRAPH_SECURITY, graphListWithAlerts);
  const expected = {
    id: '2972395',
    severity: 'medium',
    status: 'active',
    classification: 'truePositive',
    determination: 'multiStagedAttack',
    assignedTo: 'KaiC@contoso.onmicrosoft.com',
    tags: ['Demo'],
    systemTags: ['Defender Experts'],
    comments: [
      {
        text: 'Demo incident',
        author: 'DavidS@contoso.onmicrosoft.com',
        created: { raw: '2021-09-30T12:07:37.2756993Z' },
      },
    ],
  };
  expect(plain).toMatchObject({ ...expected, alerts: [] });
  expect(expanded).toMatchObject(expected);
});

test('parses the evidence of a documented Graph alert', () => {
  const [incident] = incidentsOf(GRAPH_SECURITY, graphListWithAlerts);
  const evidence = incident?.alerts[0]?.evidence ?? [];
  expect(evidence.map(({ kind, name }) => [kind, name])).toEqual([
    ['device', 'tempDns'],
    ['file', 'MsSense.exe'],
    ['process', '"MsSense.exe"'],
    ['registryKey', 'SYSTEM\\CONTROLSET001\\CONTROL\\WMI\\AUTOLOGGER\\SENSEAUDITLOGGER'],
  ]);
  expect(evidence[0]).toMatchObject({ verdict: 'unknown', roles: ['compromised'], tags: ['Test Machine'] });
  expect(evidence[1]?.facts).toContainEqual({ name: 'sha1', value: '5f1e8acedc065031aad553b710838eb366cfee9a' });
  expect(evidence[2]?.facts).toContainEqual({ name: 'imageFile.fileName', value: 'MsSense.exe' });
});

test('parses one incident of Graph', () => {
  expect(parseIncident(GRAPH_SECURITY, graphItem, TENANT)).toMatchObject({ id: '2972395', severity: 'medium' });
});

test.each([
  ['CompromisedUser', 'compromisedAccount'],
  ['CompromisedAccount', 'compromisedAccount'],
  ['ConfirmedUserActivity', 'confirmedActivity'],
  ['Clean', 'notMalicious'],
  ['InsufficientData', 'notEnoughDataToValidate'],
  ['NoEnoughDataToValidate', 'notEnoughDataToValidate'],
  ['NotAvailable', 'unknown'],
  ['SomethingNew', 'SomethingNew'],
])('maps the determination %s to %s', (word, expected) => {
  const [incident] = incidentsOf(DEFENDER_XDR, { value: [{ incidentId: 1, determination: word }] });
  expect(incident?.determination).toBe(expected);
});

test('keeps the name of an unknown type of evidence and all its values as facts', () => {
  const item = {
    '@odata.type': '#microsoft.graph.security.quantumEvidence',
    quirk: 'up',
    spin: 0.5,
    inner: { deep: true },
    list: ['a', 1],
    none: null,
  };
  const [incident] = incidentsOf(GRAPH_SECURITY, { value: [{ id: '1', alerts: [{ evidence: [item, null, 'x'] }] }] });
  expect(incident?.alerts[0]?.evidence).toEqual([
    {
      kind: 'quantum',
      name: 'up',
      verdict: null,
      remediationStatus: null,
      roles: [],
      tags: [],
      facts: [
        { name: 'quirk', value: 'up' },
        { name: 'spin', value: '0.5' },
        { name: 'inner.deep', value: 'true' },
        { name: 'list', value: 'a, 1' },
      ],
    },
  ]);
});

test('parses a merged incident with its target and without alerts', () => {
  const [incident] = incidentsOf(DEFENDER_XDR, {
    value: [{ incidentId: 7, redirectIncidentId: 9, status: 'Redirected', alerts: null }],
  });
  expect(incident).toMatchObject({ redirectedTo: '9', status: 'redirected', alerts: [] });
});

test.each([null, '', 'Unassigned', ' '])('treats the assignee %j as unassigned', (assignedTo) => {
  const [incident] = incidentsOf(DEFENDER_XDR, { value: [{ incidentId: 1, assignedTo }] });
  expect(incident?.assignedTo).toBeNull();
});

test('reports rows without a usable id by position and keeps all others', () => {
  const page = parsePage(
    DEFENDER_XDR,
    { value: [{ incidentId: 1 }, null, { incidentName: 'x' }, { incidentId: '' }, { incidentId: '5' }] },
    TENANT,
  );
  expect(page?.rows.map((row) => row.incident.id)).toEqual(['1', '5']);
  expect(page?.brokenRows).toEqual([
    { position: 1, reason: 'not-an-object', excerpt: 'null' },
    { position: 2, reason: 'no-id', excerpt: '{"incidentName":"x"}' },
    { position: 3, reason: 'no-id', excerpt: '{"incidentId":""}' },
  ]);
  expect(page?.rowCount).toBe(5);
});

test.each([null, [], 'x', {}, { value: null }, { value: {} }])('rejects %j, which is not a list', (body) => {
  expect(parsePage(DEFENDER_XDR, body, TENANT)).toBeNull();
});

const DIALECTS = [DEFENDER_XDR, GRAPH_SECURITY];
const SAMPLE_ROWS: readonly unknown[] = [
  ...xdrList.value,
  ...xdrNewerList.value,
  ...graphListWithAlerts.value,
  graphItem,
];

/** A sample with one value replaced or removed anywhere, as a changed API may send it. */
const mutant = fc
  .record({ row: fc.constantFrom(...SAMPLE_ROWS), at: fc.nat(), put: fc.option(fc.jsonValue()) })
  .map(({ row, at, put }) => {
    const places: (() => void)[] = [];
    const copy: unknown = structuredClone(row);
    const visit = (value: unknown) => {
      if (typeof value !== 'object' || value === null) return;
      for (const key of Object.keys(value)) {
        places.push(() => (put === null ? Reflect.deleteProperty(value, key) : Reflect.set(value, key, put)));
        visit(Reflect.get(value, key));
      }
    };
    visit(copy);
    places[at % places.length]?.();
    return copy;
  });

test('never throws for any JSON and accounts for every row (security law)', () => {
  const hostile = fc.dictionary(
    fc.constantFrom(
      'id',
      'incidentId',
      'alerts',
      'evidence',
      'entities',
      'comments',
      '__proto__',
      'constructor',
      'status',
    ),
    fc.jsonValue(),
  );
  const row = fc.oneof(
    fc.jsonValue(),
    hostile.map((value): unknown => JSON.parse(JSON.stringify(value))),
    mutant,
  );
  fc.assert(
    fc.property(fc.constantFrom(...DIALECTS), fc.array(row, { maxLength: 4 }), (dialect, rows) => {
      const page = parsePage(dialect, { value: rows }, TENANT);
      expect((page?.rows.length ?? 0) + (page?.brokenRows.length ?? 0)).toBe(rows.length);
    }),
    { numRuns: 10_000 },
  );
  expect(Reflect.ownKeys({})).toEqual([]);
  expect(Object.keys(Object.prototype)).toEqual([]);
});

test('keeps every mutated row that has an id, and parses its own raw row to the same incident (security law)', () => {
  fc.assert(
    fc.property(fc.constantFrom(...DIALECTS), mutant, fc.integer({ min: 1 }), (dialect, row, id) => {
      const withId = { ...Object(row), id: String(id), incidentId: id };
      const [incident] = incidentsOf(dialect, { value: [withId] });
      expect(incident?.id).toBe(String(id));
      expect(incidentsOf(dialect, { value: [incident?.raw] })).toEqual([incident]);
    }),
    { numRuns: 10_000 },
  );
});

test('keeps unknown values unchanged (security law)', () => {
  const word = fc.string({ minLength: 1 }).map((text) => `zz${text}`);
  fc.assert(
    fc.property(fc.constantFrom(...DIALECTS), word, (dialect, odd) => {
      const row = { id: '1', incidentId: 1, severity: odd, status: odd, classification: odd, determination: odd };
      const [incident] = incidentsOf(dialect, { value: [row] });
      expect([incident?.severity, incident?.status, incident?.classification, incident?.determination]).toEqual([
        odd,
        odd,
        odd,
        odd,
      ]);
    }),
    { numRuns: 10_000 },
  );
});

test('is immune to keys named after the prototype (security law)', () => {
  const row: unknown = JSON.parse(
    '{"incidentId":1,"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},"alerts":[{"__proto__":{"title":"x"},"entities":[{"entityType":"__proto__","__proto__":{"a":1}}]}]}',
  );
  const [incident] = incidentsOf(DEFENDER_XDR, { value: [row] });
  expect(Reflect.get({}, 'polluted')).toBeUndefined();
  expect(incident?.alerts[0]?.title).toBe('');
  expect(incident?.alerts[0]?.evidence[0]?.kind).toBe('__proto__');
});
