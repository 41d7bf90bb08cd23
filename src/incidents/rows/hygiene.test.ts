import { describe, expect, it } from 'vitest';
import { addMs, HOUR_MS } from '../../std/time.ts';
import { hygieneProblems } from './hygiene.ts';
import { anIncident, anInstant } from './incident.fixture.ts';

const CREATED = anInstant('2026-11-20T06:00:00Z');
const FOUR_HOURS_LATER = addMs(CREATED.epochMs, 4 * HOUR_MS);

describe('hygiene checks', () => {
  it('require an assignee unless the incident is redirected', () => {
    expect(hygieneProblems(anIncident({ assignedTo: null }), FOUR_HOURS_LATER)).toEqual(['unowned']);
    expect(hygieneProblems(anIncident({ assignedTo: null, status: 'redirected' }), FOUR_HOURS_LATER)).toEqual([]);
    expect(hygieneProblems(anIncident({ assignedTo: 'Analyst' }), FOUR_HOURS_LATER)).toEqual([]);
  });

  it('allow high severity to stay active for up to four hours', () => {
    const incident = anIncident({ assignedTo: 'Analyst', severity: 'high', created: CREATED });
    expect(hygieneProblems(incident, FOUR_HOURS_LATER)).toEqual([]);
    expect(hygieneProblems(incident, addMs(FOUR_HOURS_LATER, 1))).toEqual(['overdue']);
    expect(hygieneProblems({ ...incident, status: 'inProgress' }, addMs(FOUR_HOURS_LATER, 1))).toEqual([]);
  });

  it('require both classification and determination of a resolved incident', () => {
    const incident = anIncident({ assignedTo: 'Analyst', status: 'resolved' });
    const decided = { ...incident, classification: 'truePositive', determination: 'malware' } as const;
    expect(hygieneProblems(incident, FOUR_HOURS_LATER)).toEqual(['unclassified']);
    expect(hygieneProblems({ ...decided, determination: 'unknown' }, FOUR_HOURS_LATER)).toEqual(['unclassified']);
    expect(hygieneProblems({ ...decided, classification: 'unknown' }, FOUR_HOURS_LATER)).toEqual(['unclassified']);
    expect(hygieneProblems(decided, FOUR_HOURS_LATER)).toEqual([]);
  });
});
