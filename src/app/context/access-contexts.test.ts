import { expect, it } from 'vitest';
import { someKeptTokens } from '../../access/kept/kept-tokens.fixture.ts';
import type { SessionState } from '../../access/session.ts';
import { SignInError } from '../../access/sign-in-error.ts';
import { createUnavailableSession } from '../../access/unavailable-session.ts';
import { accessContextsOf } from './access-contexts.ts';

const HOME = '00000000-0000-0000-0000-000000000001';
const CUSTOMER = '00000000-0000-0000-0000-000000000002';
const API = 'defender-xdr';
const SIGNED_OUT: SessionState = { status: 'signed-out', reason: 'never' };
const SIGNED_IN: SessionState = {
  status: 'signed-in',
  account: { name: 'Analyst', username: 'analyst@soc.example', tenantId: HOME },
  failure: null,
};
const session = createUnavailableSession({ error: new SignInError({ code: 'unknown' }), clientId: 'own' });

function contextsWith(changes: Partial<Parameters<typeof accessContextsOf>[0]> = {}) {
  const kept = someKeptTokens();
  return {
    ...kept,
    contexts: accessContextsOf({ session, state: SIGNED_IN, keptTokens: kept.keptTokens, ...changes }),
  };
}

it('reads the account’s tenant as the account, and any other tenant by link', () => {
  const { contexts } = contextsWith();
  expect(contexts.forQueue(API)).toMatchObject([{ kind: 'user', tenantId: HOME }]);
  expect(contexts.forTenant(CUSTOMER, API)).toMatchObject({ tenantId: CUSTOMER });
});

it('reads nothing with a token that is kept but not in use', () => {
  const { contexts, keep } = contextsWith({ session: null, state: SIGNED_OUT });
  keep();
  expect(contexts.forQueue(API)).toEqual([]);
  expect(contexts.forTenant(HOME, API)).toBeNull();
});

it('reads with the token in use, without a session and without a signed-in user', () => {
  for (const state of [SIGNED_OUT, SIGNED_IN]) {
    const { contexts, keep, keptTokens } = contextsWith({ session: state === SIGNED_OUT ? null : session, state });
    keptTokens.use(keep().id);
    expect(contexts.forQueue(API)).toMatchObject([{ kind: 'application', tenantId: HOME, forChanges: null }]);
    expect(contexts.forTenant(HOME, API)).toMatchObject({ kind: 'application' });
  }
});

it('returns to the account when the user stops using the token', () => {
  const { contexts, keep, keptTokens } = contextsWith();
  const { id } = keep();
  keptTokens.use(id);
  keptTokens.stopUsing(id);
  expect(contexts.forQueue(API)).toMatchObject([{ kind: 'user' }]);
});

it('reads chosen tenants each once, with the token in use where there is one', () => {
  const { contexts, keep, keptTokens } = contextsWith({ tenantIds: [HOME, CUSTOMER, HOME.toUpperCase()] });
  keptTokens.use(keep({ tid: CUSTOMER }).id);
  expect(contexts.forQueue(API).map(({ kind, tenantId }) => [kind, tenantId.toLowerCase()])).toEqual([
    ['user', HOME],
    ['application', CUSTOMER],
  ]);
  expect(contexts.keptInQueue(API)).toMatchObject([{ tenantId: CUSTOMER }]);
});

it('leaves out a chosen tenant that there is no access to', () => {
  const { contexts } = contextsWith({ session: null, state: SIGNED_OUT, tenantIds: [HOME] });
  expect(contexts.forQueue(API)).toEqual([]);
});

it('does not use a token for another API', () => {
  const { contexts, keep, keptTokens } = contextsWith();
  keptTokens.use(keep().id);
  expect(contexts.forQueue('graph-security')).toMatchObject([{ kind: 'user' }]);
  expect(contexts.keptInQueue('graph-security')).toEqual([]);
});

it('names the user who reads, and nobody when only applications read', () => {
  const { contexts, keep, keptTokens } = contextsWith();
  expect(contexts.username(API)).toBe('analyst@soc.example');
  const application = keep();
  keptTokens.use(application.id);
  expect(contexts.username(API)).toBeNull();
  keptTokens.use(keep({ scp: 'Incident.Read', idtyp: undefined, upn: 'other@soc.example' }).id);
  expect(contexts.username(API)).toBe('other@soc.example');
  const customer = contextsWith({ tenantIds: [HOME, CUSTOMER] });
  customer.keptTokens.use(customer.keep({ tid: CUSTOMER }).id);
  expect(customer.contexts.username(API)).toBe('analyst@soc.example');
});
