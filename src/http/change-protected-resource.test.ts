import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { SECOND_MS } from '../std/time.ts';
import { type ChangeRequest, changeProtectedResource } from './change-protected-resource.ts';
import type { ResourceEffects } from './fetch-protected-resource.ts';
import { anAccess, aRequest, effectsWith, json, respondingWith } from './protected-resource.fixture.ts';
import throttledBody from './samples/mde-error-429.thirdparty.json';

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2026-11-20T10:00:00Z') });
});
afterEach(() => {
  vi.useRealTimers();
});

const aChange: ChangeRequest = {
  ...aRequest(),
  url: 'https://api.security.microsoft.com/api/incidents/7',
  context: { ...aRequest().context, operation: 'update-incident' },
  headers: { Accept: 'application/json', 'Content-Type': 'application/json' },
  requiredPermissions: ['Incident.ReadWrite'],
  change: { method: 'PATCH', body: '{"status":"Resolved"}' },
};

async function send(
  responses: readonly (Response | Error | 'hang')[],
  more: { readonly access?: Parameters<typeof effectsWith>[1]; readonly effects?: Partial<ResourceEffects> } = {},
) {
  const { fetch, sent } = respondingWith(...responses);
  const { effects, pauses } = effectsWith(fetch, more.access ?? anAccess().access, more.effects);
  const delays: number[] = [];
  const controller = new AbortController();
  const promise = changeProtectedResource(effects, aChange, {
    signal: controller.signal,
    onDelay: (until) => delays.push(until),
  });
  await vi.runAllTimersAsync();
  return { outcome: await promise, sent, pauses, delays };
}

test('sends the body once, with its type and the bearer token', async () => {
  const { outcome, sent } = await send([json({ incidentId: 7 }, 200, { 'request-id': 'r-1' })]);
  expect(outcome).toEqual({ kind: 'accepted', body: { incidentId: 7 }, requestId: 'r-1' });
  expect(sent).toHaveLength(1);
  expect(sent[0]).toMatchObject({
    method: 'PATCH',
    body: '{"status":"Resolved"}',
    redirect: 'error',
    credentials: 'omit',
    headers: { 'Content-Type': 'application/json', Authorization: 'Bearer token-first' },
  });
});

describe('an inconclusive response', () => {
  test.each([
    ['500', json({}, 500)],
    ['503 with Retry-After', json({}, 503, { 'Retry-After': '1' })],
    ['408', json({}, 408)],
    ['a redirect', new Response(null, { status: 304 })],
    ['a lost connection', new TypeError('Failed to fetch')],
    ['a timeout', 'hang' as const],
    ['a success that is not JSON', new Response('<html>', { status: 200 })],
    ['a success without a body', new Response(null, { status: 204 })],
  ])('makes the outcome unknown and is never repeated: %s', async (_name, response) => {
    const { outcome, sent } = await send([response]);
    expect(outcome.kind).toBe('unknown');
    expect(sent).toHaveLength(1);
  });
});

test.each([400, 403, 404, 409, 412, 413, 418])('reports a %i as refused, without another attempt', async (status) => {
  const { outcome, sent } = await send([json({ error: { code: 'X', message: 'no' } }, status)]);
  expect(outcome).toMatchObject({ kind: 'refused', error: { status, apiCode: 'X' } });
  expect(sent).toHaveLength(1);
});

