import { describe, expect, it } from 'vitest';
import { aToken, TOKEN_TEST_NOW } from '../../token/token.fixture.ts';
import { readPasted } from '../input/read-pasted.ts';
import { tokenEntries } from '../tokens/token-entries.ts';
import { planComparison } from './plan-comparison.ts';

const one = aToken();
const other = aToken({ scp: 'openid' });
const third = aToken({ scp: 'profile' });
const SESSION_TOKEN = {
  kind: 'access-token',
  tenantId: '00000000-0000-0000-0000-000000000001',
  api: 'defender-xdr',
  context: 'user',
} as const;

function plan(text: string, pastedText: string, sessionToken: string | null = null) {
  const pasted = pastedText === '' ? [] : readPasted(pastedText);
  const entries = tokenEntries(sessionToken === null ? [] : [{ ...SESSION_TOKEN, token: sessionToken }], pasted);
  return planComparison(
    text,
    pasted,
    entries,
    entries.find((entry) => entry.source === 'pasted') ?? entries[0] ?? null,
    TOKEN_TEST_NOW,
  );
}

describe('planComparison', () => {
  it('compares two tokens in the text box with each other', () => {
    expect(plan(`${one} ${other}`, '').compared).toEqual(['pasted 0', 'pasted 1']);
    expect(plan(`${one} ${other}`, third).compared).toEqual(['pasted 1', 'pasted 2']);
  });

  it('compares one token with the inspected token, which comes first', () => {
    const { compared, pasted } = plan(other, one);
    expect(compared).toEqual(['pasted 0', 'pasted 1']);
    expect(pasted.map(({ compact }) => compact)).toEqual([one, other]);
  });

  it('compares one token with a session token', () => {
    expect(plan(other, '', one).compared?.[0]).toContain('session');
    expect(plan(other, '', one).compared?.[1]).toBe('pasted 0');
  });

  it('compares the inspected token with another entry when the text box is empty or still contains that token', () => {
    expect(plan(one, one, other).compared).toEqual([expect.stringContaining('session'), 'pasted 0']);
    expect(plan('', `${one} ${other}`).compared).toEqual(['pasted 0', 'pasted 1']);
  });

  it.each([
    ['nothing', '', ''],
    ['one token twice', one, one],
    ['one token', one, ''],
    ['no token', 'hello', ''],
    ['an empty box beside one token', '', one],
  ])('finds no pair for %s', (_name, text, before) => {
    expect(plan(text, before).compared).toBeNull();
  });

  it('compares two tokens that were inspected one after the other', () => {
    expect(plan(other, `${one} ${other}`).compared).toEqual(['pasted 0', 'pasted 1']);
    expect(plan(one, `${one} ${third} ${other}`).compared).toEqual(['pasted 2', 'pasted 0']);
  });

  it('keeps the tokens pasted earlier when there is nothing to compare', () => {
    expect(plan('hello', one).pasted).toMatchObject([{ compact: one }, { decoded: { ok: false } }]);
    expect(plan('', one).pasted).toHaveLength(1);
  });
});
