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
    ["a person's v1 token", aToken(), 'user-access'],
    ["a person's v2 token", aToken({ appid: undefined, azp: CLIENT_ID, ver: '2.0' }), 'user-access'],
    ["a person's token without permissions", aToken({ scp: undefined }), 'user-access'],
    ['a token that says it is of a person', aBareToken({ aud: 'api://any', idtyp: 'user' }), 'user-access'],
    ["an application's token", aToken(APPLICATION_CLAIMS), 'application-access'],
    ['one without idtyp', aToken({ ...APPLICATION_CLAIMS, idtyp: undefined }), 'application-access'],
    [
      'one without permissions',
      aToken({ ...APPLICATION_CLAIMS, roles: undefined, idtyp: undefined }),
      'application-access',
    ],
    [
      'roles alone for a known API',
      aBareToken({ aud: 'https://graph.microsoft.com', roles: ['X'] }),
      'application-access',
    ],
    ['a v2 id token', aBareToken(ID_CLAIMS), 'id'],
    ['an id token with roles of the application', aBareToken({ ...ID_CLAIMS, roles: ['Reader'] }), 'id'],
    ['an id token of the implicit flow', aBareToken({ aud: CLIENT_ID, at_hash: 'any' }), 'id'],
    ['a token of RFC 9068', aBareToken({ aud: 'api://any', sub: 'x' }, { alg: 'RS256', typ: 'at+jwt' }), 'unknown'],
    ['a client and nothing else', aBareToken({ aud: 'api://any', appid: CLIENT_ID }), 'unknown'],
    ['nothing at all', aBareToken({}), 'unknown'],
  ])('takes %s for what it is', (_name, token, kind) => {
    expect(kindOf(token)).toBe(kind);
  });
});
