import { describe, expect, it } from 'vitest';
import { anAlert, anIncident, anInstant } from '../rows/incident.fixture.ts';
import { groupActivities, listComments } from './activity-list.ts';

const comment = (text: string, raw: string | null) => ({
  text,
  author: 'Analyst',
  created: raw === null ? null : anInstant(raw),
});

describe('the comments of an incident', () => {
  const incident = anIncident({
    comments: [
      comment('second', '2026-11-20T07:30:00Z'),
      comment('no time', null),
      comment('first', '2026-11-20T07:00:00Z'),
    ],
    resolvingComment: 'done',
    lastModifiedBy: 'Responder',
  });

  it('are listed newest first or oldest first, those without a time as the newest', () => {
    const texts = (order: 'newest' | 'oldest') => listComments(incident, order).map(({ text }) => text);
    expect(texts('newest')).toEqual(['done', 'no time', 'second', 'first']);
    expect(texts('oldest')).toEqual(['first', 'second', 'no time', 'done']);
  });

  it('include the resolving comment with the user who last modified the incident', () => {
    expect(listComments(incident, 'newest')[0]).toMatchObject({ kind: 'resolving-comment', author: 'Responder' });
  });

  it('compare all seven fraction digits of a time', () => {
    const close = anIncident({
      comments: [comment('b', '2026-11-20T07:00:00.0000002Z'), comment('a', '2026-11-20T07:00:00.0000001Z')],
    });
    expect(listComments(close, 'oldest').map(({ text }) => text)).toEqual(['a', 'b']);
  });
});

describe('the activity of an incident', () => {
  const incident = anIncident({
    created: anInstant('2026-11-20T06:00:00Z'),
    lastUpdate: anInstant('2026-11-20T09:00:00Z'),
    lastModifiedBy: 'Responder',
    alerts: [
      anAlert({ title: 'a', created: anInstant('2026-11-20T05:00:00Z'), resolved: anInstant('2026-11-20T08:00:00Z') }),
      anAlert({ title: 'b', created: anInstant('2026-11-20T07:00:00Z') }),
      anAlert({ title: 'no time' }),
    ],
  });

  it('has one group for each kind of event, the newest first', () => {
    expect(
      groupActivities(incident, 'newest').map(({ kind, events }) => [kind, events.map(({ title }) => title)]),
    ).toEqual([
      ['updated', ['']],
      ['alerts-resolved', ['a']],
      ['alerts-raised', ['b', 'a']],
      ['created', ['']],
    ]);
  });

  it('is listed oldest first on request', () => {
    expect(
      groupActivities(incident, 'oldest').map(({ kind, events }) => [kind, events.map(({ title }) => title)]),
    ).toEqual([
      ['created', ['']],
      ['alerts-raised', ['a', 'b']],
      ['alerts-resolved', ['a']],
      ['updated', ['']],
    ]);
  });

  it('spans from the first to the last event of a group', () => {
    const raised = groupActivities(incident, 'newest').find(({ kind }) => kind === 'alerts-raised');
    expect([raised?.first.raw, raised?.last.raw]).toEqual(['2026-11-20T05:00:00Z', '2026-11-20T07:00:00Z']);
  });
});
