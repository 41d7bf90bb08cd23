import fc from 'fast-check';
import { expect, test } from 'vitest';
import { epochMs } from '../std/time.ts';
import { MAX_RETRY_DELAY_MS, retryAtOf } from './retry-after.ts';
import throttled from './samples/mde-error-429.thirdparty.json';

const NOW = epochMs(Date.parse('2026-11-20T10:00:00Z'));

function delayMs(header: string | null, message: string | null): number | null {
  const at = retryAtOf({ header, message, now: NOW });
  return at === null ? null : at - NOW;
}

test.each([
  ['7', 7_000],
  [' 0 ', 0],
  ['1.5', 1_500],
  ['999999', MAX_RETRY_DELAY_MS],
  ['Fri, 20 Nov 2026 10:00:30 GMT', 30_000],
  ['Fri, 20 Nov 2026 09:00:00 GMT', 0],
  ['Sat, 21 Nov 2026 10:00:00 GMT', MAX_RETRY_DELAY_MS],
  ['-5', null],
  ['soon', null],
  ['Fri, 99 Nov 2026 99:00:30 GMT', null],
  ['', null],
])('parses the header %j (RFC 9110 §10.2.3)', (header, expected) => {
  expect(delayMs(header, null)).toBe(expected);
});

test.each([
  [throttled.error.message, 8_000],
  ['Try again in 42 seconds.', 42_000],
  ['Rate limit is exceeded. Try again in 1 second', 1_000],
  ['Please wait 30s', 30_000],
  ['Retry after 2 minutes', 120_000],
  ['retry-after: 9', 9_000],
  ['Retry after 1500 ms', 1_500],
  ['Quota resets at 2026-11-20T10:01:00Z.', 60_000],
  ['Quota resets at 2026-11-20T10:00:10.5000000Z', 10_500],
  ['Quota resets at 2026-11-20T11:05:00+01:00', 300_000],
  ['Quota resets at 2026-11-20T08:00:00Z', 0],
  ['Maximum allowed 30 per 00:01:00', null],
  ['Too many requests', null],
])('parses the message %j', (message, expected) => {
  expect(delayMs(null, message)).toBe(expected);
});

test('prefers the header to the message', () => {
  expect(delayMs('3', 'again in 8 seconds')).toBe(3_000);
});

test('falls back to the message if the header is unreadable', () => {
  expect(delayMs('soon', 'again in 8 seconds')).toBe(8_000);
});

test('is never NaN and always within 15 minutes, whatever the input (security law)', () => {
  const phrases = fc.string({ unit: fc.constantFrom(...'in after retry 0123456789.:-TZ seconds minutes GMT,') });
  const anything = fc.option(
    fc.oneof(
      fc.string(),
      phrases,
      fc.date({ noInvalidDate: true }).map((date) => date.toUTCString()),
    ),
  );
  fc.assert(
    fc.property(anything, anything, (header, message) => {
      const delay = delayMs(header, message);
      expect(delay === null || (delay >= 0 && delay <= MAX_RETRY_DELAY_MS)).toBe(true);
    }),
    { numRuns: 10_000 },
  );
});
