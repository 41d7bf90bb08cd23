import { describe, expect, it } from 'vitest';
import { decodeToken } from '../../token/decode-token.ts';
import { aBareToken } from '../../token/token.fixture.ts';
import { claimRows, searchRows, valueText, withoutTokens } from './claim-rows.ts';

function rowsOf(token: string, part: 'claims' | 'header' = 'claims') {
  const decoded = decodeToken(token);
  if (!decoded.ok) throw new Error(decoded.problem.code);
  return claimRows(decoded.value, part);
}

describe('claimRows', () => {
  it('lists the most wanted claims first and keeps all others', () => {
    const names = rowsOf(aBareToken({ uti: 'x', exp: 1, extension_x: 1, aud: 'a', scp: 's' })).map((row) => row.name);
    expect(names).toEqual(['aud', 'scp', 'exp', 'uti', 'extension_x']);
  });

  it('keeps unknown claims without an entry', () => {
    expect(rowsOf(aBareToken({ extension_x: 'y' }))).toEqual([{ name: 'extension_x', value: 'y', entry: null }]);
  });

  it('describes header parameters with the header catalogue', () => {
    const [alg] = rowsOf(aBareToken({}, { alg: 'RS256' }), 'header');
    expect(alg?.entry?.meaning).toBe('Signature algorithm');
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
  ])('searches %j in name, value and meaning', (search, count) => {
    const all = rowsOf(aBareToken({ tid: 'x', scp: 'Incident.Read', uti: 'y' }));
    expect(searchRows(all, search)).toHaveLength(count);
  });
});

describe('valueText', () => {
  it('formats values as JSON and keeps strings unquoted', () => {
    expect(['a', 1, null, { b: [true] }].map(valueText)).toEqual(['a', '1', 'null', '{"b":[true]}']);
  });

  it('accepts values nested too deeply for JSON.stringify', () => {
    const deep: unknown = JSON.parse(`${'['.repeat(20_000)}${']'.repeat(20_000)}`);
    expect(typeof valueText(deep)).toBe('string');
  });
});

describe('withoutTokens', () => {
  it('removes a token that a claim contains', () => {
    const inner = aBareToken({ scp: 'x' });
    expect(withoutTokens(valueText({ at: inner, ts: 1 }))).toBe('{"at":"[token removed]","ts":1}');
  });
});
