import { describe, expect, it } from 'vitest';
import { DAY_MS, epochMs } from '../std/time.ts';
import { CHART_DAYS, createdPerDay } from './created-per-day.ts';
import { anIncident } from './incident-builder.ts';
import { queueRowOf } from './queue-row.ts';

const DAY_START = epochMs(Date.UTC(2026, 10, 20));

function createdAt(ms: number, severity = 'high') {
  return queueRowOf(anIncident({ severity, created: { epochMs: epochMs(ms), raw: '' } }), '');
}

describe('incidents created per day', () => {
  it('counts from the first to the last moment of each day, by severity', () => {
    const days = createdPerDay(
      [
        createdAt(DAY_START),
        createdAt(DAY_START + DAY_MS - 1, 'low'),
        createdAt(DAY_START - 1, 'Severe'),
        createdAt(DAY_START - 29 * DAY_MS),
      ],
      DAY_START,
    );
    expect(days).toHaveLength(CHART_DAYS);
    expect(days[29]).toEqual({ high: 1, medium: 0, low: 1, informational: 0 });
    expect(days[28]).toEqual({ high: 0, medium: 0, low: 0, informational: 1 });
    expect(days[0]?.high).toBe(1);
  });

  it('leaves out what is older, and what is dated after today', () => {
    const days = createdPerDay([createdAt(DAY_START - 30 * DAY_MS), createdAt(DAY_START + DAY_MS)], DAY_START);
    expect(days.every((day) => Object.values(day).every((count) => count === 0))).toBe(true);
  });
});
