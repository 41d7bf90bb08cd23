import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { addMs, DAY_MS, epochMs, HOUR_MS, MINUTE_MS } from '../std/time.ts';
import {
  formatAge,
  formatBrief,
  formatClock,
  formatCountdown,
  formatDay,
  formatDayAndTime,
  formatDuration,
  formatFull,
  formatUtc,
} from './format-moment.ts';

const NOW = epochMs(Date.UTC(2026, 10, 20, 8, 41, 7));

afterEach(() => vi.unstubAllEnvs());

describe('a formatted instant', () => {
  it('uses the given time zone, puts the day before the month, and uses the 24-hour clock', () => {
    vi.stubEnv('TZ', 'Europe/Berlin');
    expect(formatFull(NOW)).toBe('20 Nov 2026, 09:41:07');
    expect(formatFull(NOW, 'utc')).toBe('20 Nov 2026, 08:41:07');
    vi.stubEnv('TZ', 'Asia/Kolkata');
    expect(formatClock(NOW)).toBe('14:11');
    vi.stubEnv('TZ', 'Pacific/Kiritimati');
    expect(formatDay(addMs(NOW, 3 * HOUR_MS))).toBe('21 Nov 2026');
    expect(formatClock(epochMs(Date.UTC(2026, 0, 1, 0, 5)), 'utc')).toBe('00:05');
  });

  it('agrees with Intl for every moment, also around clock changes', () => {
    vi.stubEnv('TZ', 'Europe/Berlin');
    const form = { day: 'numeric', year: 'numeric', hour: '2-digit', minute: '2-digit', second: '2-digit' } as const;
    const intl = new Intl.DateTimeFormat('en-US', {
      ...form,
      month: 'short',
      hourCycle: 'h23',
      timeZone: 'Europe/Berlin',
    });
    fc.assert(
      fc.property(fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true }), (date) => {
        const parts = Object.fromEntries(intl.formatToParts(date).map(({ type, value }) => [type, value]));
        const { day, month, year, hour, minute, second } = parts;
        expect(formatFull(epochMs(date.getTime()))).toBe(`${day} ${month} ${year}, ${hour}:${minute}:${second}`);
      }),
      { numRuns: 2_000 },
    );
  });

  it('shows the year for a date more than 300 days away', () => {
    expect(formatDayAndTime(NOW, NOW, 'utc')).toBe('20 Nov, 08:41');
    expect(formatDayAndTime(addMs(NOW, -400 * DAY_MS), NOW, 'utc')).toBe('16 Oct 2025');
  });

  it('is only the time on the same day, and only the date on any other day', () => {
    expect(formatBrief(addMs(NOW, -HOUR_MS), NOW, 'utc')).toBe('07:41');
    expect(formatBrief(addMs(NOW, -DAY_MS), NOW, 'utc')).toBe('19 Nov');
  });

  it.each([
    [-5 * MINUTE_MS, 'now'],
    [59_999, 'now'],
    [MINUTE_MS, '1 min'],
    [59 * MINUTE_MS, '59 min'],
    [HOUR_MS + 59_999, '1 h'],
    [72 * MINUTE_MS, '1 h 12 min'],
    [DAY_MS - 1, '23 h 59 min'],
    [DAY_MS, '1 day'],
    [6 * DAY_MS, '6 days'],
    [7 * DAY_MS, '13 Nov, 08:41'],
  ])('%d ms ago is %s', (age, expected) => {
    expect(formatAge(addMs(NOW, -age), NOW, 'utc')).toBe(expected);
  });

  it('round-trips through UTC to the second', () => {
    expect(formatUtc(NOW)).toBe('2026-11-20 08:41:07 UTC');
    expect(formatUtc(epochMs(Date.UTC(58_000, 0, 2)))).toBe('+058000-01-02 00:00:00 UTC');
    fc.assert(
      fc.property(fc.date({ min: new Date(0), max: new Date('9999-12-31T23:59:59Z'), noInvalidDate: true }), (date) => {
        const back = Date.parse(formatUtc(epochMs(date.getTime())).replace(' UTC', 'Z').replace(' ', 'T'));
        expect(back).toBe(Math.floor(date.getTime() / 1000) * 1000);
      }),
      { numRuns: 10_000 },
    );
  });
});

describe('a formatted duration', () => {
  it.each([
    [0, '0 s'],
    [-1, '0 s'],
    [42_000, '42 s'],
    [3 * HOUR_MS + 7 * MINUTE_MS, '3 h 7 min'],
    [2 * DAY_MS + 4 * HOUR_MS + 5 * MINUTE_MS, '2 days 4 h'],
    [DAY_MS + MINUTE_MS, '1 day'],
  ])('%d ms is %s', (duration, expected) => {
    expect(formatDuration(duration)).toBe(expected);
  });

  it.each([
    [42_000, '0:42'],
    [41_001, '0:42'],
    [0, '0:00'],
    [-5_000, '0:00'],
    [HOUR_MS + 2 * MINUTE_MS + 3_000, '1:02:03'],
  ])('shows %d ms remaining as %s', (remaining, expected) => {
    expect(formatCountdown(remaining)).toBe(expected);
  });
});
