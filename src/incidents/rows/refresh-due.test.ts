import { describe, expect, it } from 'vitest';
import { SignInError } from '../../access/sign-in-error.ts';
import { HttpError, type HttpErrorCode } from '../../http/http-error.ts';
import { NetworkError } from '../../http/network-error.ts';
import { epochMs, MINUTE_MS } from '../../std/time.ts';
import { canRefreshItself, refreshDueAt } from './refresh-due.ts';

const CONTEXT = { kind: 'user', tenantId: 't-1', operation: 'list-incidents', origin: 'https://soc.example' } as const;

function anHttpError(code: HttpErrorCode): HttpError {
  return new HttpError({
    code,
    context: CONTEXT,
    status: 0,
    apiCode: null,
    apiMessage: null,
    requestId: null,
    retryAt: null,
    requiredPermissions: [],
    claims: null,
  });
}

const aReading = (change: object = {}) => ({ error: null, isReading: false, triedAt: epochMs(1_000_000), ...change });

describe('the next refresh', () => {
  it('is due when the tenant tried longest ago has waited its time', () => {
    const readings = [aReading(), aReading({ triedAt: epochMs(900_000) })];
    expect(refreshDueAt(readings, MINUTE_MS)).toBe(960_000);
  });

  it('is not due while a tenant is being read, nor before any was', () => {
    expect(refreshDueAt([aReading(), aReading({ isReading: true })], MINUTE_MS)).toBeNull();
    expect(refreshDueAt([aReading({ triedAt: null })], MINUTE_MS)).toBeNull();
    expect(refreshDueAt([], MINUTE_MS)).toBeNull();
  });

  it.each([
    new NetworkError('offline', CONTEXT),
    new NetworkError('timed-out', CONTEXT),
    anHttpError('throttled'),
    anHttpError('server-error'),
    anHttpError('unexpected-status'),
    new SignInError({ code: 'offline' }),
    new SignInError({ code: 'throttled' }),
  ])('follows a failure that may be over by then: $name $code', (error) => {
    expect(canRefreshItself(aReading({ error }))).toBe(true);
  });

  it.each([
    anHttpError('forbidden'),
    anHttpError('unauthorized'),
    new NetworkError('blocked', CONTEXT),
    new SignInError({ code: 'consent-required' }),
    new TypeError('offline'),
  ])('does not follow a failure that the user must resolve: $message', (error) => {
    const failed = aReading({ error });
    expect(refreshDueAt([failed], MINUTE_MS)).toBeNull();
    expect(refreshDueAt([failed, aReading({ triedAt: epochMs(2_000_000) })], MINUTE_MS)).toBe(2_060_000);
  });
});
