import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Fetch } from '../http/protected-resource.ts';
import { createNetworkClient, LIBRARY_TIMEOUT_MS } from './network-client.ts';

const URL_OF_TOKENS = 'https://sign-in.example/token';
const REQUEST = { body: 'grant_type=refresh_token', headers: { Accept: 'x' }, correlationId: 'id' };

/** Behaves like `fetch` without a response: waits for the abort signal. */
const neverResponds: Fetch = (_url, init) =>
  new Promise((_resolve, reject) => {
    init?.signal?.addEventListener('abort', () => reject(init.signal?.reason));
  });

/** Responds with headers at once and with a body that never ends. */
const neverEnds: Fetch = async (_url, init) =>
  new Response(
    new ReadableStream({
      start: (stream) => init?.signal?.addEventListener('abort', () => stream.error(init.signal?.reason)),
    }),
  );

function aFlakyFetch(failures: number) {
  let remaining = failures;
  return vi.fn<Fetch>(async () => {
    remaining -= 1;
    if (remaining >= 0) throw new TypeError('Failed to fetch');
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
    ['gets no response', neverResponds],
    ['never ends', neverEnds],
  ])('that %s times out', async (_what, fetch) => {
    const client = createNetworkClient({ fetch, canRetry: () => true });
    const rejection = vi.fn();
    const posting = client.sendPostRequestAsync(URL_OF_TOKENS, REQUEST).catch(rejection);
    const getting = client.sendGetRequestAsync(URL_OF_TOKENS).catch(rejection);
    await vi.advanceTimersByTimeAsync(LIBRARY_TIMEOUT_MS - 1);
    expect(rejection).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    await Promise.all([posting, getting]);
    expect(rejection).toHaveBeenCalledTimes(2);
    for (const [error] of rejection.mock.calls) {
      expect(error).toMatchObject({ errorCode: 'timed_out', subError: 'request_timeout' });
    }
  });

  it('fails when pending requests are aborted, even if the transport ignores the signal', async () => {
    for (const fetch of [neverResponds, neverEnds, async () => Response.json({ access_token: 'token' })]) {
      const client = createNetworkClient({ fetch, canRetry: () => true });
      const posting = client.sendPostRequestAsync(URL_OF_TOKENS, REQUEST);
      client.abortPending();
      await expect(posting).rejects.toMatchObject({ name: 'BrowserAuthError' });
    }
    const client = createNetworkClient({ fetch: aFlakyFetch(0), canRetry: () => true });
    client.abortPending();
    expect((await client.sendPostRequestAsync(URL_OF_TOKENS, REQUEST)).status).toBe(200);
  });

  it('leaves no timer behind after the response', async () => {
    const client = createNetworkClient({ fetch: aFlakyFetch(0), canRetry: () => true });
    const response = await client.sendPostRequestAsync(URL_OF_TOKENS, REQUEST);
    expect(response).toMatchObject({
      status: 200,
      body: { access_token: 'token' },
      headers: { 'x-ms-request-id': 'request' },
    });
    expect(vi.getTimerCount()).toBe(0);
  });

  it('is retried once after a network failure, within the same timeout', async () => {
    const fetch = aFlakyFetch(1);
    const client = createNetworkClient({ fetch, canRetry: () => true });
    const posting = client.sendPostRequestAsync(URL_OF_TOKENS, REQUEST);
    await vi.runAllTimersAsync();
    expect(await posting).toMatchObject({ status: 200 });
    expect(fetch).toHaveBeenCalledTimes(2);
    for (const [url, init] of fetch.mock.calls) {
      expect(url).toBe(URL_OF_TOKENS);
      expect(init).toMatchObject({ method: 'POST', body: REQUEST.body, headers: REQUEST.headers });
    }
  });

  it('fails after two network failures', async () => {
    const fetch = aFlakyFetch(2);
    const client = createNetworkClient({ fetch, canRetry: () => true });
    const failed = expect(client.sendPostRequestAsync(URL_OF_TOKENS, REQUEST)).rejects.toMatchObject({
      errorCode: 'post_request_failed',
      correlationId: 'id',
    });
    await vi.runAllTimersAsync();
    await failed;
    expect(fetch).toHaveBeenCalledTimes(2);
  });

  it('is not retried if canRetry returns false, and a GET never is', async () => {
    const fetch = aFlakyFetch(9);
    const offline = createNetworkClient({ fetch, canRetry: () => false });
    await expect(offline.sendPostRequestAsync(URL_OF_TOKENS)).rejects.toMatchObject({
      errorCode: 'post_request_failed',
    });
    expect(fetch).toHaveBeenCalledTimes(1);
    const online = createNetworkClient({ fetch, canRetry: () => true });
    await expect(online.sendGetRequestAsync(URL_OF_TOKENS)).rejects.toMatchObject({ errorCode: 'get_request_failed' });
    expect(fetch).toHaveBeenCalledTimes(2);
  });

  it('reports a response that is not JSON', async () => {
    const client = createNetworkClient({ fetch: async () => new Response('<html>'), canRetry: () => true });
    await expect(client.sendPostRequestAsync(URL_OF_TOKENS, REQUEST)).rejects.toMatchObject({
      errorCode: 'failed_to_parse_response',
    });
  });
});
