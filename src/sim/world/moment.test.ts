import { expect, it } from 'vitest';
import { epochMsOf, momentAt, parseMoment, serializeMoment } from './moment.ts';

it.each([
  [momentAt(Date.UTC(2026, 10, 20, 10, 0, 0, 73), 3_333), '2026-11-20T10:00:00.0733333Z'],
  [momentAt(Date.UTC(2026, 10, 20, 10, 0, 0, 290)), '2026-11-20T10:00:00.29Z'],
  [momentAt(Date.UTC(2026, 10, 20, 10, 0, 0, 0)), '2026-11-20T10:00:00Z'],
  [momentAt(Date.UTC(2026, 10, 20, 10, 0, 0, 0), 10), '2026-11-20T10:00:00.000001Z'],
])('%s is serialized as %s', (moment, written) => {
  expect(serializeMoment(moment)).toBe(written);
});

it.each([
  ['2026-11-20T10:00:00.1234567Z', '2026-11-20T10:00:00.1234567Z'],
  ['2026-11-20T10:00:00Z', '2026-11-20T10:00:00.0000000Z'],
  ['2026-11-20T10:00Z', '2026-11-20T10:00:00.0000000Z'],
  ['2026-11-20', '2026-11-20T00:00:00.0000000Z'],
  ['2026-11-20T12:30:00.5+02:30', '2026-11-20T10:00:00.5000000Z'],
  ['2026-11-20T10:00:00.123456789Z', '2026-11-20T10:00:00.1234567Z'],
])('the literal %s is parsed as %s', (literal, moment) => {
  expect(parseMoment(literal)).toBe(moment);
});

it.each(['', 'now', '2026', '2026-11-20T10:00:00', '2026-13-01', '20/11/2026', "'2026-11-20'"])(
  'the literal "%s" is invalid',
  (literal) => {
    expect(parseMoment(literal)).toBeNull();
  },
);

it('a serialized moment parses to the same moment', () => {
  const moment = momentAt(Date.UTC(2026, 10, 20, 10, 0, 0, 100), 9_990);
  expect(parseMoment(serializeMoment(moment))).toBe(moment);
  expect(epochMsOf(moment)).toBe(Date.UTC(2026, 10, 20, 10, 0, 0, 100));
});
