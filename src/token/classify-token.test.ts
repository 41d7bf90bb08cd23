import { describe, expect, it } from 'vitest';
import { classifyToken } from './classify-token.ts';
import { decodeToken } from './decode-token.ts';
import { readClaims } from './read-claims.ts';
import { APPLICATION_CLAIMS, aBareToken, aToken, ID_CLAIMS, USER_CLAIMS } from './token.fixture.ts';

const CLIENT_ID = USER_CLAIMS.appid;

function kindOf(token: string) {
  const decoded = decodeToken(token);
  if (!decoded.ok) throw new Error(decoded.problem.code);
  return classifyToken(decoded.value, readClaims(decoded.value.claims));
}

describe('classifyToken', () => {
  it.each([
    ['a v1 token of a user', aToken(), 'user-access'],
    ['a v2 token of a user', aToken({ appid: undefined, azp: CLIENT_ID, ver: '2.0' }), 'user-access'],
    ['a token of a user without permissions', aToken({ scp: undefined }), 'user-access'],
    ['a token with idtyp user', aBareToken({ aud: 'api://any', idtyp: 'user' }), 'user-access'],
    ['a token of an application', aToken(APPLICATION_CLAIMS), 'application-access'],
    [
      'a token of an application without idtyp',
      aToken({ ...APPLICATION_CLAIMS, idtyp: undefined }),
      'application-access',
    ],
    [
      'a token of an application without permissions',
      aToken({ ...APPLICATION_CLAIMS, roles: undefined, idtyp: undefined }),
      'application-access',
    ],
    [
      'a token for a known API with only roles',
      aBareToken({ aud: 'https://graph.microsoft.com', roles: ['X'] }),
      'application-access',
    ],
    ['a v2 id token', aBareToken(ID_CLAIMS), 'id'],
    ['an id token with app roles', aBareToken({ ...ID_CLAIMS, roles: ['Reader'] }), 'id'],
    ['an id token of the implicit flow', aBareToken({ aud: CLIENT_ID, at_hash: 'any' }), 'id'],
    [
      'an RFC 9068 token without further claims',
      aBareToken({ aud: 'api://any', sub: 'x' }, { alg: 'RS256', typ: 'at+jwt' }),
      'unknown',
    ],
    ['a token with only a client', aBareToken({ aud: 'api://any', appid: CLIENT_ID }), 'unknown'],
    ['a token without claims', aBareToken({}), 'unknown'],
  ])('classifies %s', (_name, token, kind) => {
    expect(kindOf(token)).toBe(kind);
  });
});
