import { describe, expect, it } from 'vitest';
import type { HeldToken } from '../../access/access-context.ts';
import { aBareToken, aToken, ID_CLAIMS, USER_CLAIMS } from '../../token/a-token.ts';
import { isSecret, readPasted } from '../input/read-pasted.ts';
import { filedLanes, listedLanes, shownLane, tokenLanes } from './token-lanes.ts';

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

describe('the lanes', () => {
  it('hold access tokens first, then id tokens, then what was pasted, each under its own key', () => {
    const lanes = tokenLanes([idToken, aHeldToken(), graph], readPasted(`${aToken()} ${aToken({ scp: 'openid' })}`));
    expect(lanes.map((lane) => lane.source)).toEqual(['held', 'held', 'held', 'pasted', 'pasted']);
    expect(lanes.map((lane) => lane.key)[2]).toContain('id-token');
    expect(new Set(lanes.map((lane) => lane.key)).size).toBe(5);
  });

  it('keep their keys when a token is renewed', () => {
    const [before] = tokenLanes([aHeldToken()], []);
    const [after] = tokenLanes([aHeldToken({ token: aToken({ uti: 'renewed' }) })], []);
    expect(after?.key).toBe(before?.key);
  });

  it('expect of a held token the tenant it was asked for, and nothing of a pasted one', () => {
    const lanes = tokenLanes([aHeldToken()], readPasted(aToken()));
    expect(lanes.map((lane) => lane.expectedTenantId)).toEqual([USER_CLAIMS.tid, null]);
  });

  it('show what was chosen, else what was pasted, else the first', () => {
    const lanes = tokenLanes([aHeldToken(), graph], readPasted(aToken()));
    expect(shownLane(lanes, lanes[1]?.key ?? null)).toBe(lanes[1]);
    expect(shownLane(lanes, null)).toBe(lanes[2]);
    expect(shownLane(lanes.slice(0, 2), 'pasted 0')).toBe(lanes[0]);
    expect(shownLane([], null)).toBeNull();
  });

  it('do not list the one thing that cannot be read', () => {
    expect(listedLanes(tokenLanes([], readPasted('nothing')))).toEqual([]);
    expect(listedLanes(tokenLanes([], readPasted(`${aToken()} ${aToken().split('.')[0]}.e.c`)))).toHaveLength(2);
  });

  it('keep nothing of what cannot be read', () => {
    const text = `${aToken().split('.')[0]}.not-json.signature`;
    const [lane] = tokenLanes([], readPasted(text));
    expect(lane?.compact).toBeNull();
    expect(JSON.stringify(lane)).not.toContain('not-json.');
  });

  it('can be renewed when they are access tokens of the session', () => {
    const lanes = tokenLanes([idToken, aHeldToken(), graph], readPasted(aToken()));
    expect(lanes.map((lane) => lane.renewableFor)).toEqual(['defender-xdr', 'graph-security', null, null]);
  });

  it('are filed by tenant and audience where several were pasted, what cannot be read last', () => {
    const other = '00000000-0000-0000-0000-000000000002';
    const texts = [aToken({ tid: other }), aToken({ aud: 'https://graph.microsoft.com' }), aToken(), 'e.e.e'];
    const pasted = texts.flatMap(readPasted);
    const filed = filedLanes(tokenLanes([aHeldToken()], pasted));
    expect(filed.map((lane) => `${lane.source} ${lane.place}`)).toEqual([
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
