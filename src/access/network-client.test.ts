import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Fetch } from '../http/protected-resource.ts';
import { createNetworkClient, TOKEN_TIME_LIMIT_MS } from './network-client.ts';

const URL_OF_TOKENS = 'https://sign-in.example/token';
const REQUEST = { body: 'grant_type=refresh_token', headers: { Accept: 'x' }, correlationId: 'id' };

/** What the platform's `fetch` does where nothing answers: waits until it is told to stop. */
const neverAnswers: Fetch = (_url, init) =>
  new Promise((_resolve, reject) => {
    init?.signal?.addEventListener('abort', () => reject(init.signal?.reason));
  });

/** Answers with headers at once, and with a body that never ends. */
const neverEnds: Fetch = async (_url, init) =>
  new Response(
    new ReadableStream({
      start: (stream) => init?.signal?.addEventListener('abort', () => stream.error(init.signal?.reason)),
    }),
  );

function aFlakyFetch(failures: number) {
  let left = failures;
  return vi.fn<Fetch>(async () => {
    left -= 1;
    if (left >= 0) throw new TypeError('Failed to fetch');
    return Response.json({ access_token: 'token' }, { headers: { 'x-ms-request-id': 'request' } });
  });
}

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

describe('a request of the library', () => {
  it.each([
    ['is never answered', neverAnswers],
    ['never ends', neverEnds],
  ])('that %s is given up in time', async (_what, fetch) => {
    const client = createNetworkClient({ fetch, mayRepeat: () => true });
    const given = vi.fn();
    const posting = client.sendPostRequestAsync(URL_OF_TOKENS, REQUEST).catch(given);
    const getting = client.sendGetRequestAsync(URL_OF_TOKENS).catch(given);
    await vi.advanceTimersByTimeAsync(TOKEN_TIME_LIMIT_MS - 1);
    expect(given).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    await Promise.all([posting, getting]);
    expect(given).toHaveBeenCalledTimes(2);
    for (const [error] of given.mock.calls) {
      expect(error).toMatchObject({ errorCode: 'timed_out', subError: 'request_timeout' });
    }
  });

  it('that is answered leaves no timer behind', async () => {
    const client = createNetworkClient({ fetch: aFlakyFetch(0), mayRepeat: () => true });
    const answer = await client.sendPostRequestAsync(URL_OF_TOKENS, REQUEST);
    expect(answer).toMatchObject({
      status: 200,
      body: { access_token: 'token' },
      headers: { 'x-ms-request-id': 'request' },
    });
    expect(vi.getTimerCount()).toBe(0);
  });

  it('that fails on the way is sent once more, within the same limit', async () => {
    const fetch = aFlakyFetch(1);
    const client = createNetworkClient({ fetch, mayRepeat: () => true });
    const posting = client.sendPostRequestAsync(URL_OF_TOKENS, REQUEST);
    await vi.runAllTimersAsync();
    expect(await posting).toMatchObject({ status: 200 });
    expect(fetch).toHaveBeenCalledTimes(2);
    for (const [url, init] of fetch.mock.calls) {
      expect(url).toBe(URL_OF_TOKENS);
      expect(init).toMatchObject({ method: 'POST', body: REQUEST.body, headers: REQUEST.headers });
    }
  });

  it('that fails twice has failed', async () => {
    const fetch = aFlakyFetch(2);
    const client = createNetworkClient({ fetch, mayRepeat: () => true });
    const failed = expect(client.sendPostRequestAsync(URL_OF_TOKENS, REQUEST)).rejects.toMatchObject({
      errorCode: 'post_request_failed',
      correlationId: 'id',
    });
    await vi.runAllTimersAsync();
    await failed;
    expect(fetch).toHaveBeenCalledTimes(2);
  });

  it('is not sent again where that is of no use, and a GET never is', async () => {
    const fetch = aFlakyFetch(9);
    const offline = createNetworkClient({ fetch, mayRepeat: () => false });
    await expect(offline.sendPostRequestAsync(URL_OF_TOKENS)).rejects.toMatchObject({
      errorCode: 'post_request_failed',
    });
    expect(fetch).toHaveBeenCalledTimes(1);
    const online = createNetworkClient({ fetch, mayRepeat: () => true });
    await expect(online.sendGetRequestAsync(URL_OF_TOKENS)).rejects.toMatchObject({ errorCode: 'get_request_failed' });
    expect(fetch).toHaveBeenCalledTimes(2);
  });

  it('that is answered by something else than JSON is named so', async () => {
    const client = createNetworkClient({ fetch: async () => new Response('<html>'), mayRepeat: () => true });
    await expect(client.sendPostRequestAsync(URL_OF_TOKENS, REQUEST)).rejects.toMatchObject({
      errorCode: 'failed_to_parse_response',
    });
  });
});
