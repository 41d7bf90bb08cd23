import { describe, expect, it } from 'vitest';
import { addMs } from '../../std/time.ts';
import { aToken, TOKEN_TEST_NOW } from '../../token/token.fixture.ts';
import { addPasted, isSecret, MAX_KEPT_TOKENS, type PastedToken, readPasted } from './read-pasted.ts';

describe('readPasted', () => {
  it('returns one problem for a text without a token', () => {
    expect(readPasted('hello')).toEqual([{ decoded: { ok: false, problem: { code: 'no-token' } }, compact: null }]);
  });
});

describe('addPasted', () => {
  const one = aToken();
  const other = aToken({ scp: 'openid' });
  const later = addMs(TOKEN_TEST_NOW, 60_000);
  const textsOf = (tokens: readonly PastedToken[]) => tokens.map(({ compact }) => compact);

  it('keeps the tokens pasted earlier, with the time of each paste', () => {
    const first = addPasted([], readPasted(one), TOKEN_TEST_NOW);
    const second = addPasted(first.pasted, readPasted(other), later);
    expect(textsOf(second.pasted)).toEqual([one, other]);
    expect(second.pasted.map(({ pastedAt }) => pastedAt)).toEqual([TOKEN_TEST_NOW, later]);
    expect(second.positions).toEqual([1]);
  });

  it('keeps a token once and finds it again', () => {
    const { pasted } = addPasted([], readPasted(`${one} ${other}`), TOKEN_TEST_NOW);
    const again = addPasted(pasted, readPasted(one), later);
    expect(textsOf(again.pasted)).toEqual([one, other]);
    expect(again.positions).toEqual([0]);
  });

  it('keeps the tokens when a text without a token follows, and drops that text at the next paste', () => {
    const { pasted } = addPasted([], readPasted(one), TOKEN_TEST_NOW);
    const withText = addPasted(pasted, readPasted('hello'), later);
    expect(textsOf(withText.pasted)).toEqual([one, null]);
    expect(withText.positions).toEqual([1]);
    expect(textsOf(addPasted(withText.pasted, readPasted(other), later).pasted)).toEqual([one, other]);
  });

  it('drops the oldest tokens beyond the limit', () => {
    const tokens = Array.from({ length: MAX_KEPT_TOKENS + 5 }, (_, index) => aToken({ uti: `${index}` }));
    const kept = tokens.reduce<readonly PastedToken[]>(
      (pasted, token) => addPasted(pasted, readPasted(token), TOKEN_TEST_NOW).pasted,
      [],
    );
    expect(textsOf(kept)).toEqual(tokens.slice(5));
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
