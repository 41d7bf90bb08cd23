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

/** Asks with a stub for the network, which takes 400 ms for everything. */
async function ask(
  answer: () => Response,
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
      return answer();
    },
    ...changes,
  };
  const decoded = decode(compact);
  const address = probeTarget(decoded, CLOUDS.global);
  if (address === null) throw new Error('nowhere to ask');
  return { answer: await probeApi({ compact, decoded }, address, effects, signal), requestedUrls, rateLimiter };
}

const fails = () => {
  throw new TypeError('Failed to fetch');
};
const refusal = (status: number, code: string) => () =>
  Response.json({ error: { code, message: 'no', target: 'tracking-id' } }, { status });

async function answered(answer: () => Response, changes: Partial<InspectorEffects> = {}): Promise<ProbeOutcome> {
  const outcome = (await ask(answer, changes)).answer;
  if (outcome === null) throw new Error('called off');
  return outcome;
}

describe('probeApi', () => {
  it('lists one incident at the host of the audience, with the token and nothing else of ours', async () => {
    const { answer, requestedUrls } = await ask(() =>
      Response.json({ value: [] }, { headers: { 'request-id': 'r-1' } }),
    );
    expect(answer).toEqual({
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

  it('asks once, whatever comes back', async () => {
    for (const status of [401, 403, 429, 503]) expect((await ask(refusal(status, 'x'))).requestedUrls).toHaveLength(1);
  });

  it('names status, code and request id of a refusal', async () => {
    expect((await answered(refusal(403, 'Forbidden'))).result).toEqual({
      kind: 'answered',
      status: 403,
      apiCode: 'Forbidden',
      requestId: 'tracking-id',
      retryAt: null,
    });
  });

  it('counts with the calls of the queue', async () => {
    const { rateLimiter } = await ask(() => Response.json({ value: [] }));
    expect(rateLimiter.state().remainingThisMinute).toBe(49);
  });

  it('asks nobody while the rateLimiter is closed, and says until when', async () => {
    const until = epochMs(TOKEN_TEST_NOW + MINUTE_MS);
    const rateLimiter = openRateLimiter({ quota: QUOTA, store: null, clock: () => TOKEN_TEST_NOW });
    rateLimiter.pauseUntil(until);
    const { answer, requestedUrls } = await ask(() => Response.json({}), { rateLimiterFor: () => rateLimiter });
    expect(requestedUrls).toEqual([]);
    expect(answer?.result).toEqual({ kind: 'rate-limited', by: 'service', until: expect.any(Number) });
  });

  it('closes the rateLimiter for everybody when it is told to wait, as long as it is told', async () => {
    const throttled = (headers: Record<string, string>) => () => Response.json({}, { status: 429, headers });
    const named = await ask(throttled({ 'retry-after': '90' }));
    expect(named.rateLimiter.state().resumesAt).toBe(TOKEN_TEST_NOW + 400 + 91_000);
    const unnamed = await ask(throttled({}));
    expect(unnamed.rateLimiter.state().resumesAt).toBe(TOKEN_TEST_NOW + 400 + 61_000);
  });

  it.each([
    ['blocked', {}, 'blocked'],
    ['offline', { isOnline: () => false }, 'offline'],
    ['nothing to be reached', { probeOrigin: async () => false }, 'offline'],
  ] as const)('tells %s', async (_name, changes, code) => {
    const answer = await answered(fails, { ...changes, fetch: async () => fails() });
    expect(answer.result).toEqual({ kind: 'unreachable', code });
  });

  it('tells an answer that is not the API’s', async () => {
    expect((await answered(() => new Response('<html>'))).result).toEqual({
      kind: 'unreachable',
      code: 'not-readable',
    });
  });

  it('gives nothing once it was called off', async () => {
    const wiped = new AbortController();
    wiped.abort();
    const { answer, requestedUrls } = await ask(() => Response.json({}), {}, wiped.signal);
    expect([answer, requestedUrls]).toEqual([null, []]);
  });
});
