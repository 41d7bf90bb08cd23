import { describe, expect, it } from 'vitest';
import { SignInError, type SignInErrorCode } from '../../access/sign-in-error.ts';
import { HttpError, type HttpErrorCode } from '../../http/http-error.ts';
import { NetworkError, type NetworkErrorCode } from '../../http/network-error.ts';
import { epochMs, MINUTE_MS } from '../../std/time.ts';
import { canAutoRefresh, refreshDueAt } from './refresh-due.ts';

const context = {
  kind: 'user',
  tenantId: 't-1',
  operation: 'list-incidents',
  origin: 'https://api.security.microsoft.com',
} as const;

const aSource = (change: object = {}) => ({
  error: null,
  isLoading: false,
  lastAttemptAt: epochMs(1_000_000),
  ...change,
});

function httpError(code: HttpErrorCode): HttpError {
  return new HttpError({
    code,
    context,
    status: 500,
    apiCode: null,
    apiMessage: null,
    requestId: null,
    retryAt: null,
    requiredPermissions: [],
    claims: null,
  });
}

describe('refreshDueAt', () => {
  it('is one interval after the oldest attempt', () => {
    const states = [aSource(), aSource({ lastAttemptAt: epochMs(900_000) })];
    expect(refreshDueAt(states, MINUTE_MS)).toBe(960_000);
  });

  it('is null while a tenant is loading and before the first load', () => {
    expect(refreshDueAt([aSource(), aSource({ isLoading: true })], MINUTE_MS)).toBeNull();
    expect(refreshDueAt([aSource({ lastAttemptAt: null })], MINUTE_MS)).toBeNull();
    expect(refreshDueAt([], MINUTE_MS)).toBeNull();
  });

  it('ignores tenants that cannot be refreshed automatically', () => {
    const failed = aSource({ error: httpError('forbidden') });
    expect(refreshDueAt([failed], MINUTE_MS)).toBeNull();
    expect(refreshDueAt([failed, aSource({ lastAttemptAt: epochMs(2_000_000) })], MINUTE_MS)).toBe(2_060_000);
  });
});

describe('canAutoRefresh', () => {
  const network: readonly (readonly [NetworkErrorCode, boolean])[] = [
    ['offline', true],
    ['timed-out', true],
    ['blocked', false],
    ['aborted', false],
  ];
  const http: readonly (readonly [HttpErrorCode, boolean])[] = [
    ['throttled', true],
    ['server-error', true],
    ['unexpected-status', true],
    ['unauthorized', false],
    ['forbidden', false],
    ['not-found', false],
    ['bad-request', false],
  ];
  const signIn: readonly (readonly [SignInErrorCode, boolean])[] = [
    ['offline', true],
    ['throttled', true],
    ['interaction-required', false],
    ['consent-required', false],
  ];

  it.each(network)('after NetworkError %s is %s', (code, expected) => {
    expect(canAutoRefresh(aSource({ error: new NetworkError(code, context) }))).toBe(expected);
  });

  it.each(http)('after HttpError %s is %s', (code, expected) => {
    expect(canAutoRefresh(aSource({ error: httpError(code) }))).toBe(expected);
  });

  it.each(signIn)('after SignInError %s is %s', (code, expected) => {
    expect(canAutoRefresh(aSource({ error: new SignInError({ code }) }))).toBe(expected);
  });

  it('is false after an error of another class, whatever its code', () => {
    expect(canAutoRefresh(aSource({ error: { code: 'offline' } }))).toBe(false);
  });
});
