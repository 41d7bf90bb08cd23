import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { epochMs } from '../../std/time.ts';
import { anAlert, anIncident, anInstant, aPieceOfEvidence } from '../rows/incident.fixture.ts';
import { queueRowOf } from '../rows/queue-row.ts';
import { type ExportFacts, exportFile, exportFileName } from './export-file.ts';
import { parseCsv } from './parse-csv.fixture.ts';

const TENANT_ID = '1A2B3C4D-1111-4111-8111-111111111111';

function anExport(change: Partial<ExportFacts> = {}): ExportFacts {
  return {
    now: epochMs(Date.parse('2026-11-20T08:41:07.890Z')),
    tenantIds: [TENANT_ID],
    portalOrigin: 'https://security.microsoft.com',
    isDemo: false,
    missing: null,
    completeAsOf: anInstant('2026-11-20T08:40:00.1234567Z'),
    ...change,
  };
}

const aRow = (change: Parameters<typeof anIncident>[0] = {}) => queueRowOf(anIncident(change), 'Example SOC');
const textOf = (...parameters: Parameters<typeof exportFile>) => exportFile(...parameters).text.join('');

/** CSV rows as objects, by column name. */
function recordsOf(csv: string): readonly Readonly<Record<string, string>>[] {
  const [head = [], ...rows] = parseCsv(csv);
  return rows.map((row) => Object.fromEntries(head.map((name, index) => [name, row[index] ?? ''])));
}

describe('exportFileName', () => {
  it('contains the tenant and the time in UTC', () => {
    expect(exportFileName('csv', anExport())).toBe('incidents-1a2b3c4d-20261120T084107Z.csv');
  });

  it('marks demo data and partial exports', () => {
    const facts = anExport({ isDemo: true, missing: 'more incidents exist than the 1,000 loaded' });
    expect(exportFileName('ndjson', facts)).toBe('incidents-1a2b3c4d-20261120T084107Z-demo-data-partial.ndjson');
  });

  it('contains the number of several tenants', () => {
    expect(exportFileName('json', anExport({ tenantIds: ['a', 'b'] }))).toBe(
      'incidents-2-tenants-20261120T084107Z.json',
    );
  });

  it('never contains a path or another file extension', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (tenantId) => {
        expect(exportFileName('csv', anExport({ tenantIds: [tenantId] }))).toMatch(
          /^incidents-[0-9a-f]{0,8}-20261120T084107Z\.csv$/,
        );
      }),
      { numRuns: 10_000 },
    );
  });
});

describe('a CSV export', () => {
  it('contains the columns of the queue, with times in UTC', () => {
    const row = aRow({
      id: '41',
      name: '=HYPERLINK("https://x.example")',
      assignedTo: 'analyst@soc.example',
      created: anInstant('2026-11-20T07:00:00.1234567+01:00'),
      alerts: [anAlert({ status: 'resolved', mitreTechniques: ['T1566'] }), anAlert({ id: 'da2' })],
    });
    expect(recordsOf(textOf([row], 'csv', anExport()))).toEqual([
      expect.objectContaining({
        Tenant: 'Example SOC',
        Id: '41',
        Incident: `'=HYPERLINK("https://x.example")`,
        Severity: 'Medium',
        'Assigned to': 'analyst@soc.example',
        'Active alerts': '1',
        Alerts: '2',
        'MITRE techniques': 'T1566',
        'Created (UTC)': '2026-11-20T06:00:00.123Z',
        'Last update (UTC)': '2026-11-20T08:00:00.000Z',
        Classification: 'Not set',
      }),
    ]);
  });

  it('lists an asset once if a user and a mailbox have its name', () => {
    const name = 'accounts.payable@soc.example';
    const pieces = [aPieceOfEvidence({ kind: 'user', name }), aPieceOfEvidence({ kind: 'mailbox', name })];
    const [record] = recordsOf(textOf([aRow({ alerts: [anAlert({ evidence: pieces })] })], 'csv', anExport()));
    expect(record?.['Impacted assets']).toBe(name);
  });

  it('has a note in the first column of every row if it is partial or demo data', () => {
    const facts = anExport({ isDemo: true, missing: 'more incidents exist than the 1,000 loaded' });
    const [record] = recordsOf(textOf([aRow()], 'csv', facts));
    expect(Object.entries(record ?? {})[0]).toEqual([
      'Note',
      'Demo data. Partial: more incidents exist than the 1,000 loaded',
    ]);
    expect(parseCsv(textOf([aRow()], 'csv', anExport()))[0]?.[0]).toBe('Tenant id');
  });
});

describe('JSON and NDJSON exports', () => {
  it('tell whether they are complete, as of when, and whether they are demo data', () => {
    expect(JSON.parse(textOf([], 'json', anExport({ isDemo: true })))).toEqual({
      note: 'Demo data',
      exportedAt: '2026-11-20T08:41:07Z',
      complete: true,
      completeAsOf: '2026-11-20T08:40:00.1234567Z',
      tenantIds: [TENANT_ID],
      count: 0,
      incidents: [],
    });
    const facts = anExport({ isDemo: true, missing: 'Example Port could not be loaded' });
    expect(JSON.parse(textOf([], 'json', facts))).toMatchObject({
      complete: false,
      note: expect.stringContaining('Example Port'),
    });
    expect(JSON.parse(textOf([aRow()], 'ndjson', facts))).toMatchObject({
      note: 'Demo data. Partial: Example Port could not be loaded',
      complete: false,
    });
  });

  it('omit values nested too deeply and name the incident that lacks them, instead of failing as a whole', () => {
    const deep = JSON.parse(`${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}`);
    const rows = [aRow({ id: '1', raw: { fine: true } }), aRow({ id: '2', raw: { incidentId: 2, deep } })];
    const note = 'Partial: 1 incident lacks values nested more than 200 levels deep';
    const file = exportFile(rows, 'json', anExport());
    expect(file.name).toMatch(/-partial\.json$/);
    const whole: { incidents: Record<string, unknown>[] } = JSON.parse(file.text.join(''));
    expect(whole).toMatchObject({ complete: false, note, count: 2 });
    expect(whole.incidents.map((entry) => entry.omitted)).toEqual([
      undefined,
      'Values nested more than 200 levels deep',
    ]);
    const lines = textOf(rows, 'ndjson', anExport()).split('\n').slice(0, -1);
    expect(lines.map((line): unknown => JSON.parse(line).note)).toEqual([note, note]);
    expect(exportFile(rows, 'csv', anExport()).name).not.toContain('partial');
  });

  it('contain every incident exactly as the API sent it, in order', () => {
    const raws = fc.array(fc.dictionary(fc.string(), fc.jsonValue()), { maxLength: 4 });
    fc.assert(
      fc.property(raws, (sent) => {
        // A round trip through JSON, as for a response: removes -0 and makes `__proto__` an ordinary key.
        const parsed = sent.map((raw): Record<string, unknown> => JSON.parse(JSON.stringify(raw)));
        const rows = parsed.map((raw, index) => aRow({ id: String(index), raw }));
        const whole: { incidents: { incident: unknown }[] } = JSON.parse(textOf(rows, 'json', anExport()));
        expect(whole.incidents.map((entry) => entry.incident)).toEqual(parsed);
        const lines = textOf(rows, 'ndjson', anExport()).split('\n').slice(0, -1);
        expect(lines.map((line): unknown => JSON.parse(line).incident)).toEqual(parsed);
      }),
      { numRuns: 10_000 },
    );
  });
});
