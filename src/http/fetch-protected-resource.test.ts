import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createBearer } from './bearer.ts';
import { fetchProtectedResource } from './fetch-protected-resource.ts';
import { anAccess, aRequest, effectsWith, json, respondingWith } from './protected-resource.fixture.ts';
import type { Fetch, ProtectedResourceAccess } from './protected-resource.ts';

const CLAIMS = '{"access_token":{"acrs":{"essential":true,"value":"cp1"}}}';
const CHALLENGE = `Bearer error="insufficient_claims", claims="${btoa(CLAIMS)}"`;

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2026-11-20T10:00:00Z') });
});
afterEach(() => {
  vi.useRealTimers();
});

/** Runs all timers and settles like the promise. */
async function settled<Value>(promise: Promise<Value>): Promise<Value> {
  const watched = promise.catch(() => undefined);
  await vi.runAllTimersAsync();
  await watched;
  return promise;
}

const anySignal = () => new AbortController().signal;

test('sends the bearer token, and no cookies or referrer, and bypasses the cache', async () => {
  const { fetch, sent } = respondingWith(json({ value: [] }));
  const { effects } = effectsWith(fetch, anAccess().access);
  await expect(settled(fetchProtectedResource(effects, aRequest(), anySignal()))).resolves.toEqual({
    body: { value: [] },
    requestId: null,
  });
  expect(sent[0]).toMatchObject({
    headers: { Authorization: 'Bearer token-first', Accept: 'application/json' },
    cache: 'no-store',
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    redirect: 'error',
  });
});

test('requests a token for a readable claims challenge once and sends it', async () => {
  const { fetch, sent } = respondingWith(json({}, 401, { 'WWW-Authenticate': CHALLENGE }), json({ value: [] }));
  const { access, renewals } = anAccess();
  await settled(fetchProtectedResource(effectsWith(fetch, access).effects, aRequest(), anySignal()));
  expect(renewals()).toEqual([{ claims: CLAIMS, refusedToken: 'token-first' }]);
  expect(sent[1]?.headers).toMatchObject({ Authorization: 'Bearer token-renewed' });
});

test('names the refused request when it requests a new token', async () => {
  const { fetch } = respondingWith(json({}, 401, { 'request-id': 'r-1' }), json({ value: [] }));
  const { access, renewals } = anAccess();
  await settled(fetchProtectedResource(effectsWith(fetch, access).effects, aRequest(), anySignal()));
  expect(renewals()).toEqual([{ forceRefresh: true, refusedToken: 'token-first', requestId: 'r-1' }]);
});

test('requests a new token once if the challenge is unreadable, then rejects with the claims of the last response', async () => {
  const { fetch, sent } = respondingWith(json({}, 401), json({}, 401, { 'WWW-Authenticate': CHALLENGE }));
  const { access, renewals } = anAccess();
  const request = settled(fetchProtectedResource(effectsWith(fetch, access).effects, aRequest(), anySignal()));
  await expect(request).rejects.toMatchObject({ code: 'unauthorized', status: 401, claims: CLAIMS });
  expect(renewals()).toEqual([{ forceRefresh: true, refusedToken: 'token-first' }]);
  expect(sent).toHaveLength(2);
});

test('renews the token once for 20 requests refused in parallel', async () => {
  const fetch: Fetch = (_url, init) =>
    Promise.resolve(
      new Headers(init?.headers).get('authorization') === 'Bearer token-first' ? json({}, 401) : json({ value: [] }),
    );
  const { access, renewals } = anAccess();
  const { effects } = effectsWith(fetch, access);
  await settled(
    Promise.all(Array.from({ length: 20 }, () => fetchProtectedResource(effects, aRequest(), anySignal()))),
  );
  expect(renewals()).toHaveLength(1);
});

test('retries a failed renewal for the next request', async () => {
  let tries = 0;
  const access: Pick<ProtectedResourceAccess, 'accessToken'> = {
    accessToken: (request) => {
      if (request === undefined) return Promise.resolve('token-first');
      tries += 1;
      return tries === 1 ? Promise.reject(new Error('interaction-required')) : Promise.resolve('token-renewed');
    },
  };
  const bearer = createBearer(access);
  await expect(bearer.renew('token-first', null)).rejects.toThrow('interaction-required');
  await expect(bearer.renew('token-first', null)).resolves.toBe('token-renewed');
});
