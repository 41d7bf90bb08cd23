// @vitest-environment happy-dom
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach, expect, it, vi } from 'vitest';
import { epochMs } from '../std/time.ts';
import { ClockProvider } from './clock-provider.tsx';
import { formatClock, formatDayAndTime } from './format-moment.ts';
import { Moment } from './moment.tsx';
import { offsetMs, startOfDay, TIME_ZONE } from './time-zone.ts';
import { useTimeZone } from './use-time-zone.ts';

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);

const NOW = epochMs(Date.parse('2026-11-20T23:30:00Z'));

afterEach(() => {
  TIME_ZONE.set('local');
  vi.unstubAllEnvs();
});

it('formats every time in the chosen time zone', () => {
  vi.stubEnv('TZ', 'Asia/Kolkata');
  expect(formatDayAndTime(NOW, NOW)).toBe('21 Nov, 05:00');
  TIME_ZONE.set('utc');
  expect(formatDayAndTime(NOW, NOW)).toBe('20 Nov, 23:30');
  expect(formatClock(NOW, 'local')).toBe('05:00');
});

it('begins days in the chosen time zone, also at clock changes', () => {
  vi.stubEnv('TZ', 'Europe/Berlin');
  const clockChange = epochMs(Date.parse('2026-10-25T12:00:00Z'));
  expect(new Date(startOfDay(clockChange, 0)).toISOString()).toBe('2026-10-24T22:00:00.000Z');
  expect(new Date(startOfDay(clockChange, 1)).toISOString()).toBe('2026-10-25T23:00:00.000Z');
  expect(offsetMs(clockChange)).toBe(3_600_000);
  TIME_ZONE.set('utc');
  expect(new Date(startOfDay(clockChange, 0)).toISOString()).toBe('2026-10-25T00:00:00.000Z');
  expect(new Date(startOfDay(clockChange, -1)).toISOString()).toBe('2026-10-24T00:00:00.000Z');
  expect(offsetMs(clockChange)).toBe(0);
});

function Page() {
  useTimeZone();
  return <Moment instant={{ epochMs: NOW, raw: '' }} form="short" />;
}

it('changes the times on screen at once, with the other time zone as the tooltip', async () => {
  vi.stubEnv('TZ', 'Asia/Kolkata');
  const container = document.createElement('div');
  const root = createRoot(container);
  await act(async () =>
    root.render(
      <ClockProvider clock={() => NOW}>
        <Page />
      </ClockProvider>,
    ),
  );
  const time = () => container.querySelector('time');
  expect([time()?.textContent, time()?.title]).toEqual(['21 Nov, 05:00', '2026-11-20 23:30:00 UTC']);
  await act(async () => TIME_ZONE.set('utc'));
  expect([time()?.textContent, time()?.title]).toEqual(['20 Nov, 23:30', '21 Nov 2026, 05:00:00 local time']);
  await act(async () => root.unmount());
});
