import { DAY_MS, type EpochMs, HOUR_MS, MINUTE_MS, SECOND_MS } from '../std/time.ts';

/** Creating a formatter is expensive, so each combination of form and time zone is created once. */
const formatters = new Map<string, Intl.DateTimeFormat>();

const FORMS = {
  dayAndTime: { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  full: {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  },
  clock: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  exactClock: { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' },
  day: { day: 'numeric', month: 'short', year: 'numeric' },
  dayOfYear: { day: 'numeric', month: 'short' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

/** Formats day before month name, 24-hour clock: unambiguous in every locale. `timeZone` defaults to the browser's. */
function format(form: keyof typeof FORMS, instant: EpochMs, timeZone: string | undefined): string {
  const key = `${form} ${timeZone ?? ''}`;
  let formatter = formatters.get(key);
  if (formatter === undefined) {
    formatter = new Intl.DateTimeFormat('en-GB', { ...FORMS[form], ...(timeZone === undefined ? {} : { timeZone }) });
    formatters.set(key, formatter);
  }
  return formatter.format(instant);
}

/** `20 Nov 2026, 09:41:07`. */
export function formatFull(instant: EpochMs, timeZone?: string): string {
  return format('full', instant, timeZone);
}

/** `20 Nov, 09:41`. More than 300 days from `now`, the year replaces the time: `20 Nov 2024`. */
export function formatDayAndTime(instant: EpochMs, now: EpochMs, timeZone?: string): string {
  return format(Math.abs(now - instant) > 300 * DAY_MS ? 'day' : 'dayAndTime', instant, timeZone);
}

/** `20 Nov 2026`. */
export function formatDay(instant: EpochMs, timeZone?: string): string {
  return format('day', instant, timeZone);
}

/** `09:41`. */
export function formatClock(instant: EpochMs, timeZone?: string): string {
  return format('clock', instant, timeZone);
}

/** `09:41:07`, for times within the next few minutes. */
export function formatExactClock(instant: EpochMs, timeZone?: string): string {
  return format('exactClock', instant, timeZone);
}

/** `20 Nov`. */
export function formatDayOfYear(instant: EpochMs, timeZone?: string): string {
  return format('dayOfYear', instant, timeZone);
}

/** The shortest form: `09:41` on the same day, otherwise `20 Nov`. */
export function formatBrief(instant: EpochMs, now: EpochMs, timeZone?: string): string {
  const isSameDay = format('day', instant, timeZone) === format('day', now, timeZone);
  return format(isSameDay ? 'clock' : 'dayOfYear', instant, timeZone);
}

/** `2026-11-20 08:41:07 UTC`, for tooltips, support details and exports. */
export function formatUtc(instant: EpochMs): string {
  // Years after 9999 have a sign and six digits.
  return `${new Date(instant)
    .toISOString()
    .replace(/\.\d+Z$/, '')
    .replace('T', ' ')} UTC`;
}

/** The time since `instant`: `now`, `2 min`, `1 h 12 min`, `5 days`; after a week the date. An instant in the future is `now`. */
export function formatAge(instant: EpochMs, now: EpochMs, timeZone?: string): string {
  const age = now - instant;
  if (age < MINUTE_MS) return 'now';
  if (age < HOUR_MS) return `${Math.floor(age / MINUTE_MS)} min`;
  if (age < DAY_MS) return formatDuration(age - (age % MINUTE_MS));
  const days = Math.floor(age / DAY_MS);
  if (days < 7) return days === 1 ? '1 day' : `${days} days`;
  return formatDayAndTime(instant, now, timeZone);
}

/** A duration in its two largest units: `42 s`, `3 h 7 min`, `2 days 4 h`. Never negative. */
export function formatDuration(durationMs: number): string {
  const units = [
    [DAY_MS, 'day'],
    [HOUR_MS, 'h'],
    [MINUTE_MS, 'min'],
    [SECOND_MS, 's'],
  ] as const;
  let rest = Math.max(0, durationMs);
  const parts: string[] = [];
  for (const [size, name] of units) {
    const count = Math.floor(rest / size);
    rest -= count * size;
    if (count > 0) parts.push(name === 'day' && count > 1 ? `${count} days` : `${count} ${name}`);
    else if (parts.length > 0) break;
    if (parts.length === 2) break;
  }
  return parts.length === 0 ? '0 s' : parts.join(' ');
}

/** The remaining time as `0:42` or `1:02:03`; `0:00` when it is over. Rounds up to whole seconds. */
export function formatCountdown(remainingMs: number): string {
  const seconds = Math.max(0, Math.ceil(remainingMs / SECOND_MS));
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const visibleParts = parts[0] === 0 ? parts.slice(1) : parts;
  return visibleParts.map((part, index) => (index === 0 ? String(part) : String(part).padStart(2, '0'))).join(':');
}
