import { describe, expect, it } from 'vitest';
import { addMs, DAY_MS, epochMs, HOUR_MS } from '../../std/time.ts';
import { anIncident } from '../rows/incident.fixture.ts';
import { queueRowOf } from '../rows/queue-row.ts';
import { ANY_TIME } from '../rows/time-range.ts';
import { chartBoundaries, countPerSpan, loadedPartOf, totalOf } from './created-per-day.ts';

const NOW = epochMs(new Date(2026, 10, 20, 12).getTime());
const TODAY = epochMs(new Date(2026, 10, 20).getTime());

function createdAt(ms: number, severity = 'high') {
  return queueRowOf(anIncident({ severity, created: { epochMs: epochMs(ms), raw: '' } }), '');
}

describe('chartBoundaries', () => {
  it('covers the last 30 days of the user, ending today', () => {
    const boundaries = chartBoundaries(ANY_TIME, NOW);
    expect(boundaries).toHaveLength(31);
    expect(boundaries[29]).toBe(TODAY);
    expect(boundaries[30]).toBe(new Date(2026, 10, 21).getTime());
    expect(boundaries[0]).toBe(new Date(2026, 9, 22).getTime());
  });

  it('follows ranges of a week or more, and covers 30 days for shorter ones', () => {
    expect(chartBoundaries({ kind: 'last', preset: '7d' }, NOW)).toHaveLength(8);
    expect(chartBoundaries({ kind: 'last', preset: '24h' }, NOW)).toHaveLength(31);
    const from = addMs(TODAY, -20 * DAY_MS);
    const to = addMs(TODAY, -10 * DAY_MS);
    const boundaries = chartBoundaries({ kind: 'between', from, to }, NOW);
    expect([boundaries[0], boundaries.at(-1)]).toEqual([from, to]);
  });

  it('returns weeks for half a year', () => {
    const boundaries = chartBoundaries({ kind: 'last', preset: '180d' }, NOW);
    expect(boundaries).toHaveLength(27);
    expect(Math.round(((boundaries[1] ?? 0) - (boundaries[0] ?? 0)) / HOUR_MS / 24)).toBe(7);
  });

  it('never returns more than 61 boundaries, and keeps them in order, for any range', () => {
    for (const from of [epochMs(0), addMs(NOW, 5 * DAY_MS), NOW, null]) {
      const boundaries = chartBoundaries({ kind: 'between', from, to: null }, NOW);
      expect(boundaries.length).toBeLessThanOrEqual(61);
      expect([...boundaries].sort((a, b) => a - b)).toEqual(boundaries);
    }
  });
});

describe('countPerSpan', () => {
  it('counts each day from its first to its last millisecond, by severity', () => {
    const days = countPerSpan(
      [createdAt(TODAY), createdAt(TODAY + DAY_MS - 1, 'low'), createdAt(TODAY - 1, 'Severe')],
      chartBoundaries(ANY_TIME, NOW),
    );
    expect(days).toHaveLength(30);
    expect(days[29]).toMatchObject({ high: 1, medium: 0, low: 1, informational: 0 });
    expect(days[28]).toMatchObject({ high: 0, medium: 0, low: 0, informational: 1 });
  });

  it('ignores incidents before the first and after the last day', () => {
    const days = countPerSpan(
      [createdAt(TODAY - 40 * DAY_MS), createdAt(TODAY + 2 * DAY_MS)],
      chartBoundaries(ANY_TIME, NOW),
    );
    expect(days.map(totalOf).every((count) => count === 0)).toBe(true);
  });
});

describe('loadedPartOf', () => {
  it('tells days before the oldest loaded incident from loaded ones', () => {
    const today = { from: TODAY, to: addMs(TODAY, DAY_MS) };
    expect(loadedPartOf(today, null)).toBe('all');
    expect(loadedPartOf(today, TODAY)).toBe('all');
    expect(loadedPartOf(today, TODAY + HOUR_MS)).toBe('end');
    expect(loadedPartOf(today, today.to)).toBe('none');
    expect(loadedPartOf(today, Number.POSITIVE_INFINITY)).toBe('none');
  });
});
