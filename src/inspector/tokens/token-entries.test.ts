import { describe, expect, it } from 'vitest';
import type { HeldToken } from '../../access/access-context.ts';
import { aBareToken, aToken, ID_CLAIMS, USER_CLAIMS } from '../../token/token.fixture.ts';
import { isSecret, readPasted } from '../input/read-pasted.ts';
import { filedEntries, listedEntries, shownEntry, tokenEntries } from './token-entries.ts';

function aHeldToken(given: Partial<HeldToken> = {}): HeldToken {
  return {
    kind: 'access-token',
    tenantId: USER_CLAIMS.tid,
    api: 'defender-xdr',
    context: 'user',
    token: aToken(),
    ...given,
  };
}

const idToken = aHeldToken({ kind: 'id-token', api: null, token: aBareToken(ID_CLAIMS) });
const graph = aHeldToken({ api: 'graph-security', token: aToken({ aud: 'https://graph.microsoft.com' }) });

describe('the entries', () => {
  it('hold access tokens first, then id tokens, then what was pasted, each under its own key', () => {
    const entries = tokenEntries(
      [idToken, aHeldToken(), graph],
      readPasted(`${aToken()} ${aToken({ scp: 'openid' })}`),
    );
    expect(entries.map((entry) => entry.source)).toEqual(['held', 'held', 'held', 'pasted', 'pasted']);
    expect(entries.map((entry) => entry.key)[2]).toContain('id-token');
    expect(new Set(entries.map((entry) => entry.key)).size).toBe(5);
  });

  it('keep their keys when a token is renewed', () => {
    const [before] = tokenEntries([aHeldToken()], []);
    const [after] = tokenEntries([aHeldToken({ token: aToken({ uti: 'renewed' }) })], []);
    expect(after?.key).toBe(before?.key);
  });

  it('expect of a held token the tenant it was asked for, and nothing of a pasted one', () => {
    const entries = tokenEntries([aHeldToken()], readPasted(aToken()));
    expect(entries.map((entry) => entry.expectedTenantId)).toEqual([USER_CLAIMS.tid, null]);
  });

  it('show what was chosen, else what was pasted, else the first', () => {
    const entries = tokenEntries([aHeldToken(), graph], readPasted(aToken()));
    expect(shownEntry(entries, entries[1]?.key ?? null)).toBe(entries[1]);
    expect(shownEntry(entries, null)).toBe(entries[2]);
    expect(shownEntry(entries.slice(0, 2), 'pasted 0')).toBe(entries[0]);
    expect(shownEntry([], null)).toBeNull();
  });

  it('do not list the one thing that cannot be read', () => {
    expect(listedEntries(tokenEntries([], readPasted('nothing')))).toEqual([]);
    expect(listedEntries(tokenEntries([], readPasted(`${aToken()} ${aToken().split('.')[0]}.e.c`)))).toHaveLength(2);
  });

  it('keep nothing of what cannot be read', () => {
    const text = `${aToken().split('.')[0]}.not-json.signature`;
    const [entry] = tokenEntries([], readPasted(text));
    expect(entry?.compact).toBeNull();
    expect(JSON.stringify(entry)).not.toContain('not-json.');
  });

  it('can be renewed when they are access tokens of the session', () => {
    const entries = tokenEntries([idToken, aHeldToken(), graph], readPasted(aToken()));
    expect(entries.map((entry) => entry.renewableFor)).toEqual(['defender-xdr', 'graph-security', null, null]);
  });

  it('are filed by tenant and audience where several were pasted, what cannot be read last', () => {
    const other = '00000000-0000-0000-0000-000000000002';
    const texts = [aToken({ tid: other }), aToken({ aud: 'https://graph.microsoft.com' }), aToken(), 'e.e.e'];
    const pasted = texts.flatMap(readPasted);
    const filed = filedEntries(tokenEntries([aHeldToken()], pasted));
    expect(filed.map((entry) => `${entry.source} ${entry.place}`)).toEqual([
      'held 0',
      'pasted 2',
      'pasted 1',
      'pasted 0',
      'pasted 3',
    ]);
  });
});

describe('readPasted', () => {
  it('gives one problem where there is no token', () => {
    expect(readPasted('hello')).toEqual([{ decoded: { ok: false, problem: { code: 'no-token' } }, compact: null }]);
  });

  it.each([
    [`abc8Q~${'b'.repeat(34)}`, true],
    [`0.AXoA${'c'.repeat(60)}`, true],
    ['00000000-0000-0000-0000-000000000001', true],
    ['hello', false],
    [aToken(), false],
  ])('tells whether it is worth more than a token', (text, expected) => {
    expect(readPasted(text).some(isSecret)).toBe(expected);
  });
});
