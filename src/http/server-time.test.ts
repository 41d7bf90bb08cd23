import { describe, expect, it } from 'vitest';
import { SECOND_MS } from '../std/time.ts';
import { serverTimeOf } from './server-time.ts';

const NOON = Date.parse('2026-11-21T12:00:00Z');
const date = 'Sat, 21 Nov 2026 12:00:00 GMT';

describe('the time of the server', () => {
  it.each([
    [null, 0],
    ['0', 0],
    ['4200', 4_200],
    ['-1', 0],
    ['1.5', 0],
    ['soon', 0],
    ['99999999999', 0],
  ])('is the date plus an age that is readable (%s)', (age, seconds) => {
    expect(serverTimeOf({ date, age })).toBe(NOON + seconds * SECOND_MS);
  });

  it.each([null, '', 'yesterday'])('is unknown with the date %j', (text) => {
    expect(serverTimeOf({ date: text, age: '5' })).toBeNull();
  });
});
