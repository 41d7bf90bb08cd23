import { describe, expect, it } from 'vitest';
import { readClaims } from './read-claims.ts';
import { USER_CLAIMS } from './token.fixture.ts';

const read = (claims: object) => readClaims(new Map(Object.entries(claims)));

describe('readClaims', () => {
  it('splits scp at spaces', () => {
    expect(read({ scp: 'Incident.Read  openid' }).scopes).toEqual(['Incident.Read', 'openid']);
    expect(read({ scp: '' }).scopes).toEqual([]);
    expect(read({}).scopes).toBeNull();
  });

  it('reads v1 and v2 names into the same properties', () => {
    expect(read({ appid: 'a', appidacr: '0' })).toMatchObject({ clientId: 'a', clientProof: '0' });
    expect(read({ azp: 'a', azpacr: 1 })).toMatchObject({ clientId: 'a', clientProof: '1' });
  });

  it.each(['exp', 'nbf', 'iat'])('reads %s as seconds, including fractions (RFC 7519 §2)', (name) => {
    const times = { exp: 'expiresAt', nbf: 'notBefore', iat: 'issuedAt' } as const;
    const claims = read({ [name]: 1_795_000_000.5 });
    expect(claims[times[name as keyof typeof times]]).toBe(1_795_000_000.5);
  });

  it.each([
    ['exp', '1795000000'],
    ['exp', 1e300],
    ['nbf', null],
    ['aud', 7],
    ['aud', [7]],
    ['roles', 'Incident.Read.All'],
    ['scp', ['Incident.Read']],
    ['tid', {}],
    ['wids', [null]],
  ])('treats %s as absent if it is %j', (name, value) => {
    const { malformed, ...claims } = read({ ...USER_CLAIMS, [name]: value });
    const { malformed: _none, ...withoutIt } = read({ ...USER_CLAIMS, [name]: undefined });
    expect(malformed).toEqual(value === null ? [] : [name]);
    expect(claims).toEqual(withoutIt);
  });
});
