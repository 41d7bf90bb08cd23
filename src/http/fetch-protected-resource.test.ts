import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createBearer } from './bearer.ts';
import { fetchProtectedResource } from './fetch-protected-resource.ts';
import { anAccess, answering, aRequest, effectsWith, json } from './protected-resource.fixture.ts';
import type { Fetch, ProtectedResourceAccess } from './protected-resource.ts';

const CLAIMS = '{"access_token":{"acrs":{"essential":true,"value":"cp1"}}}';
const CHALLENGE = `Bearer error="insufficient_claims", claims="${btoa(CLAIMS)}"`;

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2026-11-20T10:00:00Z') });
});
afterEach(() => {
  vi.useRealTimers();
});

/** Lets all timers run and gives the outcome. */
async function settled<Value>(promise: Promise<Value>): Promise<Value> {
  const watched = promise.catch(() => undefined);
  await vi.runAllTimersAsync();
  await watched;
  return promise;
}

const anySignal = () => new AbortController().signal;

test('sends the bearer and nothing that a cache, a cookie jar or a referrer could keep', async () => {
  const { fetch, sent } = answering(json({ value: [] }));
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

test('answers a readable claims challenge once and sends the stronger token', async () => {
  const { fetch, sent } = answering(json({}, 401, { 'WWW-Authenticate': CHALLENGE }), json({ value: [] }));
  const { access, renewals } = anAccess();
  await settled(fetchProtectedResource(effectsWith(fetch, access).effects, aRequest(), anySignal()));
  expect(renewals()).toEqual([{ claims: CLAIMS }]);
  expect(sent[1]?.headers).toMatchObject({ Authorization: 'Bearer token-renewed' });
});

test('asks for a newly issued token once where the challenge cannot be read, then gives up with the claims of the last answer', async () => {
  const { fetch, sent } = answering(json({}, 401), json({}, 401, { 'WWW-Authenticate': CHALLENGE }));
  const { access, renewals } = anAccess();
  const asking = settled(fetchProtectedResource(effectsWith(fetch, access).effects, aRequest(), anySignal()));
  await expect(asking).rejects.toMatchObject({ code: 'unauthorized', status: 401, claims: CLAIMS });
  expect(renewals()).toEqual([{ forceRefresh: true }]);
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

test('tries a failed renewal again for the next request', async () => {
  let tries = 0;
  const access: Pick<ProtectedResourceAccess, 'accessToken'> = {
    accessToken: (request) => {
      if (request === undefined) return Promise.resolve('token-first');
      tries += 1;
      return tries === 1 ? Promise.reject(new Error('interaction-required')) : Promise.resolve('token-renewed');
    },
  };
  const bearer = createBearer(access);
  await expect(bearer.renewed('token-first', null)).rejects.toThrow('interaction-required');
  await expect(bearer.renewed('token-first', null)).resolves.toBe('token-renewed');
});
