import { describe, expect, it } from 'vitest';
import { CLOUDS } from '../entra/clouds.ts';
import { epochMs, MINUTE_MS } from '../std/time.ts';
import { createMemoryStore } from '../storage/key-value-store.ts';
import { decodeToken } from '../token/decode-token.ts';
import { aToken, TOKEN_TEST_NOW } from '../token/token.fixture.ts';
import { openRateLimiter } from './limits/open-rate-limiter.ts';
import { type InspectorEffects, type ProbeOutcome, probeApi, probeTarget } from './probe-api.ts';

const compact = aToken();
const QUOTA = { tenantId: 't', clientId: 'c', api: 'defender-xdr' } as const;

function decode(token: string) {
  const decoded = decodeToken(token);
  if (!decoded.ok) throw new Error(decoded.problem.code);
  return decoded.value;
}

/** Probes over a stub network that takes 400 ms for each request. */
async function probe(
  respond: () => Response,
  changes: Partial<InspectorEffects> = {},
  signal = new AbortController().signal,
) {
  const requestedUrls: { readonly url: string; readonly init: RequestInit | undefined }[] = [];
  let now = TOKEN_TEST_NOW;
  const clock = () => now;
  const rateLimiter = openRateLimiter({ quota: QUOTA, store: createMemoryStore(), clock });
  const effects: InspectorEffects = {
    clock,
    rateLimiterFor: () => rateLimiter,
    isOnline: () => true,
    probeOrigin: async () => true,
    fetch: async (url, init) => {
      requestedUrls.push({ url, init });
      now = epochMs(now + 400);
      return respond();
    },
    ...changes,
  };
  const decoded = decode(compact);
  const address = probeTarget(decoded, CLOUDS.global);
  if (address === null) throw new Error('no target');
  return { outcome: await probeApi({ compact, decoded }, address, effects, signal), requestedUrls, rateLimiter };
}

const fails = () => {
  throw new TypeError('Failed to fetch');
};
const refusal = (status: number, code: string) => () =>
  Response.json({ error: { code, message: 'no', target: 'tracking-id' } }, { status });

async function outcomeOf(respond: () => Response, changes: Partial<InspectorEffects> = {}): Promise<ProbeOutcome> {
  const outcome = (await probe(respond, changes)).outcome;
  if (outcome === null) throw new Error('aborted');
  return outcome;
}

describe('probeApi', () => {
  it('lists one incident at the host of the audience, with the token as its only credential', async () => {
    const { outcome, requestedUrls } = await probe(() =>
      Response.json({ value: [] }, { headers: { 'request-id': 'r-1' } }),
    );
    expect(outcome).toEqual({
      api: 'defender-xdr',
      host: 'api.security.microsoft.com',
      at: TOKEN_TEST_NOW + 400,
      latencyMs: 400,
      result: { kind: 'answered', status: 200, apiCode: null, requestId: 'r-1', retryAt: null },
    });
    expect(requestedUrls.map(({ url }) => url)).toEqual(['https://api.security.microsoft.com/api/incidents?$top=1']);
    expect(requestedUrls[0]?.init).toMatchObject({
      method: 'GET',
      headers: { Authorization: `Bearer ${compact}` },
      credentials: 'omit',
      redirect: 'error',
    });
  });

  it('sends one request, whatever the response', async () => {
    for (const status of [401, 403, 429, 503])
      expect((await probe(refusal(status, 'x'))).requestedUrls).toHaveLength(1);
  });

  it('reports status, code and request id of a refusal', async () => {
    expect((await outcomeOf(refusal(403, 'Forbidden'))).result).toEqual({
      kind: 'answered',
      status: 403,
      apiCode: 'Forbidden',
      requestId: 'tracking-id',
      retryAt: null,
    });
  });

  it('counts against the quota of the queue', async () => {
    const { rateLimiter } = await probe(() => Response.json({ value: [] }));
    expect(rateLimiter.state().remainingThisMinute).toBe(49);
  });

  it('sends nothing while the quota is used up, and reports when it resumes', async () => {
    const until = epochMs(TOKEN_TEST_NOW + MINUTE_MS);
    const rateLimiter = openRateLimiter({ quota: QUOTA, store: null, clock: () => TOKEN_TEST_NOW });
    rateLimiter.pauseUntil(until);
    const { outcome, requestedUrls } = await probe(() => Response.json({}), { rateLimiterFor: () => rateLimiter });
    expect(requestedUrls).toEqual([]);
    expect(outcome?.result).toEqual({ kind: 'rate-limited', by: 'service', until: expect.any(Number) });
  });

  it('pauses the quota for every caller after a 429, until its Retry-After or for a minute', async () => {
    const throttled = (headers: Record<string, string>) => () => Response.json({}, { status: 429, headers });
    const withTime = await probe(throttled({ 'retry-after': '90' }));
    expect(withTime.rateLimiter.state().resumesAt).toBe(TOKEN_TEST_NOW + 400 + 91_000);
    const withoutTime = await probe(throttled({}));
    expect(withoutTime.rateLimiter.state().resumesAt).toBe(TOKEN_TEST_NOW + 400 + 61_000);
  });

  it.each([
    ['blocked', {}, 'blocked'],
    ['offline', { isOnline: () => false }, 'offline'],
    ['an unreachable origin', { probeOrigin: async () => false }, 'offline'],
  ] as const)('reports %s', async (_name, changes, code) => {
    const outcome = await outcomeOf(fails, { ...changes, fetch: async () => fails() });
    expect(outcome.result).toEqual({ kind: 'unreachable', code });
  });

  it('reports a response that is not JSON as not-readable', async () => {
    expect((await outcomeOf(() => new Response('<html>'))).result).toEqual({
      kind: 'unreachable',
      code: 'not-readable',
    });
  });

  it('returns null once the signal is aborted', async () => {
    const aborted = new AbortController();
    aborted.abort();
    const { outcome, requestedUrls } = await probe(() => Response.json({}), {}, aborted.signal);
    expect([outcome, requestedUrls]).toEqual([null, []]);
  });
});
