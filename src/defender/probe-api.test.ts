import { describe, expect, it } from 'vitest';
import { CLOUDS } from '../entra/clouds.ts';
import { decidingVerdictText } from '../inspector/verdicts/deciding-verdict-text.ts';
import { measuredOutcome, measuredVerdict } from '../inspector/verdicts/measured-verdict.ts';
import { probeOutcomeText } from '../inspector/verdicts/probe-outcome-text.ts';
import { epochMs, MINUTE_MS } from '../std/time.ts';
import { createMemoryStore } from '../storage/key-value-store.ts';
import { decodeToken } from '../token/decode-token.ts';
import { inspectToken } from '../token/inspect-token.ts';
import { aToken, TOKEN_TEST_NOW } from '../token/token.fixture.ts';
import { judge } from '../token/verdicts.ts';
import { openRateLimiter } from './limits/open-rate-limiter.ts';
import { type InspectorEffects, type ProbeOutcome, probeApi, probeTarget } from './probe-api.ts';

const compact = aToken();

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
  const rateLimiter = openRateLimiter({ tenantId: 't', api: 'defender-xdr', store: createMemoryStore(), clock });
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

  it('asks nobody while the gate is closed, and says until when', async () => {
    const until = epochMs(TOKEN_TEST_NOW + MINUTE_MS);
    const rateLimiter = openRateLimiter({
      tenantId: 't',
      api: 'defender-xdr',
      store: null,
      clock: () => TOKEN_TEST_NOW,
    });
    rateLimiter.closeUntil(until);
    const { answer, requestedUrls } = await ask(() => Response.json({}), { rateLimiterFor: () => rateLimiter });
    expect(requestedUrls).toEqual([]);
    expect(answer?.result).toEqual({ kind: 'rate-limited', by: 'service', until: expect.any(Number) });
    if (answer !== null) expect(probeOutcomeText(answer).title).toContain('so it was not asked');
  });

  it('closes the gate for everybody when it is told to wait, as long as it is told', async () => {
    const throttled = (headers: Record<string, string>) => () => Response.json({}, { status: 429, headers });
    const named = await ask(throttled({ 'retry-after': '90' }));
    expect(named.rateLimiter.state().resumesAt).toBe(TOKEN_TEST_NOW + 400 + 91_000);
    expect(named.answer === null ? '' : probeOutcomeText(named.answer).advice).toMatch(/Ask again at \d\d:\d\d:\d\d\./);
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

describe('the measured ruling', () => {
  const inspected = inspectToken(decode(compact), { now: TOKEN_TEST_NOW });
  const read = decidingVerdictText(inspected, () => 'Example SOC');
  const list = judge(inspected, 'list-incidents', 'defender-xdr');

  it('keeps where it reads and says that it was measured', async () => {
    const words = measuredVerdict(read, await answered(() => Response.json({})));
    expect(words).toMatchObject({ tone: 'success', kicker: 'Measured, not only read', title: read.title, cure: null });
    expect(words.pair.at(-1)).toEqual({ name: 'The API answered', value: { kind: 'words', text: '200 in 400 ms' } });
  });

  it.each([
    [401, 'danger', 'The API did not accept this token.'],
    [403, 'danger', 'The API knows who asks, and says no.'],
  ])('lets a %i decide against the claims', async (status, tone, title) => {
    const answer = await answered(refusal(status, 'no'));
    expect(measuredVerdict(read, answer)).toMatchObject({ tone, title });
    expect(measuredOutcome(list, answer)).toBe('no');
  });

  it.each([429, 500, 404])('takes a %i for no word about the token', async (status) => {
    const answer = await answered(refusal(status, 'x'));
    expect(measuredVerdict(read, answer)).toMatchObject({ tone: read.tone, title: read.title, cure: read.cure });
    expect(measuredOutcome(list, answer)).toBeNull();
    expect(probeOutcomeText(answer).tone).toBe('warning');
  });

  it('leaves the ruling alone where nothing answered', async () => {
    const answer = await answered(fails, { fetch: async () => fails() });
    expect(measuredVerdict(read, answer)).toEqual(read);
    expect(probeOutcomeText(answer).advice).toContain('CORS');
  });

  it('is about listing at the API that was asked, and about nothing else', async () => {
    const answer = await answered(() => Response.json({}));
    expect(measuredOutcome(list, answer)).toBe('yes');
    expect(measuredOutcome(judge(inspected, 'list-incidents', 'graph-security'), answer)).toBeNull();
    expect(measuredOutcome(judge(inspected, 'update-incident', 'defender-xdr'), answer)).toBeNull();
  });

  it('believes the API against claims that say no', async () => {
    const expired = inspectToken(decode(aToken({ exp: TOKEN_TEST_NOW / 1000 - 60 })), { now: TOKEN_TEST_NOW });
    const words = measuredVerdict(decidingVerdictText(expired, String), await answered(() => Response.json({})));
    expect(words).toMatchObject({ tone: 'success', title: 'This token reads incidents. The API answered.' });
  });
});
