import { describe, expect, it } from 'vitest';
import { anAlert, anInstant } from '../rows/incident.fixture.ts';
import { alertSpans } from './alert-spans.ts';

describe('alertSpans', () => {
  it('places alerts between the first and the last activity, earliest first', () => {
    const spans = alertSpans([
      anAlert({
        id: 'late',
        firstActivity: anInstant('2026-11-20T07:00:00Z'),
        lastActivity: anInstant('2026-11-20T08:00:00Z'),
      }),
      anAlert({ id: 'early', firstActivity: anInstant('2026-11-20T06:00:00Z'), lastActivity: null }),
    ]);
    expect(spans.map(({ alert, start, width }) => [alert.id, start, width])).toEqual([
      ['early', 0, 0],
      ['late', 0.5, 0.5],
    ]);
  });

  it('omits an alert without any time, and treats an end before the start as the start', () => {
    const spans = alertSpans([
      anAlert({ id: 'no time' }),
      anAlert({
        id: 'backwards',
        firstActivity: anInstant('2026-11-20T07:00:00Z'),
        lastActivity: anInstant('2026-11-20T06:00:00Z'),
      }),
      anAlert({ id: 'created only', created: anInstant('2026-11-20T07:30:00Z') }),
    ]);
    expect(spans.map(({ alert, width }) => [alert.id, width])).toEqual([
      ['backwards', 0],
      ['created only', 0],
    ]);
    expect(alertSpans([])).toEqual([]);
  });
});
