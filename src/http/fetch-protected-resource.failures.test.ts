import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fetchProtectedResource } from './fetch-protected-resource.ts';
import { anAccess, aRequest, effectsWith, json, respondingWith } from './protected-resource.fixture.ts';
import type { Fetch } from './protected-resource.ts';
import throttledBody from './samples/mde-error-429.thirdparty.json';
import notFoundBody from './samples/xdr-error-404-ResourceNotFound.docs.json';

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

test.each([
  [400, 'bad-request'],
  [403, 'forbidden'],
  [404, 'not-found'],
  [418, 'unexpected-status'],
])('does not retry a %i', async (status, code) => {
  const { fetch, sent } = respondingWith(json(notFoundBody, status, { 'request-id': 'from-header' }));
  const request = settled(
    fetchProtectedResource(effectsWith(fetch, anAccess().access).effects, aRequest(), anySignal()),
  );
  await expect(request).rejects.toMatchObject({
    code,
    status,
    apiCode: 'ResourceNotFound',
    requestId: '43f4cb08-8fac-4b65-9db1-745c2ae65f3a',
    requiredPermissions: ['Incident.Read'],
  });
  expect(sent).toHaveLength(1);
});

test('pauses the rate limiter for the time in the message of a 429, then continues', async () => {
  const started = Date.now();
  const { fetch } = respondingWith(json(throttledBody, 429), json({ value: [] }));
  const { effects, pauses } = effectsWith(fetch, anAccess().access);
  await settled(fetchProtectedResource(effects, aRequest(), anySignal()));
  expect(pauses).toEqual([started + 8_000]);
});

test('respects Retry-After and gives up after 6 attempts, with the time of the next one', async () => {
  const { fetch, sent } = respondingWith(json({}, 429, { 'Retry-After': '7' }));
  const { effects, pauses } = effectsWith(fetch, anAccess().access);
  const request = settled(fetchProtectedResource(effects, aRequest(), anySignal()));
  const error = await request.catch((reason: unknown) => reason);
  expect(error).toMatchObject({ code: 'throttled', retryAt: pauses.at(-1) });
  expect(pauses).toHaveLength(6);
  expect(sent).toHaveLength(6);
});

test('pauses for at least a second after a 429 without a time', async () => {
  const started = Date.now();
  const { fetch } = respondingWith(json({}, 429), json({ value: [] }));
  const { effects, pauses } = effectsWith(fetch, anAccess().access, { random: () => 0 });
  await settled(fetchProtectedResource(effects, aRequest(), anySignal()));
  expect(pauses).toEqual([started + 1_000]);
});

test('retries a 5xx, 6 attempts in total', async () => {
  const { fetch, sent } = respondingWith(json({}, 503));
  const request = settled(
    fetchProtectedResource(effectsWith(fetch, anAccess().access).effects, aRequest(), anySignal()),
  );
  await expect(request).rejects.toMatchObject({ code: 'server-error', status: 503 });
  expect(sent).toHaveLength(6);
});

test.each([
  ['7', 7_000],
  ['Fri, 20 Nov 2026 10:00:30 GMT', 30_000],
  ['60', 60_000],
])('retries a 503 no sooner than its Retry-After %j, without pausing the rate limiter', async (header, waitMs) => {
  const started = Date.now();
  const { fetch } = respondingWith(json({}, 503, { 'Retry-After': header }), json({ value: [] }));
  const { effects, pauses } = effectsWith(fetch, anAccess().access, { random: () => 0 });
  await settled(fetchProtectedResource(effects, aRequest(), anySignal()));
  expect(Date.now() - started).toBe(waitMs);
  expect(pauses).toEqual([]);
});

test('does not retry a 503 with a Retry-After of more than a minute, and reports the time', async () => {
  const started = Date.now();
  const { fetch, sent } = respondingWith(json({}, 503, { 'Retry-After': '61' }));
  const request = settled(
    fetchProtectedResource(effectsWith(fetch, anAccess().access).effects, aRequest(), anySignal()),
  );
  await expect(request).rejects.toMatchObject({ code: 'server-error', retryAt: started + 61_000 });
  expect(sent).toHaveLength(1);
});