describe('401', () => {
  test('renews the token once and sends again, because nothing was applied', async () => {
    const { access, renewals } = anAccess();
    const { outcome, sent } = await send([json({}, 401), json({ incidentId: 7 })], { access });
    expect(outcome.kind).toBe('accepted');
    expect(renewals()).toEqual([{ forceRefresh: true, refusedToken: 'token-first' }]);
    expect(sent.map(({ headers }) => new Headers(headers).get('authorization'))).toEqual([
      'Bearer token-first',
      'Bearer token-renewed',
    ]);
  });

  test('is refused if the renewed token is rejected too', async () => {
    const { access, renewals } = anAccess();
    const { outcome, sent } = await send([json({}, 401)], { access });
    expect(outcome).toMatchObject({ kind: 'refused', error: { code: 'unauthorized' } });
    expect(renewals()).toHaveLength(1);
    expect(sent).toHaveLength(2);
  });

  test('is not sent again if the renewal fails', async () => {
    const access = {
      accessToken: (request?: object) =>
        request === undefined ? Promise.resolve('token-first') : Promise.reject(new Error('needs the user')),
    };
    const { outcome, sent } = await send([json({}, 401)], { access });
    expect(outcome).toMatchObject({ kind: 'not-sent', error: { message: 'needs the user' } });
    expect(sent).toHaveLength(1);
  });
});

describe('429', () => {
  test('pauses every caller until the time it names, reports the delay, and is then sent again', async () => {
    const started = Date.now();
    const { outcome, sent, pauses, delays } = await send([json(throttledBody, 429), json({ incidentId: 7 })]);
    expect(outcome.kind).toBe('accepted');
    expect(sent).toHaveLength(2);
    expect(pauses).toEqual([started + 8 * SECOND_MS]);
    expect(delays).toEqual(pauses);
  });

  test('is refused after three of them', async () => {
    const { outcome, sent } = await send([json(throttledBody, 429)]);
    expect(outcome).toMatchObject({ kind: 'refused', error: { code: 'throttled' } });
    expect(sent).toHaveLength(3);
  });
});

test('sends nothing without a token', async () => {
  const access = { accessToken: () => Promise.reject(new Error('no consent')) };
  const { outcome, sent } = await send([json({})], { access });
  expect(outcome).toMatchObject({ kind: 'not-sent', error: { message: 'no consent' } });
  expect(sent).toHaveLength(0);
});

test('sends nothing if it is cancelled while it waits, and finishes what is already sent', async () => {
  const { fetch, sent } = respondingWith(json({ incidentId: 7 }));
  const controller = new AbortController();
  const waiting = effectsWith(fetch, anAccess().access, {
    rateLimiter: { acquire: () => Promise.resolve(controller.abort()), pauseUntil: () => undefined },
  });
  const early = await changeProtectedResource(waiting.effects, aChange, { signal: controller.signal });
  expect(early).toMatchObject({ kind: 'not-sent', error: { code: 'aborted' } });
  expect(sent).toHaveLength(0);

  const later = new AbortController();
  const slow = effectsWith((input, init) => {
    later.abort();
    return fetch(input, init);
  }, anAccess().access);
  const finished = await changeProtectedResource(slow.effects, aChange, { signal: later.signal });
  expect(finished.kind).toBe('accepted');
});

test('law: at most one request of any sequence can have been applied, and nothing is sent after it', async () => {
  vi.useRealTimers();
  const response = fc.constantFrom<number | 'lost'>(200, 204, 400, 401, 403, 404, 408, 429, 500, 502, 503, 504, 'lost');
  await fc.assert(
    fc.asyncProperty(fc.array(response, { minLength: 1, maxLength: 6 }), async (script) => {
      let requests = 0;
      let possiblyApplied = 0;
      const { effects } = effectsWith(() => {
        const status = script[Math.min(requests, script.length - 1)] ?? 500;
        requests += 1;
        if (status === 'lost' || status < 400 || status >= 500 || status === 408) possiblyApplied += 1;
        if (status === 'lost') return Promise.reject(new TypeError('lost'));
        const headers = { 'Retry-After': '0' };
        return Promise.resolve(new Response(status === 204 ? null : '{}', { status, headers }));
      }, anAccess().access);
      const outcome = await changeProtectedResource(effects, aChange, { signal: new AbortController().signal });
      expect(possiblyApplied).toBeLessThanOrEqual(1);
      expect(requests).toBeLessThanOrEqual(4);
      expect(possiblyApplied === 1).toBe(outcome.kind === 'accepted' || outcome.kind === 'unknown');
    }),
    { numRuns: 2_000 },
  );
});
