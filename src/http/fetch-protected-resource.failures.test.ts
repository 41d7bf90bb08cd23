import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fetchProtectedResource } from './fetch-protected-resource.ts';
import { anAccess, answering, aRequest, effectsWith, json } from './protected-resource.fixture.ts';
import type { Fetch } from './protected-resource.ts';
import throttledBody from './samples/mde-error-429.thirdparty.json';
import notFoundBody from './samples/xdr-error-404-ResourceNotFound.docs.json';

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

test.each([
  [400, 'bad-request'],
  [403, 'forbidden'],
  [404, 'not-found'],
  [418, 'unexpected-status'],
])('does not try a %i again', async (status, code) => {
  const { fetch, sent } = answering(json(notFoundBody, status, { 'request-id': 'from-header' }));
  const asking = settled(
    fetchProtectedResource(effectsWith(fetch, anAccess().access).effects, aRequest(), anySignal()),
  );
  await expect(asking).rejects.toMatchObject({
    code,
    status,
    apiCode: 'ResourceNotFound',
    requestId: '43f4cb08-8fac-4b65-9db1-745c2ae65f3a',
    requiredPermissions: ['Incident.Read'],
  });
  expect(sent).toHaveLength(1);
});

test('closes the gate for as long as the words of a 429 say and goes on afterwards', async () => {
  const started = Date.now();
  const { fetch } = answering(json(throttledBody, 429), json({ value: [] }));
  const { effects, closed } = effectsWith(fetch, anAccess().access);
  await settled(fetchProtectedResource(effects, aRequest(), anySignal()));
  expect(closed).toEqual([started + 8_000]);
});

test('believes Retry-After and gives up after 6 attempts, saying until when', async () => {
  const { fetch, sent } = answering(json({}, 429, { 'Retry-After': '7' }));
  const { effects, closed } = effectsWith(fetch, anAccess().access);
  const asking = settled(fetchProtectedResource(effects, aRequest(), anySignal()));
  const error = await asking.catch((reason: unknown) => reason);
  expect(error).toMatchObject({ code: 'throttled', retryAt: closed.at(-1) });
  expect(closed).toHaveLength(6);
  expect(sent).toHaveLength(6);
});

test('holds back for at least a second where a 429 does not say for how long', async () => {
  const started = Date.now();
  const { fetch } = answering(json({}, 429), json({ value: [] }));
  const { effects, closed } = effectsWith(fetch, anAccess().access, { random: () => 0 });
  await settled(fetchProtectedResource(effects, aRequest(), anySignal()));
  expect(closed).toEqual([started + 1_000]);
});

test('tries 5xx again, 6 attempts in total', async () => {
  const { fetch, sent } = answering(json({}, 503));
  const asking = settled(
    fetchProtectedResource(effectsWith(fetch, anAccess().access).effects, aRequest(), anySignal()),
  );
  await expect(asking).rejects.toMatchObject({ code: 'server-error', status: 503 });
  expect(sent).toHaveLength(6);
});

test.each([
  ['7', 7_000],
  ['Fri, 20 Nov 2026 10:00:30 GMT', 30_000],
  ['60', 60_000],
])('comes back to a 503 no sooner than its Retry-After %j says, and leaves the gate open', async (header, waitMs) => {
  const started = Date.now();
  const { fetch } = answering(json({}, 503, { 'Retry-After': header }), json({ value: [] }));
  const { effects, closed } = effectsWith(fetch, anAccess().access, { random: () => 0 });
  await settled(fetchProtectedResource(effects, aRequest(), anySignal()));
  expect(Date.now() - started).toBe(waitMs);
  expect(closed).toEqual([]);
});

test('leaves a 503 that wants more than a minute to the reader, saying until when', async () => {
  const started = Date.now();
  const { fetch, sent } = answering(json({}, 503, { 'Retry-After': '61' }));
  const asking = settled(
    fetchProtectedResource(effectsWith(fetch, anAccess().access).effects, aRequest(), anySignal()),
  );
  await expect(asking).rejects.toMatchObject({ code: 'server-error', retryAt: started + 61_000 });
  expect(sent).toHaveLength(1);
});

test('takes no waiting time from the words of a 503', async () => {
  const started = Date.now();
  const body = { error: { code: 'x', message: 'The job that runs in 40 seconds failed' } };
  const { fetch } = answering(json(body, 503), json({ value: [] }));
  const { effects } = effectsWith(fetch, anAccess().access, { random: () => 0 });
  await settled(fetchProtectedResource(effects, aRequest(), anySignal()));
  expect(Date.now() - started).toBe(0);
});

test('tries a body again that is no JSON and reports it with its request id', async () => {
  const { fetch, sent } = answering(new Response('<html>', { headers: { 'request-id': 'r-1' } }));
  const asking = settled(
    fetchProtectedResource(effectsWith(fetch, anAccess().access).effects, aRequest(), anySignal()),
  );
  await expect(asking).rejects.toMatchObject({ code: 'not-json', requestId: 'r-1' });
  expect(sent).toHaveLength(6);
});

test('recovers from a body cut off anywhere (fault 16)', async () => {
  const whole = JSON.stringify({ value: [{ incidentId: 1, incidentName: 'x' }] });
  for (let length = 0; length < whole.length; length += 1) {
    const { fetch } = answering(new Response(whole.slice(0, length)), new Response(whole));
    const asking = settled(
      fetchProtectedResource(effectsWith(fetch, anAccess().access).effects, aRequest(), anySignal()),
    );
    await expect(asking).resolves.toMatchObject({ body: JSON.parse(whole) });
  }
});