test('ignores the times in the message of a 503', async () => {
  const started = Date.now();
  const body = { error: { code: 'x', message: 'The job that runs in 40 seconds failed' } };
  const { fetch } = respondingWith(json(body, 503), json({ value: [] }));
  const { effects } = effectsWith(fetch, anAccess().access, { random: () => 0 });
  await settled(fetchProtectedResource(effects, aRequest(), anySignal()));
  expect(Date.now() - started).toBe(0);
});

test('retries a body that is not JSON and reports it with its request id', async () => {
  const { fetch, sent } = respondingWith(new Response('<html>', { headers: { 'request-id': 'r-1' } }));
  const request = settled(
    fetchProtectedResource(effectsWith(fetch, anAccess().access).effects, aRequest(), anySignal()),
  );
  await expect(request).rejects.toMatchObject({ code: 'not-json', requestId: 'r-1' });
  expect(sent).toHaveLength(6);
});

test('rejects a body that never ends as too-large, without a retry', async () => {
  const chunk = new Uint8Array(8 * 1024 * 1024);
  const endless = new ReadableStream({ pull: (controller) => controller.enqueue(chunk) });
  const { fetch, sent } = respondingWith(new Response(endless, { headers: { 'request-id': 'r-1' } }));
  const request = settled(
    fetchProtectedResource(effectsWith(fetch, anAccess().access).effects, aRequest(), anySignal()),
  );
  await expect(request).rejects.toMatchObject({ name: 'ShapeError', code: 'too-large', requestId: 'r-1' });
  expect(sent).toHaveLength(1);
});

test('recovers from a body that is cut off anywhere', async () => {
  const whole = JSON.stringify({ value: [{ incidentId: 1, incidentName: 'x' }] });
  for (let length = 0; length < whole.length; length += 1) {
    const { fetch } = respondingWith(new Response(whole.slice(0, length)), new Response(whole));
    const request = settled(
      fetchProtectedResource(effectsWith(fetch, anAccess().access).effects, aRequest(), anySignal()),
    );
    await expect(request).resolves.toMatchObject({ body: JSON.parse(whole) });
  }
});

test('gives up after three timeouts of 30 seconds', async () => {
  const started = Date.now();
  const { fetch, sent } = respondingWith('hang');
  const request = settled(
    fetchProtectedResource(effectsWith(fetch, anAccess().access, { random: () => 0 }).effects, aRequest(), anySignal()),
  );
  await expect(request).rejects.toMatchObject({ code: 'timed-out' });
  expect(sent).toHaveLength(3);
  expect(Date.now() - started).toBe(90_000);
});

test('allows 15 seconds for one incident', async () => {
  const started = Date.now();
  const { fetch } = respondingWith('hang', json({ id: '1' }));
  const request = { ...aRequest(), context: { ...aRequest().context, operation: 'read-incident' as const } };
  await settled(
    fetchProtectedResource(effectsWith(fetch, anAccess().access, { random: () => 0 }).effects, request, anySignal()),
  );
  expect(Date.now() - started).toBe(15_000);
});

test('counts a body that never ends as a timeout', async () => {
  const fetch: Fetch = (_url, init) => {
    const body = new ReadableStream({
      start: (stream) => init?.signal?.addEventListener('abort', () => stream.error(new Error('cut'))),
    });
    return Promise.resolve(new Response(body));
  };
  const request = settled(
    fetchProtectedResource(effectsWith(fetch, anAccess().access).effects, aRequest(), anySignal()),
  );
  await expect(request).rejects.toMatchObject({ code: 'timed-out' });
});

test.each([
  ['blocked', 'the browser is online and our own origin responds', true, true],
  ['offline', 'our own origin does not respond either', true, false],
  ['offline', 'the browser reports it', false, true],
] as const)('classifies a failed request as %s when %s', async (code, _when, online, ownOriginResponds) => {
  const { fetch, sent } = respondingWith(new TypeError('Failed to fetch'));
  const { effects } = effectsWith(fetch, anAccess().access, {
    isOnline: () => online,
    probeOrigin: () => Promise.resolve(ownOriginResponds),
  });
  await expect(settled(fetchProtectedResource(effects, aRequest(), anySignal()))).rejects.toMatchObject({ code });
  expect(sent).toHaveLength(1);
});

