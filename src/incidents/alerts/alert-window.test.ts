import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { epochMs, HOUR_MS, MINUTE_MS } from '../../std/time.ts';
import { anAlert, anInstant } from '../rows/incident.fixture.ts';
import { alertSpans } from './alert-spans.ts';
import { formatZone, fullWindow, positionIn, ticksOf, windowAt, zoomsOf } from './alert-window.ts';

const spans = alertSpans([
  anAlert({ firstActivity: anInstant('2026-11-20T06:00:00Z'), lastActivity: anInstant('2026-11-20T06:30:00Z') }),
  anAlert({ firstActivity: anInstant('2026-11-20T08:00:00Z'), lastActivity: anInstant('2026-11-20T09:00:00Z') }),
]);
const full = fullWindow(spans);
const time = fc.integer({ min: 0, max: 2_000_000_000_000 });

describe('the timeline window', () => {
  it('covers all activity, with padding on both sides', () => {
    expect(full.from).toBeLessThan(Date.parse('2026-11-20T06:00:00Z'));
    expect(full.to).toBeGreaterThan(Date.parse('2026-11-20T09:00:00Z'));
  });

  it('offers only zoom levels shorter than the whole period', () => {
    expect(zoomsOf(full).map(({ value }) => value)).toEqual(['1h', '15m']);
    expect(zoomsOf({ from: epochMs(0), to: epochMs(MINUTE_MS) })).toEqual([]);
  });

  it('stays inside the whole period, wherever it is moved', () => {
    fc.assert(
      fc.property(time, fc.integer({ min: 1, max: 10 * HOUR_MS }), (from, length) => {
        const window = windowAt(full, from, length);
        expect(window.from).toBeGreaterThanOrEqual(full.from);
        expect(window.to).toBeLessThanOrEqual(full.to);
      }),
    );
  });

  it('places spans inside the window, clips overlapping spans, and returns null for all others', () => {
    const window = { from: epochMs(100), to: epochMs(200) };
    expect(positionIn(window, 125, 150)).toEqual({ start: 0.25, end: 0.5 });
    expect(positionIn(window, 0, 150)).toEqual({ start: 0, end: 0.5 });
    expect(positionIn(window, 250, 300)).toBeNull();
  });

  it('has at most seven ticks, all inside the window and evenly spaced', () => {
    fc.assert(
      fc.property(time, fc.integer({ min: MINUTE_MS, max: 400 * 24 * HOUR_MS }), (from, length) => {
        const ticks = ticksOf({ from: epochMs(from), to: epochMs(from + length) }, HOUR_MS);
        expect(ticks.length).toBeLessThanOrEqual(7);
        for (const tick of ticks) {
          expect(tick).toBeGreaterThanOrEqual(from);
          expect(tick).toBeLessThanOrEqual(from + length);
        }
        const gaps = ticks.slice(1).map((tick, index) => tick - (ticks[index] ?? 0));
        expect(new Set(gaps).size).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('names the local time zone', () => {
    expect([0, 60, 330, -180, -570].map((minutes) => formatZone(minutes * MINUTE_MS))).toEqual([
      'UTC',
      'UTC+1',
      'UTC+5:30',
      'UTC−3',
      'UTC−9:30',
    ]);
  });

  it('puts ticks at round local times', () => {
    const ticks = ticksOf(full, HOUR_MS);
    expect(ticks.every((tick) => (tick + HOUR_MS) % (30 * MINUTE_MS) === 0)).toBe(true);
  });
});
