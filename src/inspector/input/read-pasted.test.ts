import { describe, expect, it } from 'vitest';
import { aToken } from '../../token/token.fixture.ts';
import { isSecret, readPasted } from './read-pasted.ts';

describe('readPasted', () => {
  it('returns one problem for a text without a token', () => {
    expect(readPasted('hello')).toEqual([{ decoded: { ok: false, problem: { code: 'no-token' } }, compact: null }]);
  });
});

describe('isSecret', () => {
  it.each([
    ['a client secret', `abc8Q~${'b'.repeat(34)}`, true],
    ['a refresh token', `0.AXoA${'c'.repeat(60)}`, true],
    ['a GUID, which may be a secret', '00000000-0000-0000-0000-000000000001', true],
    ['any other word', 'hello', false],
    ['an access token', aToken(), false],
  ])('classifies %s', (_what, text, expected) => {
    expect(readPasted(text).some(isSecret)).toBe(expected);
  });
});
