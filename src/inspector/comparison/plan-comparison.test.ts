import { describe, expect, it } from 'vitest';
import { aToken } from '../../token/token.fixture.ts';
import { readPasted } from '../input/read-pasted.ts';
import { tokenEntries } from '../tokens/token-entries.ts';
import { planComparison } from './plan-comparison.ts';

const one = aToken();
const other = aToken({ scp: 'openid' });
const third = aToken({ scp: 'profile' });
const HELD = {
  kind: 'access-token',
  tenantId: '00000000-0000-0000-0000-000000000001',
  api: 'defender-xdr',
  context: 'user',
} as const;

function plan(text: string, pastedText: string, held: string | null = null) {
  const pasted = pastedText === '' ? [] : readPasted(pastedText);
  const entries = tokenEntries(held === null ? [] : [{ ...HELD, token: held }], pasted);
  return planComparison(
    text,
    pasted,
    entries,
    entries.find((entry) => entry.source === 'pasted') ?? entries[0] ?? null,
  );
}

describe('planComparison', () => {
  it('compares two tokens of the box with each other', () => {
    expect(plan(`${one} ${other}`, '').compared).toEqual(['pasted 0', 'pasted 1']);
    expect(plan(`${one} ${other}`, third).compared).toEqual(['pasted 0', 'pasted 1']);
  });

  it('compares one with what is shown, which came first', () => {
    const { compared, pasted } = plan(other, one);
    expect(compared).toEqual(['pasted 0', 'pasted 1']);
    expect(pasted.map(({ compact }) => compact)).toEqual([one, other]);
  });

  it('compares one with a token of the session', () => {
    expect(plan(other, '', one).compared?.[0]).toContain('held');
    expect(plan(other, '', one).compared?.[1]).toBe('pasted 0');
  });

  it('compares what is shown with another where the box still holds it, or is empty', () => {
    expect(plan(one, one, other).compared).toEqual([expect.stringContaining('held'), 'pasted 0']);
    expect(plan('', `${one} ${other}`).compared).toEqual(['pasted 0', 'pasted 1']);
  });

  it.each([
    ['nothing', '', ''],
    ['one token twice', one, one],
    ['one token', one, ''],
    ['no token', 'hello', ''],
    ['an empty box beside one token', '', one],
  ])('asks for another one with %s', (_name, text, before) => {
    expect(plan(text, before).compared).toBeNull();
  });

  it('keeps no token of what it cannot compare but what was pasted', () => {
    expect(plan('hello', one).pasted).toMatchObject([{ decoded: { ok: false } }]);
    expect(plan('', one).pasted).toHaveLength(1);
  });
});
