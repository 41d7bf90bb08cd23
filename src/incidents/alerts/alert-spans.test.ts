import { describe, expect, it } from 'vitest';
import { anAlert, anInstant } from '../rows/incident.fixture.ts';
import { alertSpans } from './alert-spans.ts';

describe('alert spans', () => {
  it('span from the first to the last activity, earliest first', () => {
    const spans = alertSpans([
      anAlert({
        id: 'late',
        firstActivity: anInstant('2026-11-20T07:00:00Z'),
        lastActivity: anInstant('2026-11-20T08:00:00Z'),
      }),
      anAlert({ id: 'early', firstActivity: anInstant('2026-11-20T06:00:00Z'), lastActivity: null }),
    ]);
    expect(spans.map(({ alert, from, to }) => [alert.id, from.raw, to.raw])).toEqual([
      ['early', '2026-11-20T06:00:00Z', '2026-11-20T06:00:00Z'],
      ['late', '2026-11-20T07:00:00Z', '2026-11-20T08:00:00Z'],
    ]);
  });

  it('omit an alert without any time, and treat an end before the start as the start', () => {
    const spans = alertSpans([
      anAlert({ id: 'no time' }),
      anAlert({
        id: 'backwards',
        firstActivity: anInstant('2026-11-20T07:00:00Z'),
        lastActivity: anInstant('2026-11-20T06:00:00Z'),
      }),
      anAlert({ id: 'created only', created: anInstant('2026-11-20T07:30:00Z') }),
    ]);
    expect(spans.map(({ alert, from, to }) => [alert.id, from.raw, to.raw])).toEqual([
      ['backwards', '2026-11-20T07:00:00Z', '2026-11-20T07:00:00Z'],
      ['created only', '2026-11-20T07:30:00Z', '2026-11-20T07:30:00Z'],
    ]);
    expect(alertSpans([])).toEqual([]);
  });
});
