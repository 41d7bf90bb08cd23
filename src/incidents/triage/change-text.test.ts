import { expect, test } from 'vitest';
import type { ChangeReport } from '../../defender/changes/change-report.ts';
import { anIncident } from '../../defender/changes/incident-model.fixture.ts';
import { epochMs } from '../../std/time.ts';
import { logEntries, logMarkdown } from './change-log.ts';
import { editTexts, forecastText, othersText, outcomeText, valueText } from './change-text.ts';
import { parseTags, problemWithTags } from './tags-draft.tsx';
import { aTriageSession } from './triage.fixture.ts';

test('says what an edit does, with hidden characters made visible', () => {
  expect(
    editTexts({
      status: 'resolved',
      assignedTo: null,
      classification: { classification: 'truePositive', determination: 'phishing' },
      tags: { add: ['a\u202eb'], remove: ['old'] },
      comment: 'text',
    }),
  ).toEqual([
    'Status: Resolved',
    'Unassigned',
    'Classification: True positive: Phishing',
    expect.stringContaining('202E'),
    'Tags removed: old',
    'Comment added',
  ]);
});

test('forecasts by the limit of each API, with tenants in parallel', () => {
  const xdr = (count: number) => ({ api: 'defender-xdr', count }) as const;
  expect(forecastText([xdr(37)], {})).toBe('37 changes at 50 a minute: under a minute');
  expect(forecastText([xdr(200)], {})).toBe('200 changes at 50 a minute: about 4 minutes');
  expect(forecastText([xdr(60), xdr(40)], {})).toBe('100 changes at 50 a minute in each tenant: about 2 minutes');
  expect(forecastText([{ api: 'graph-security', count: 74 }], { comment: 'x' })).toBe(
    '74 changes at 37 a minute: about 2 minutes',
  );
});

const report = (change: Partial<ChangeReport>): ChangeReport => ({
  outcome: 'unknown',
  incidentId: '7',
  edit: {},
  before: anIncident(),
  after: null,
  sent: {},
  parts: [],
  plan: null,
  error: null,
  changedByOthers: [],
  window: null,
  ...change,
});

test('names the fields that someone else changed meanwhile, and nothing without any', () => {
  expect(othersText(report({ changedByOthers: ['assignedTo', 'tags'] }))).toBe(
    'someone else changed: assigned to, tags',
  );
  expect(othersText(report({}))).toBe('');
});

test('an unknown outcome says what was seen, and that nothing is sent again', () => {
  const unread = outcomeText(
    report({ parts: [{ part: 'status', state: 'unchecked', response: 'unknown' }] }),
    'API',
    false,
  );
  expect(unread).toMatchObject({ label: 'Unknown outcome', tone: 'warning' });
  expect(unread.advice).toContain('couldn’t be read either');
  const missing = outcomeText(
    report({ after: anIncident(), parts: [{ part: 'comment', state: 'missing', response: 'unknown' }] }),
    'API',
    false,
  );
  expect(missing.advice).toContain('it didn’t hold the change (comment)');
  expect(missing.advice).toContain('Nothing is sent again until you decide.');
});

test('an applied change names the window in which the API can’t tell two editors apart', () => {
  const window = { from: epochMs(0), to: epochMs(1_000) };
  expect(outcomeText(report({ outcome: 'applied', window }), 'API', false).advice).toMatch(
    /between \d\d:\d\d:00 and \d\d:\d\d:01/,
  );
});

test('a conflict of an undo says that the other change stays', () => {
  expect(outcomeText(report({ outcome: 'conflict' }), 'API', true)).toMatchObject({ label: 'Not undone' });
});

test('the log lists before and after, and its Markdown keeps hostile text inert', async () => {
  const hostile = anIncident({ name: '<img src=x> https://evil.example | [x](y)' });
  const { session, items } = aTriageSession([hostile]);
  await session.apply(items, { status: 'inProgress', comment: '**bold** ‮' });
  const [change] = session.state().changes;
  if (change === undefined) throw new Error('The session has no change');
  expect(logEntries(change)).toEqual([
    { part: 'Status', before: 'Active', after: 'In progress' },
    { part: 'Comment', before: '', after: expect.stringContaining('bold') },
  ]);
  const markdown = logMarkdown(session.state().changes, 'https://app.example/', () => 'Tenant');
  expect(markdown).toContain('| Active | In progress | Applied |');
  expect(markdown).not.toContain('Tenant');
  const elsewhere = { ...change, item: { ...change.item, source: { ...change.item.source, tenantId: 't-2' } } };
  expect(logMarkdown([change, elsewhere], 'https://app.example/', (id) => `Tenant ${id.slice(-1)}`)).toContain(
    '| Tenant 2 |',
  );
  expect(markdown).not.toMatch(/[^\\]<img/);
  expect(markdown).not.toContain('https://evil');
  expect(markdown).not.toContain('**bold**');
});

test('shows values as inert text', () => {
  const values = {
    status: 'x‮y',
    assignedTo: null,
    classification: { classification: 'unknown', determination: 'unknown' },
    tags: [],
  };
  expect(valueText('status', values)).not.toContain('‮');
  expect(valueText('assignedTo', values)).toBe('Unassigned');
  expect(valueText('classification', values)).toBe('Not set');
  expect(valueText('tags', values)).toBe('None');
});

test('splits tags at commas, without empty or repeated ones', () => {
  expect(parseTags(' VIP, , Payroll,VIP\n')).toEqual(['VIP', 'Payroll']);
  expect(problemWithTags(['ok'])).toBeUndefined();
  expect(problemWithTags(['x'.repeat(101)])).toContain('100 characters');
  expect(problemWithTags(['a‮b'])).toContain('invisible');
});