test('gives up after three time-outs of 30 seconds', async () => {
  const started = Date.now();
  const { fetch, sent } = answering('hang');
  const asking = settled(
    fetchProtectedResource(effectsWith(fetch, anAccess().access, { random: () => 0 }).effects, aRequest(), anySignal()),
  );
  await expect(asking).rejects.toMatchObject({ code: 'timed-out' });
  expect(sent).toHaveLength(3);
  expect(Date.now() - started).toBe(90_000);
});

test('gives one item 15 seconds', async () => {
  const started = Date.now();
  const { fetch } = answering('hang', json({ id: '1' }));
  const request = { ...aRequest(), context: { ...aRequest().context, operation: 'get-incident' as const } };
  await settled(
    fetchProtectedResource(effectsWith(fetch, anAccess().access, { random: () => 0 }).effects, request, anySignal()),
  );
  expect(Date.now() - started).toBe(15_000);
});

test('counts a body that never ends as a time-out', async () => {
  const fetch: Fetch = (_url, init) => {
    const body = new ReadableStream({
      start: (stream) => init?.signal?.addEventListener('abort', () => stream.error(new Error('cut'))),
    });
    return Promise.resolve(new Response(body));
  };
  const asking = settled(
    fetchProtectedResource(effectsWith(fetch, anAccess().access).effects, aRequest(), anySignal()),
  );
  await expect(asking).rejects.toMatchObject({ code: 'timed-out' });
});

test.each([
  ['blocked', 'the browser is online and our own origin answers', true, true],
  ['offline', 'our own origin does not answer either', true, false],
  ['offline', 'the browser says so', false, true],
] as const)('calls a failed call %s when %s', async (code, _when, online, ownOriginAnswers) => {
  const { fetch, sent } = answering(new TypeError('Failed to fetch'));
  const { effects } = effectsWith(fetch, anAccess().access, {
    isOnline: () => online,
    probeOrigin: () => Promise.resolve(ownOriginAnswers),
  });
  await expect(settled(fetchProtectedResource(effects, aRequest(), anySignal()))).rejects.toMatchObject({ code });
  expect(sent).toHaveLength(1);
});

test('tries a call again that was cut off from an origin that answered before, 3 times in total', async () => {
  const cut = new TypeError('Failed to fetch');
  const { fetch, sent } = answering(json({ value: [1] }), cut, json({ value: [2] }), cut);
  const { effects } = effectsWith(fetch, anAccess().access);
  const ask = () => settled(fetchProtectedResource(effects, aRequest(), anySignal()));
  await expect(ask()).resolves.toMatchObject({ body: { value: [1] } });
  await expect(ask()).resolves.toMatchObject({ body: { value: [2] } });
  await expect(ask()).rejects.toMatchObject({ code: 'blocked' });
  expect(sent).toHaveLength(6);
});

test('gives up on a token that never comes, first or renewed', async () => {
  const never = () => new Promise<string>(() => undefined);
  const started = Date.now();
  const { fetch, sent } = answering(json({}, 401));
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

test('stops waiting for a token when the caller no longer wants it', async () => {
  const started = Date.now();
  const { fetch } = answering(json({}));
  const { effects } = effectsWith(fetch, { accessToken: () => new Promise(() => undefined) });
  const caller = new AbortController();
  const asking = fetchProtectedResource(effects, aRequest(), caller.signal);
  setTimeout(() => caller.abort(), 1_000);
  const watched = asking.catch((error: unknown) => error);
  await vi.advanceTimersByTimeAsync(1_000);
  await expect(Promise.race([watched, 'still waiting'])).resolves.toMatchObject({ code: 'aborted' });
  expect(Date.now() - started).toBe(1_000);
});

test('says why there is no token', async () => {
  const refused = new Error('interaction-required');
  const { fetch, sent } = answering(json({}));
  const { effects } = effectsWith(fetch, { accessToken: () => Promise.reject(refused) });
  await expect(settled(fetchProtectedResource(effects, aRequest(), anySignal()))).rejects.toBe(refused);
  expect(sent).toHaveLength(0);
  expect(vi.getTimerCount()).toBe(0);
});

test('stops when the caller no longer wants it', async () => {
  const { fetch, sent } = answering('hang');
  const caller = new AbortController();
  const asking = fetchProtectedResource(effectsWith(fetch, anAccess().access).effects, aRequest(), caller.signal);
  setTimeout(() => caller.abort(), 1_000);
  await expect(settled(asking)).rejects.toMatchObject({ code: 'aborted' });
  expect(sent).toHaveLength(1);
});

test('lets no token into an error, not even where the runtime quotes it', async () => {
  const { fetch } = answering(new TypeError('"Bearer token-first" is an invalid header value'));
  const error = await settled(
    fetchProtectedResource(effectsWith(fetch, anAccess().access).effects, aRequest(), anySignal()),
  ).catch((e: unknown) => e);
  expect(error).toMatchObject({ code: 'blocked', cause: undefined });
});

test('never makes more than 6 attempts, whatever comes (security law)', async () => {
  const answer = fc.constantFrom<Response | Error>(
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
    fc.asyncProperty(fc.array(answer, { minLength: 1, maxLength: 9 }), async (answers) => {
      const { fetch, sent } = answering(...answers);
      await settled(
        fetchProtectedResource(effectsWith(fetch, anAccess().access).effects, aRequest(), anySignal()),
      ).catch(() => undefined);
      expect(sent.length).toBeLessThanOrEqual(6);
    }),
    { numRuns: 300 },
  );
});
