import { describe, expect, it } from 'vitest';
import { decodeToken } from '../../token/decode-token.ts';
import { aBareToken } from '../../token/token.fixture.ts';
import { claimRows, searchRows, valueText } from './claim-rows.ts';

function rowsOf(token: string, part: 'claims' | 'header' = 'claims') {
  const decoded = decodeToken(token);
  if (!decoded.ok) throw new Error(decoded.problem.code);
  return claimRows(decoded.value, part);
}

describe('claimRows', () => {
  it('puts first what people look for, and keeps every claim', () => {
    const names = rowsOf(aBareToken({ uti: 'x', exp: 1, extension_x: 1, aud: 'a', scp: 's' })).map((row) => row.name);
    expect(names).toEqual(['aud', 'scp', 'exp', 'uti', 'extension_x']);
  });

  it('keeps unknown claims, without a meaning', () => {
    expect(rowsOf(aBareToken({ extension_x: 'y' }))).toEqual([{ name: 'extension_x', value: 'y', entry: null }]);
  });

  it('reads the header with the words for headers', () => {
    const [alg] = rowsOf(aBareToken({}, { alg: 'RS256' }), 'header');
    expect(alg?.entry?.meaning).toBe('How the token is signed');
  });
});

describe('searchRows', () => {
  it.each([
    ['', 3],
    ['  ', 3],
    ['TID', 1],
    ['incident.read', 1],
    ['delegated', 1],
    ['nowhere', 0],
  ])('finds by %j in name, value and meaning', (search, count) => {
    const all = rowsOf(aBareToken({ tid: 'x', scp: 'Incident.Read', uti: 'y' }));
    expect(searchRows(all, search)).toHaveLength(count);
  });
});

describe('valueText', () => {
  it('writes values as JSON does, and a text as it is', () => {
    expect(['a', 1, null, { b: [true] }].map(valueText)).toEqual(['a', '1', 'null', '{"b":[true]}']);
  });

  it('takes nesting that no writer can follow', () => {
    const deep: unknown = JSON.parse(`${'['.repeat(20_000)}${']'.repeat(20_000)}`);
    expect(typeof valueText(deep)).toBe('string');
  });
});
