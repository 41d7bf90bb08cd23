import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseInstant } from './instant.ts';

const written = fc
  .tuple(
    fc.date({ min: new Date('0001-01-01T00:00:00Z'), max: new Date('9999-12-31T23:59:59Z'), noInvalidDate: true }),
    fc.string({ unit: fc.constantFrom(...'0123456789'), maxLength: 7 }),
    fc.constantFrom('Z', 'z', '', '+00:00', '-00:00'),
  )
  .map(([date, fraction, zone]) => ({
    raw: `${date.toISOString().slice(0, 19)}${fraction === '' ? '' : `.${fraction}`}${zone}`,
    epochMs: Math.floor(date.getTime() / 1_000) * 1_000 + Math.floor(Number(`0.${fraction}0`) * 1_000),
  }));

test('an instant in UTC, with any number of fraction digits, keeps its time and its text', () => {
  fc.assert(
    fc.property(written, ({ raw, epochMs }) => {
      expect(parseInstant(raw)).toEqual({ raw, epochMs });
    }),
    { numRuns: 10_000 },
  );
});

test('any value is a valid instant or null', () => {
  const almost = fc.string({ unit: fc.constantFrom(...'0123456789-:.TZ+ tz'), maxLength: 30 });
  const anyParts = fc
    .array(fc.nat({ max: 99 }), { minLength: 6, maxLength: 6 })
    .map((parts) => parts.map((part) => String(part).padStart(2, '0')))
    .map(([year, month, day, hour, minute, second]) => `20${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  fc.assert(
    fc.property(fc.oneof(fc.anything(), fc.string(), almost, anyParts), (value) => {
      const instant = parseInstant(value);
      if (instant === null) return;
      expect(instant.raw).toBe(value);
      expect(Number.isSafeInteger(instant.epochMs)).toBe(true);
    }),
    { numRuns: 10_000 },
  );
});

test.each([
  '2026-13-01T00:00:00Z',
  '2026-11-20',
  '20 Nov 2026 10:00:00 GMT',
  '2026-11-20T25:00:00Z',
  '2026-11-20T10:00:00Z and more',
  '1763632800000',
])('rejects %j', (text) => {
  expect(parseInstant(text)).toBeNull();
});
