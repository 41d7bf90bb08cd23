import {
  BrowserAuthError,
  BrowserAuthErrorCodes,
  type INetworkModule,
  type NetworkRequestOptions,
} from '@azure/msal-browser';
import type { Fetch } from '../http/protected-resource.ts';
import { SECOND_MS } from '../std/time.ts';
import { REQUEST_TIMEOUT } from './library-error.ts';

/** How long a request may take, including its body and one retry. The library itself has no timeout. */
export const LIBRARY_TIMEOUT_MS = 20 * SECOND_MS;

/** The delay of the library's own client. */
const RETRY_DELAY_MS = 100;

/** A network module that can abort the requests in progress. They then fail, so that the library caches no response. */
export type NetworkClient = INetworkModule & { abortPending(): void };

/**
 * Sends the library's requests through the given `fetch`. Fails in the same way as the library's own client, and adds a
 * timeout. Like that client, it retries a failed POST once, if `canRetry` returns `true` at that moment.
 */
export function createNetworkClient({
  fetch,
  canRetry,
}: {
  readonly fetch: Fetch;
  readonly canRetry: () => boolean;
}): NetworkClient {
  let pending = new AbortController();

  async function send<Body>(method: 'GET' | 'POST', url: string, options?: NetworkRequestOptions) {
    const aborted = pending.signal;
    const timeout = new AbortController();
    const signal = AbortSignal.any([timeout.signal, aborted]);
    const timer = setTimeout(() => timeout.abort(), LIBRARY_TIMEOUT_MS);
    const failure = (code: string) =>
      timeout.signal.aborted
        ? new BrowserAuthError(BrowserAuthErrorCodes.timedOut, options?.correlationId ?? '', REQUEST_TIMEOUT)
        : new BrowserAuthError(code, options?.correlationId ?? '');
    const sendOnce = () =>
      fetch(url, {
        method,
        headers: options?.headers ?? {},
        ...(options?.body === undefined ? {} : { body: options.body }),
        signal,
      });
    const retry = async (cause: unknown) => {
      if (method === 'GET' || signal.aborted || !canRetry()) throw cause;
      await new Promise((resolve) => setTimeout(resolve, RETRY_DELAY_MS));
      signal.throwIfAborted();
      return sendOnce();
    };
    try {
      const response = await sendOnce()
        .catch(retry)
        .catch(() => {
          const { getRequestFailed, postRequestFailed } = BrowserAuthErrorCodes;
          throw failure(method === 'GET' ? getRequestFailed : postRequestFailed);
        });
      // In the library's interface the caller chooses the type of the body; the library checks the fields it uses.
      const body: Body = await response.json().catch(() => {
        throw failure(BrowserAuthErrorCodes.failedToParseResponse);
      });
      // A transport may ignore the signal.
      if (aborted.aborted) throw failure(BrowserAuthErrorCodes.postRequestFailed);
      return { headers: Object.fromEntries(response.headers), body, status: response.status };
    } finally {
      clearTimeout(timer);
    }
  }

  return {
    sendGetRequestAsync: (url, options) => send('GET', url, options),
    sendPostRequestAsync: (url, options) => send('POST', url, options),
    abortPending: () => {
      pending.abort();
      pending = new AbortController();
    },
  };
}
