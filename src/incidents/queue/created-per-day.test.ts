import { describe, expect, it } from 'vitest';
import { addMs, DAY_MS, epochMs, HOUR_MS } from '../../std/time.ts';
import { anIncident } from '../rows/incident.fixture.ts';
import { queueRowOf } from '../rows/queue-row.ts';
import { ANY_TIME } from '../rows/time-range.ts';
import { chartBorders, countPerSpan, totalOf } from './created-per-day.ts';

const NOW = epochMs(new Date(2026, 10, 20, 12).getTime());
const TODAY = epochMs(new Date(2026, 10, 20).getTime());

function createdAt(ms: number, severity = 'high') {
  return queueRowOf(anIncident({ severity, created: { epochMs: epochMs(ms), raw: '' } }), '');
}

describe('the borders of the chart', () => {
  it('are those of the last 30 days of the reader, today the last', () => {
    const borders = chartBorders(ANY_TIME, NOW);
    expect(borders).toHaveLength(31);
    expect(borders[29]).toBe(TODAY);
    expect(borders[30]).toBe(new Date(2026, 10, 21).getTime());
    expect(borders[0]).toBe(new Date(2026, 9, 22).getTime());
  });

  it('follow the range from a week on; shorter ones are shown within 30 days', () => {
    expect(chartBorders({ kind: 'last', preset: '7d' }, NOW)).toHaveLength(8);
    expect(chartBorders({ kind: 'last', preset: '24h' }, NOW)).toHaveLength(31);
    const from = addMs(TODAY, -20 * DAY_MS);
    const to = addMs(TODAY, -10 * DAY_MS);
    const borders = chartBorders({ kind: 'between', from, to }, NOW);
    expect([borders[0], borders.at(-1)]).toEqual([from, to]);
  });

  it('are weeks in half a year', () => {
    const borders = chartBorders({ kind: 'last', preset: '180d' }, NOW);
    expect(borders).toHaveLength(27);
    expect(Math.round(((borders[1] ?? 0) - (borders[0] ?? 0)) / HOUR_MS / 24)).toBe(7);
  });

  it('are not more than fit, however far back the range goes, and never in the wrong order', () => {
    for (const from of [epochMs(0), addMs(NOW, 5 * DAY_MS), NOW, null]) {
      const borders = chartBorders({ kind: 'between', from, to: null }, NOW);
      expect(borders.length).toBeLessThanOrEqual(61);
      expect([...borders].sort((a, b) => a - b)).toEqual(borders);
    }
  });
});

describe('incidents created per day', () => {
  it('counts from the first to the last moment of each day, by severity', () => {
    const days = countPerSpan(
      [createdAt(TODAY), createdAt(TODAY + DAY_MS - 1, 'low'), createdAt(TODAY - 1, 'Severe')],
      chartBorders(ANY_TIME, NOW),
    );
    expect(days).toHaveLength(30);
    expect(days[29]).toMatchObject({ high: 1, medium: 0, low: 1, informational: 0 });
    expect(days[28]).toMatchObject({ high: 0, medium: 0, low: 0, informational: 1 });
  });

  it('leaves out what is older, and what is dated after today', () => {
    const days = countPerSpan(
      [createdAt(TODAY - 40 * DAY_MS), createdAt(TODAY + 2 * DAY_MS)],
      chartBorders(ANY_TIME, NOW),
    );
    expect(days.map(totalOf).every((count) => count === 0)).toBe(true);
  });
});
