import { describe, expect, it } from 'vitest';
import { accessContextId } from './access-context-id.ts';

const TENANT = '3f1c7a52-8d0e-4b6a-9c41-5e2a70d9b801';
const OTHER = '6b1d4b5e-9c3a-4f6d-8b7a-8e903f0c2a1e';
const user = { kind: 'user', tenantId: TENANT, clientId: 'client', api: 'defender-xdr', accountId: 'account' } as const;
const application = { kind: 'application', tenantId: TENANT, clientId: 'client', api: 'defender-xdr' } as const;

describe('the id of an access context', () => {
  it('is equal for the same parts, whatever their case', () => {
    expect(accessContextId({ ...user })).toBe(accessContextId(user));
    expect(accessContextId({ ...user, tenantId: TENANT.toUpperCase() })).toBe(accessContextId(user));
    expect(accessContextId({ ...application })).toBe(accessContextId(application));
  });

  it.each([
    ['kind', application],
    ['tenant', { ...user, tenantId: OTHER }],
    ['application', { ...user, clientId: 'another' }],
    ['API', { ...user, api: 'graph-security' } as const],
    ['account', { ...user, accountId: 'another' }],
    ['account, where none is signed in', { ...user, accountId: null }],
  ])('differs by %s', (_part, parts) => {
    expect(accessContextId(parts)).not.toBe(accessContextId(user));
  });

  it('keeps the parts apart, whatever characters they contain', () => {
    const one = accessContextId({ ...application, tenantId: 'a","b', clientId: 'c' });
    const other = accessContextId({ ...application, tenantId: 'a', clientId: 'b","c' });
    expect(one).not.toBe(other);
  });
});
