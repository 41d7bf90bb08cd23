import { describe, expect, it } from 'vitest';
import { SignInError } from '../../access/sign-in-error.ts';
import { EMPTY_LIST } from '../../defender/paging/incident-sync.ts';
import { HttpError } from '../../http/http-error.ts';
import { NetworkError } from '../../http/network-error.ts';
import type { RequestContext } from '../../http/request-context.ts';
import { ShapeError } from '../../http/shape-error.ts';
import { epochMs } from '../../std/time.ts';
import { readFactsOf } from './read-facts.ts';
import { rungProblem } from './rung-problem.ts';

const MESSAGE = { heading: 'General heading', advice: 'General advice.', quote: [], actions: [] };
const CONTEXT: RequestContext = {
  kind: 'user',
  tenantId: 't',
  operation: 'list-incidents',
  origin: 'https://api.security.microsoft.com',
};
const signInError = (aadstsCode: number) => new SignInError({ code: 'consent-required', aadstsCode });
const httpError = (status: number) =>
  new HttpError({
    code: status === 403 ? 'forbidden' : 'server-error',
    context: CONTEXT,
    status,
    apiCode: null,
    apiMessage: null,
    requestId: null,
    retryAt: null,
    requiredPermissions: [],
    claims: null,
  });

describe('the failure of a step', () => {
  it.each([
    [65001, 'customer'],
    [650052, 'customer'],
    [650057, 'app-owner'],
    [50020, 'customer'],
    [90072, 'customer'],
    [90094, 'customer'],
    [90099, 'customer'],
    [500212, 'home'],
    [500213, 'customer'],
    [530034, 'home'],
    [53003, 'customer'],
    [90002, 'you'],
    [50105, 'customer'],
    [50076, 'you'],
  ])('AADSTS%i in a customer’s tenant is to be fixed by: %s', (number, fixedBy) => {
    const problem = rungProblem(signInError(number), MESSAGE, 'other');
    expect(problem).toMatchObject({ badge: `AADSTS${number}`, fixedBy });
    expect(problem.fix).toMatch(/\w+.*\.$/);
  });

  it('in the home tenant has the general fix, by an administrator of that tenant', () => {
    expect(rungProblem(signInError(65001), MESSAGE, 'home')).toMatchObject({ fixedBy: 'home', badge: 'AADSTS65001' });
  });

  it.each([
    ['an unknown number', signInError(999999), 'AADSTS999999', 'you'],
    ['no number', new SignInError({ code: 'service-unavailable' }), 'No token', null],
    ['a 403', httpError(403), 'HTTP 403', 'customer'],
    ['a 503', httpError(503), 'HTTP 503', null],
    ['a blocked request', new NetworkError('blocked', CONTEXT), 'Blocked', 'app-owner'],
    ['a timeout', new NetworkError('timed-out', CONTEXT), 'No response', null],
    ['an unreadable response', new ShapeError('not-json', CONTEXT, null), 'Unreadable', null],
  ])('%s has the general advice', (_what, error, badge, fixedBy) => {
    expect(rungProblem(error, MESSAGE, 'other')).toEqual({
      badge,
      fixedBy,
      cause: 'General heading.',
      fix: 'General advice.',
    });
  });
});

describe('the facts of a read', () => {
  const query = { data: undefined, error: null, dataUpdatedAt: 0, errorUpdatedAt: 0, fetchStatus: 'idle' as const };
  const read = { ...query, data: EMPTY_LIST, dataUpdatedAt: 5 };
  const failure = (error: unknown) => ({ ...read, error, errorUpdatedAt: 9 });
  const isMissing = () => true;
  const isPresent = () => false;

  it.each([
    ['no query', undefined, isMissing, { kind: 'never' }],
    ['an idle query', query, isMissing, { kind: 'never' }],
    ['a first load', { ...query, fetchStatus: 'fetching' as const }, isMissing, { kind: 'running' }],
    ['an empty list', read, isMissing, { kind: 'read', at: 5, incidents: 0 }],
    ['a cancelled refresh', failure(new NetworkError('aborted', CONTEXT)), isMissing, { kind: 'read' }],
    ['no token', failure(signInError(65001)), isMissing, { kind: 'failed', at: 9, rung: 'token' }],
    ['a 403 without the permission', failure(httpError(403)), isMissing, { kind: 'failed', rung: 'permission' }],
    ['a 403 with the permission', failure(httpError(403)), isPresent, { kind: 'failed', rung: 'response' }],
    ['a 503', failure(httpError(503)), isMissing, { kind: 'failed', rung: 'response' }],
  ])('of %s', (_what, state, isPermissionMissing, expected) => {
    expect(readFactsOf(state, isPermissionMissing)).toMatchObject(expected);
  });

  it('keep the time of a failure', () => {
    expect(readFactsOf(failure(httpError(503)), isPresent)).toMatchObject({ at: epochMs(9) });
  });
});
