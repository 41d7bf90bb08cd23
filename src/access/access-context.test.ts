import { expect, it } from 'vitest';
import { tenantDomainOf } from './access-context.ts';

const HOME = '3f1c7a52-8d0e-4b6a-9c41-5e2a70d9b801';
const OTHER = '11111111-2222-4333-8444-555555555555';
const USER = '5a2e8c10-71d4-4b39-9f06-a1c3e5d7f901';

it.each([
  ['a member', HOME, 'analyst@soc.example', 'soc.example'],
  ['a member, with capitals', HOME.toUpperCase(), 'Analyst@SOC.Example', 'soc.example'],
  ['a member of a tenant without an own domain', HOME, 'a.b@contoso.onmicrosoft.com', 'contoso.onmicrosoft.com'],
  ['a guest, whose domain belongs to another tenant', OTHER, 'analyst@soc.example', null],
  ['a guest’s own user name', HOME, 'analyst_soc.example#EXT#@contoso.onmicrosoft.com', null],
  ['a user name without a domain', HOME, 'analyst', null],
  ['a host name without a dot', HOME, 'analyst@soc', null],
  ['two at signs', HOME, 'a@b@soc.example', null],
  ['markup', HOME, 'analyst@<b>soc</b>.example', null],
  ['a reordering character', HOME, 'analyst@soc\u202e.example', null],
  ['a domain that is too long', HOME, `a@${'a.'.repeat(126)}example`, null],
])('the domain of the tenant is known from %s', (_name, tenantId, username, expected) => {
  expect(tenantDomainOf({ homeAccountId: `${USER}.${HOME}`, tenantId, username })).toBe(expected);
});

it('an account without a home tenant names no domain', () => {
  expect(tenantDomainOf({ homeAccountId: USER, tenantId: HOME, username: 'analyst@soc.example' })).toBeNull();
});
