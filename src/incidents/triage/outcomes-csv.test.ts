import { expect, test } from 'vitest';
import { anIncident } from '../../defender/changes/incident-model.fixture.ts';
import { parseCsv } from '../export/parse-csv.fixture.ts';
import { outcomesCsv } from './outcomes-csv.ts';
import { aTriageSession } from './triage.fixture.ts';

const options = {
  tenantName: () => '=Tenant()',
  describeFailure: () => ({
    heading: 'Refused',
    advice: '',
    actions: [],
    quote: [{ name: 'Request ID', value: '=r-1' }],
  }),
  isDemo: false,
};
const HOSTILE = '=HYPERLINK("https://evil.example","click") \u202e';

test('has one row per part of a change, with what was before, what is now and the outcome', async () => {
  const { session, items } = aTriageSession([anIncident({ name: HOSTILE })]);
  await session.apply(items, { status: 'inProgress', comment: '+1 @SUM(A1)' });
  const { name, text } = outcomesCsv({ changes: session.state().changes, cancelled: [] }, options);
  expect(name).toBe('incident-changes-20270115T080000Z.csv');
  const [header, ...rows] = parseCsv(text);
  expect(header?.slice(0, 6)).toEqual(['Time (UTC)', 'Tenant id', 'Tenant', 'API', 'Id', 'Incident']);
  expect(rows.map((row) => row.slice(6, 10))).toEqual([
    ['Status', 'Active', 'In progress', 'Applied'],
    ['Comment', '', "'+1 @SUM(A1)", 'Applied'],
  ]);
  for (const row of rows) {
    expect(row[2]).toBe("'=Tenant()");
    expect(row[5]).toMatch(/^'=HYPERLINK/);
    expect(row[5]).not.toContain('\u202e');
    expect(row.some((cell) => /^[=+@]/.test(cell))).toBe(false);
  }
});

test('names the reason of a conflict, lists what was cancelled, and marks demo data', async () => {
  const conflicting = aTriageSession([anIncident()]);
  conflicting.serviceOf('7').apply({ status: 'resolved' }, 'other', 'other');
  await conflicting.session.apply(conflicting.items, { status: 'inProgress' });
  const { name, text } = outcomesCsv(
    { changes: conflicting.session.state().changes, cancelled: conflicting.items },
    { ...options, isDemo: true },
  );
  expect(name).toBe('incident-changes-20270115T080000Z-demo-data.csv');
  const [header, conflict, cancelled] = parseCsv(text);
  expect(header?.[0]).toBe('Note');
  expect(conflict?.[0]).toBe('Demo data');
  expect(conflict?.slice(7, 11)).toEqual(['Status: In progress', '', '', 'Conflict']);
  expect(conflict?.[11]).toContain('Status is now Resolved.');
  expect(cancelled?.slice(10, 12)).toEqual(['Cancelled', 'Nothing was sent.']);
});
