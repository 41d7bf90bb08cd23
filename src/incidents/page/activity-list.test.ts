import { expect, it } from 'vitest';
import { anAlert, anIncident, anInstant } from '../rows/incident.fixture.ts';
import { listActivities } from './activity-list.ts';

it('lists comments and events, oldest first', () => {
  const incident = anIncident({
    created: anInstant('2026-11-20T06:00:00Z'),
    lastUpdate: anInstant('2026-11-20T09:00:00Z'),
    alerts: [anAlert({ created: anInstant('2026-11-20T05:00:00Z'), resolved: anInstant('2026-11-20T08:00:00Z') })],
    comments: [
      { text: 'second', author: 'Responder', created: anInstant('2026-11-20T07:30:00Z') },
      { text: 'first', author: 'Analyst', created: anInstant('2026-11-20T07:00:00Z') },
    ],
  });
  expect(listActivities(incident).map(({ kind, text }) => [kind, kind === 'comment' ? text : ''])).toEqual([
    ['alert-raised', ''],
    ['created', ''],
    ['comment', 'first'],
    ['comment', 'second'],
    ['alert-resolved', ''],
    ['updated', ''],
  ]);
});

it('lists a comment without a time after those that have one', () => {
  const incident = anIncident({ comments: [{ text: 'when?', author: null, created: null }] });
  expect(listActivities(incident).at(-1)).toMatchObject({ kind: 'comment', text: 'when?', at: null });
});

it('compares all seven fraction digits of a time', () => {
  const comment = (text: string, raw: string) => ({ text, author: null, created: anInstant(raw) });
  const incident = anIncident({
    comments: [comment('b', '2026-11-20T07:00:00.0000002Z'), comment('a', '2026-11-20T07:00:00.0000001Z')],
  });
  expect(
    listActivities(incident)
      .filter(({ kind }) => kind === 'comment')
      .map(({ text }) => text),
  ).toEqual(['a', 'b']);
});
