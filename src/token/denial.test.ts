import { describe, expect, it } from 'vitest';
import { decodeToken } from './decode-token.ts';
import { denialOf } from './denial.ts';
import { inspectToken } from './inspect-token.ts';
import { APPLICATION_CLAIMS, aBareToken, aToken, TOKEN_TEST_NOW } from './token.fixture.ts';

const SECURITY_READER = '5d6b6bb7-de71-4623-b4af-96380a352509';
const USER_ADMINISTRATOR = 'fe930be7-5e62-47db-91af-98c3a49a38b1';
const FORBIDDEN = {
  api: 'defender-xdr',
  operation: 'list-incidents',
  apiCode: 'Forbidden',
  apiMessage: null,
} as const;

function inspect(token: string) {
  const decoded = decodeToken(token);
  if (!decoded.ok) throw new Error(decoded.problem.code);
  return inspectToken(decoded.value, { now: TOKEN_TEST_NOW });
}

describe('denialOf', () => {
  it('names the missing permission before the role', () => {
    expect(denialOf(FORBIDDEN, inspect(aToken({ scp: 'openid', wids: [] })))).toEqual({
      code: 'permission',
      needed: 'Incident.Read',
    });
  });

  it('names the role when the token has the permission and lists no role that can view incidents', () => {
    expect(denialOf(FORBIDDEN, inspect(aToken({ wids: [USER_ADMINISTRATOR] })))).toEqual({
      code: 'no-role',
      permission: 'Incident.Read',
      isListed: true,
    });
  });

  it('infers the missing role when the token has the permission and lists no roles at all', () => {
    expect(denialOf(FORBIDDEN, inspect(aToken()))).toEqual({
      code: 'no-role',
      permission: 'Incident.Read',
      isListed: false,
    });
  });

  it('does not infer a missing role from the denial of a single incident', () => {
    expect(denialOf({ ...FORBIDDEN, operation: 'read-incident' }, inspect(aToken()))).toEqual({ code: 'unknown' });
  });

  it('names the roles in the token when one of them is normally enough', () => {
    expect(denialOf(FORBIDDEN, inspect(aToken({ wids: [SECURITY_READER] })))).toEqual({
      code: 'role-insufficient',
      permission: 'Incident.Read',
      roles: ['Security Reader'],
    });
  });

  it.each([
    ['DisabledFeature', null, 'feature-disabled'],
    ['DisallowedOperation', null, 'operation-disallowed'],
    ['Forbidden', 'The tenant does not have a valid license.', 'licence'],
  ])('lets the response %s (%s) decide before the token', (apiCode, apiMessage, code) => {
    expect(denialOf({ ...FORBIDDEN, apiCode, apiMessage }, inspect(aToken({ scp: '' })))).toEqual({ code });
  });

  it('names no role for an application', () => {
    expect(denialOf(FORBIDDEN, inspect(aBareToken(APPLICATION_CLAIMS)))).toEqual({ code: 'unknown' });
    expect(denialOf(FORBIDDEN, inspect(aBareToken({ ...APPLICATION_CLAIMS, roles: [] })))).toEqual({
      code: 'permission',
      needed: 'Incident.Read.All',
    });
  });

  it('names no reason without the token', () => {
    expect(denialOf(FORBIDDEN, null)).toEqual({ code: 'unknown' });
  });
});
