import { describe, expect, it } from 'vitest';
import { SignInError, type SignInErrorCode } from '../../access/sign-in-error.ts';
import { anAccess } from '../../defender/incident-source.fixture.ts';
import { EMPTY_LIST } from '../../defender/paging/incident-sync.ts';
import { HttpError, type HttpErrorCode } from '../../http/http-error.ts';
import { NetworkError, type NetworkErrorCode } from '../../http/network-error.ts';
import { ShapeError, type ShapeErrorCode } from '../../http/shape-error.ts';
import { addMs, type EpochMs, epochMs, MINUTE_MS } from '../../std/time.ts';
import { canAutoRefresh, countFailures, dueStates, type FailureCounts, refreshDue } from './refresh-due.ts';
import type { SourceState } from './source-state.ts';

const context = {
  kind: 'user',
  tenantId: 't-1',
  operation: 'list-incidents',
  origin: 'https://api.security.microsoft.com',
} as const;

const NO_FAILURES: FailureCounts = new Map();

type Change = Partial<Pick<SourceState, 'error' | 'list' | 'isLoading' | 'lastAttemptAt'>>;

const aSource = ({ tenantId = 't-1', ...change }: Change & { readonly tenantId?: string } = {}) => ({
  source: { contextId: anAccess({ tenantId }).id },
  error: null,
  list: null,
  isLoading: false,
  lastAttemptAt: epochMs(1_000_000),
  ...change,
});

function httpError(code: HttpErrorCode, retryAt: EpochMs | null = null): HttpError {
  return new HttpError({
    code,
    context,
    status: 500,
    apiCode: null,
    apiMessage: null,
    requestId: null,
    retryAt,
    requiredPermissions: [],
    claims: null,
  });
}

/** The counts after each of the attempts has failed in turn. */
function afterFailures(error: unknown, ...attempts: readonly number[]): FailureCounts {
  return attempts.reduce<FailureCounts>(
    (counts, at) => countFailures(counts, [aSource({ error, lastAttemptAt: epochMs(at) })]),
    NO_FAILURES,
  );
}

describe('refreshDue', () => {
  it('is one interval after the last attempt of a single tenant', () => {
    const states = [aSource({ lastAttemptAt: epochMs(900_000) })];
    expect(refreshDue(states, NO_FAILURES, MINUTE_MS)).toEqual({ at: 960_000, isRetry: false });
    expect(dueStates(states, NO_FAILURES, MINUTE_MS, epochMs(960_000))).toEqual(states);
    expect(dueStates(states, NO_FAILURES, MINUTE_MS, epochMs(959_999))).toEqual([]);
  });

  it('is spread over the interval for a hundred tenants, each once per interval', () => {
    let states = Array.from({ length: 100 }, (_none, index) =>
      aSource({ tenantId: `t-${index}`, lastAttemptAt: epochMs(1_000_000 + index) }),
    );
    const refreshes = new Map<string, number[]>();
    let atOnce = 0;
    for (let now = 1_000_000; now < 1_000_000 + 5 * MINUTE_MS; now += 1_000) {
      const due = dueStates(states, NO_FAILURES, MINUTE_MS, epochMs(now));
      atOnce = Math.max(atOnce, due.length);
      for (const { source } of due) refreshes.set(source.contextId, [...(refreshes.get(source.contextId) ?? []), now]);
      states = states.map((state) => (due.includes(state) ? { ...state, lastAttemptAt: epochMs(now) } : state));
    }
    expect(atOnce).toBeLessThanOrEqual(3);
    expect(refreshes.size).toBe(100);
    for (const [first = 0, ...others] of refreshes.values()) {
      expect(first - 1_000_000).toBeLessThanOrEqual(1.5 * MINUTE_MS + 1_000);
      for (const [index, at] of others.entries()) expect(at - first).toBeCloseTo((index + 1) * MINUTE_MS, -3.5);
    }
  });

  it('leaves out a tenant that is loading, so that a slow one holds up no other', () => {
    const slow = aSource({ tenantId: 't-2', isLoading: true });
    const due = refreshDue([aSource(), slow], NO_FAILURES, MINUTE_MS);
    expect(due?.at).toBeGreaterThanOrEqual(1_030_000);
    expect(due?.at).toBeLessThanOrEqual(1_090_000);
    expect(refreshDue([slow], NO_FAILURES, MINUTE_MS)).toBeNull();
  });

  it('is null before the first load', () => {
    expect(refreshDue([aSource({ lastAttemptAt: null })], NO_FAILURES, MINUTE_MS)).toBeNull();
    expect(refreshDue([], NO_FAILURES, MINUTE_MS)).toBeNull();
  });

  it('ignores tenants that cannot be refreshed automatically', () => {
    const failed = aSource({ tenantId: 't-2', error: httpError('forbidden') });
    const later = aSource({ lastAttemptAt: epochMs(2_000_000) });
    expect(refreshDue([failed], NO_FAILURES, MINUTE_MS)).toBeNull();
    expect(refreshDue([failed, later], NO_FAILURES, MINUTE_MS)).toEqual({ at: 2_060_000, isRetry: false });
  });

  it.each([
    [1, 1],
    [2, 2],
    [3, 4],
    [4, 8],
    [5, 15],
    [40, 15],
  ])('retries after %s failures in %s minutes', (failures, minutes) => {
    const error = httpError('server-error');
    const counts = afterFailures(error, ...Array.from({ length: failures }, (_none, index) => index + 1));
    const state = aSource({ error, lastAttemptAt: epochMs(failures) });
    expect(refreshDue([state], counts, 2 * MINUTE_MS)).toEqual({ at: failures + minutes * MINUTE_MS, isRetry: true });
  });

  it('retries only once the service allows it', () => {
    const retryAt = addMs(epochMs(1_000_000), 7 * MINUTE_MS);
    const state = aSource({ error: httpError('server-error', retryAt) });
    expect(refreshDue([state], NO_FAILURES, MINUTE_MS)).toEqual({ at: retryAt, isRetry: true });
  });

  it('refreshes a tenant that responds at its interval while another one fails', () => {
    const error = httpError('server-error');
    const failed = aSource({ error, lastAttemptAt: epochMs(3) });
    const healthy = aSource({ tenantId: 't-2', lastAttemptAt: epochMs(3) });
    const counts = afterFailures(error, 1, 2, 3);
    expect(refreshDue([failed, healthy], counts, MINUTE_MS)).toEqual({ at: 3 + MINUTE_MS, isRetry: false });
    expect(dueStates([failed, healthy], counts, MINUTE_MS, epochMs(3 + MINUTE_MS))).toEqual([healthy]);
    expect(dueStates([failed, healthy], counts, MINUTE_MS, epochMs(3 + 4 * MINUTE_MS))).toEqual([failed, healthy]);
  });
});

