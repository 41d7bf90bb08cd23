import { describe, expect, it } from 'vitest';
import type { HeldToken } from '../../access/access-context.ts';
import { aBareToken, aToken, ID_CLAIMS, USER_CLAIMS } from '../../token/token.fixture.ts';
import { readPasted } from '../input/read-pasted.ts';
import { inspectedEntry, listedEntries, sortEntries, tokenEntries } from './token-entries.ts';

function aSessionToken(overrides: Partial<HeldToken> = {}): HeldToken {
  return {
    kind: 'access-token',
    tenantId: USER_CLAIMS.tid,
    api: 'defender-xdr',
    context: 'user',
    token: aToken(),
    ...overrides,
  };
}

const idToken = aSessionToken({ kind: 'id-token', api: null, token: aBareToken(ID_CLAIMS) });
const graph = aSessionToken({ api: 'graph-security', token: aToken({ aud: 'https://graph.microsoft.com' }) });

describe('tokenEntries', () => {
  it('lists access tokens, then ID tokens, then pasted tokens, each with its own key', () => {
    const entries = tokenEntries(
      [idToken, aSessionToken(), graph],
      readPasted(`${aToken()} ${aToken({ scp: 'openid' })}`),
    );
    expect(entries.map((entry) => entry.source)).toEqual(['session', 'session', 'session', 'pasted', 'pasted']);
    expect(entries.map((entry) => entry.key)[2]).toContain('id-token');
    expect(new Set(entries.map((entry) => entry.key)).size).toBe(5);
  });

  it('keeps the key when a token is renewed', () => {
    const [before] = tokenEntries([aSessionToken()], []);
    const [after] = tokenEntries([aSessionToken({ token: aToken({ uti: 'renewed' }) })], []);
    expect(after?.key).toBe(before?.key);
  });

  it('expects the requested tenant of a session token, and no tenant of a pasted token', () => {
    const entries = tokenEntries([aSessionToken()], readPasted(aToken()));
    expect(entries.map((entry) => entry.expectedTenantId)).toEqual([USER_CLAIMS.tid, null]);
  });

  it('keeps nothing of an unreadable token', () => {
    const text = `${aToken().split('.')[0]}.not-json.signature`;
    const [entry] = tokenEntries([], readPasted(text));
    expect(entry?.compact).toBeNull();
    expect(JSON.stringify(entry)).not.toContain('not-json.');
  });

  it('makes only the access tokens of the session renewable', () => {
    const entries = tokenEntries([idToken, aSessionToken(), graph], readPasted(aToken()));
    expect(entries.map((entry) => entry.renewableFor)).toEqual(['defender-xdr', 'graph-security', null, null]);
  });
});

describe('inspectedEntry', () => {
  it('prefers the selected entry, then the first pasted one, then the first one', () => {
    const entries = tokenEntries([aSessionToken(), graph], readPasted(aToken()));
    expect(inspectedEntry(entries, entries[1]?.key ?? null)).toBe(entries[1]);
    expect(inspectedEntry(entries, null)).toBe(entries[2]);
    expect(inspectedEntry(entries.slice(0, 2), 'pasted 0')).toBe(entries[0]);
    expect(inspectedEntry([], null)).toBeNull();
  });
});

describe('listedEntries', () => {
  it('leaves out an unreadable token only when nothing else was pasted', () => {
    expect(listedEntries(tokenEntries([], readPasted('nothing')))).toEqual([]);
    expect(listedEntries(tokenEntries([], readPasted(`${aToken()} ${aToken().split('.')[0]}.e.c`)))).toHaveLength(2);
  });
});

describe('sortEntries', () => {
  it('sorts pasted tokens by tenant and audience, with unreadable ones last', () => {
    const other = '00000000-0000-0000-0000-000000000002';
    const texts = [aToken({ tid: other }), aToken({ aud: 'https://graph.microsoft.com' }), aToken(), 'e.e.e'];
    const pasted = texts.flatMap(readPasted);
    const sorted = sortEntries(tokenEntries([aSessionToken()], pasted));
    expect(sorted.map((entry) => `${entry.source} ${entry.index}`)).toEqual([
      'session 0',
      'pasted 2',
      'pasted 1',
      'pasted 0',
      'pasted 3',
    ]);
  });
});