test('retries a failed request to an origin that has responded before, 3 attempts in total', async () => {
  const cut = new TypeError('Failed to fetch');
  const { fetch, sent } = respondingWith(json({ value: [1] }), cut, json({ value: [2] }), cut);
  const { effects } = effectsWith(fetch, anAccess().access);
  const send = () => settled(fetchProtectedResource(effects, aRequest(), anySignal()));
  await expect(send()).resolves.toMatchObject({ body: { value: [1] } });
  await expect(send()).resolves.toMatchObject({ body: { value: [2] } });
  await expect(send()).rejects.toMatchObject({ code: 'interrupted' });
  expect(sent).toHaveLength(6);
});

test('gives up on a token that never arrives, first or renewed', async () => {
  const never = () => new Promise<string>(() => undefined);
  const started = Date.now();
  const { fetch, sent } = respondingWith(json({}, 401));
  const first = effectsWith(fetch, { accessToken: never }).effects;
  await expect(settled(fetchProtectedResource(first, aRequest(), anySignal()))).rejects.toMatchObject({
    code: 'timed-out',
    context: aRequest().context,
  });
  expect(Date.now() - started).toBe(45_000);
  expect(sent).toHaveLength(0);
  const renewing = (request?: object) => (request === undefined ? Promise.resolve('token-first') : never());
  const second = effectsWith(fetch, { accessToken: renewing }).effects;
  await expect(settled(fetchProtectedResource(second, aRequest(), anySignal()))).rejects.toMatchObject({
    code: 'timed-out',
  });
  expect(sent).toHaveLength(1);
});

test('stops waiting for a token when the caller aborts', async () => {
  const started = Date.now();
  const { fetch } = respondingWith(json({}));
  const { effects } = effectsWith(fetch, { accessToken: () => new Promise(() => undefined) });
  const caller = new AbortController();
  const request = fetchProtectedResource(effects, aRequest(), caller.signal);
  setTimeout(() => caller.abort(), 1_000);
  const watched = request.catch((error: unknown) => error);
  await vi.advanceTimersByTimeAsync(1_000);
  await expect(Promise.race([watched, 'still waiting'])).resolves.toMatchObject({ code: 'aborted' });
  expect(Date.now() - started).toBe(1_000);
});

test('rejects with the reason why there is no token', async () => {
  const refused = new Error('interaction-required');
  const { fetch, sent } = respondingWith(json({}));
  const { effects } = effectsWith(fetch, { accessToken: () => Promise.reject(refused) });
  await expect(settled(fetchProtectedResource(effects, aRequest(), anySignal()))).rejects.toBe(refused);
  expect(sent).toHaveLength(0);
  expect(vi.getTimerCount()).toBe(0);
});

test('stops the request when the caller aborts', async () => {
  const { fetch, sent } = respondingWith('hang');
  const caller = new AbortController();
  const request = fetchProtectedResource(effectsWith(fetch, anAccess().access).effects, aRequest(), caller.signal);
  setTimeout(() => caller.abort(), 1_000);
  await expect(settled(request)).rejects.toMatchObject({ code: 'aborted' });
  expect(sent).toHaveLength(1);
});

test('keeps the token out of errors, even if the runtime quotes it', async () => {
  const { fetch } = respondingWith(new TypeError('"Bearer token-first" is an invalid header value'));
  const error = await settled(
    fetchProtectedResource(effectsWith(fetch, anAccess().access).effects, aRequest(), anySignal()),
  ).catch((e: unknown) => e);
  expect(error).toMatchObject({ code: 'blocked', cause: undefined });
});

test('never makes more than 6 attempts, whatever the responses (security law)', async () => {
  const response = fc.constantFrom<Response | Error>(
    json({}, 500),
    json({}, 401),
    json({}, 429, { 'Retry-After': '1' }),
    json({}, 429),
    new Response('{'),
    json({}, 403),
    new TypeError('Failed to fetch'),
    json({}),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(response, { minLength: 1, maxLength: 9 }), async (responses) => {
      const { fetch, sent } = respondingWith(...responses);
      await settled(
        fetchProtectedResource(effectsWith(fetch, anAccess().access).effects, aRequest(), anySignal()),
      ).catch(() => undefined);
      expect(sent.length).toBeLessThanOrEqual(6);
    }),
    { numRuns: 300 },
  );
});
