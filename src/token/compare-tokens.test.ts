import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareTokens } from './compare-tokens.ts';
import { decodeToken } from './decode-token.ts';
import { inspectToken } from './inspect-token.ts';
import { APPLICATION_CLAIMS, aBareToken, aToken, TOKEN_TEST_NOW, USER_CLAIMS } from './token.fixture.ts';

const OTHER_TENANT = '00000000-0000-0000-0000-000000000002';

function inspect(token: string) {
  const decoded = decodeToken(token);
  if (!decoded.ok) throw new Error(decoded.problem.code);
  return inspectToken(decoded.value, { now: TOKEN_TEST_NOW });
}

function compare(before: object, after: object) {
  return compareTokens(inspect(aToken(before)), inspect(aToken(after)));
}

function changes(before: object, after: object) {
  return compare(before, after)
    .differences.filter(({ change }) => change !== 'same')
    .map(({ part, claim, change, before, after }) => `${part} ${claim} ${change}: ${before} → ${after}`);
}

describe('compareTokens', () => {
  it('finds no differences between equal tokens, and lists the equal values', () => {
    expect(changes({}, {})).toEqual([]);
    expect(compare({}, {}).differences.map(({ part }) => part)).toContain('tenant');
  });

  it('lists what consent added', () => {
    expect(changes({ scp: 'openid' }, { scp: 'openid Incident.Read' })).toEqual([
      'permission scp added: null → Incident.Read',
    ]);
    expect(compare({ scp: 'openid' }, {}).gained.map(({ operation }) => operation)).toEqual([
      'list-incidents',
      'read-incident',
    ]);
    expect(compare({ scp: 'openid' }, {}).lost).toEqual([]);
  });

  it('distinguishes changed permissions from added and removed ones', () => {
    expect(changes({ scp: 'Incident.ReadWrite' }, { scp: 'Incident.Read AdvancedHunting.Read' })).toEqual([
      'permission scp changed: Incident.ReadWrite → Incident.Read',
      'permission scp added: null → AdvancedHunting.Read',
    ]);
    expect(changes({ scp: 'Incident.Read User.Read' }, { scp: 'Incident.Read' })).toEqual([
      'permission scp removed: User.Read → null',
    ]);
  });

  it('compares a user’s token with an application’s', () => {
    const found = changes({}, APPLICATION_CLAIMS);
    expect(found).toContain('context idtyp changed: user-access → application-access');
    expect(found).toContain('permission scp removed: Incident.Read → null');
    expect(found).toContain('app-role roles added: null → Incident.Read.All');
    expect(found).toContain('claim upn removed: analyst@soc.example → null');
  });

  it('compares tokens of two tenants', () => {
    expect(changes({}, { tid: OTHER_TENANT })).toEqual([`tenant tid changed: ${USER_CLAIMS.tid} → ${OTHER_TENANT}`]);
  });

  it('compares audiences, roles and times', () => {
    const found = changes(
      { wids: ['a'] },
      { aud: 'https://graph.microsoft.com', wids: ['b'], exp: USER_CLAIMS.exp + 60, iat: USER_CLAIMS.iat + 60 },
    );
    expect(found).toEqual([
      'audience aud changed: Defender XDR → Microsoft Graph security',
      'directory-role wids added: null → b',
      'directory-role wids removed: a → null',
      `issued iat changed: ${USER_CLAIMS.iat} → ${USER_CLAIMS.iat + 60}`,
      `expires exp changed: ${USER_CLAIMS.exp} → ${USER_CLAIMS.exp + 60}`,
      'lifetime exp changed: 4200000 → 4260000',
    ]);
  });

  it('lists any other claim that differs, except those that differ in every token', () => {
    expect(changes({ uti: 'a', aio: 'b', extension_x: 1 }, { uti: 'c', aio: 'd', extension_x: { y: 2 } })).toEqual([
      'claim extension_x changed: 1 → {"y":2}',
    ]);
  });

  it('is symmetric for any two tokens', () => {
    const name = fc.oneof(
      fc.constantFrom('aud', 'scp', 'roles', 'wids', 'tid', 'exp', 'iat', 'idtyp', 'oid', '__proto__', 'constructor'),
      fc.string({ maxLength: 8 }),
    );
    const value = fc.oneof(
      fc.jsonValue({ maxDepth: 1 }),
      fc.constantFrom('Incident.Read', 'Incident.ReadWrite a.b a.c'),
    );
    const token = fc.dictionary(name, value, { maxKeys: 8 }).map((claims) => inspect(aBareToken(claims)));
    fc.assert(
      fc.property(token, token, (one, other) => {
        const there = compareTokens(one, other);
        const back = compareTokens(other, one);
        const count = (all: typeof there, change: string) =>
          all.differences.filter((difference) => difference.change === change).length;
        expect(count(there, 'added')).toBe(count(back, 'removed'));
        expect(count(there, 'changed')).toBe(count(back, 'changed'));
        expect(there.gained).toHaveLength(back.lost.length);
        expect(compareTokens(one, one).differences.every(({ change }) => change === 'same')).toBe(true);
      }),
      { numRuns: 10_000 },
    );
  });
});