describe('countFailures', () => {
  const error = httpError('server-error');
  const { contextId } = aSource().source;

  it('counts each attempt once', () => {
    const counts = afterFailures(error, 1, 2);
    expect(counts.get(contextId)?.failures).toBe(2);
    expect(countFailures(counts, [aSource({ error, lastAttemptAt: epochMs(2) })])).toBe(counts);
  });

  it('keeps the count while a retry is loading, with and without rows', () => {
    const counts = afterFailures(error, 1, 2);
    const loading = { isLoading: true, lastAttemptAt: epochMs(2) };
    expect(countFailures(counts, [aSource(loading)])).toBe(counts);
    expect(countFailures(counts, [aSource({ ...loading, error, list: EMPTY_LIST })])).toBe(counts);
  });

  it('starts again after a success and after a page that arrives', () => {
    const counts = afterFailures(error, 1, 2);
    expect(countFailures(counts, [aSource({ lastAttemptAt: epochMs(3) })]).size).toBe(0);
    expect(
      countFailures(counts, [aSource({ isLoading: true, list: EMPTY_LIST, lastAttemptAt: epochMs(3) })]).size,
    ).toBe(0);
  });
});

describe('canAutoRefresh', () => {
  const network: readonly (readonly [NetworkErrorCode, boolean])[] = [
    ['offline', true],
    ['timed-out', true],
    ['blocked', true],
    ['interrupted', true],
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
    ['service-unavailable', true],
    ['token-endpoint-unreadable', true],
    ['interaction-required', false],
    ['consent-required', false],
  ];

  it.each(network)('after NetworkError %s is %s', (code, expected) => {
    expect(canAutoRefresh(aSource({ error: new NetworkError(code, context) }))).toBe(expected);
  });

  it.each(http)('after HttpError %s is %s', (code, expected) => {
    expect(canAutoRefresh(aSource({ error: httpError(code) }))).toBe(expected);
  });

  const shape: readonly (readonly [ShapeErrorCode, boolean])[] = [
    ['not-json', true],
    ['not-as-promised', true],
    ['too-large', false],
  ];

  it.each(shape)('after ShapeError %s is %s', (code, expected) => {
    expect(canAutoRefresh(aSource({ error: new ShapeError(code, context, null) }))).toBe(expected);
  });

  it.each(signIn)('after SignInError %s is %s', (code, expected) => {
    expect(canAutoRefresh(aSource({ error: new SignInError({ code }) }))).toBe(expected);
  });

  it('is false after an error of another class, whatever its code', () => {
    expect(canAutoRefresh(aSource({ error: { code: 'offline' } }))).toBe(false);
  });
});
