import {
  BrowserAuthError,
  BrowserAuthErrorCodes,
  type INetworkModule,
  type NetworkRequestOptions,
} from '@azure/msal-browser';
import type { Fetch } from '../http/protected-resource.ts';
import { SECOND_MS } from '../std/time.ts';
import { REQUEST_TIMEOUT } from './library-error.ts';

/** How long a whole answer may take, its body and a second sending included. The library itself waits for ever. */
export const TOKEN_TIME_LIMIT_MS = 20 * SECOND_MS;

/** As the library's own client waits. */
const REPEAT_AFTER_MS = 100;

/**
 * Sends the library's own requests with a handed-in `fetch`, and fails as the library's own client does, but for one
 * thing: what is not answered in time is given up. A POST that fails on the way is sent once more, as there, if
 * `mayRepeat` says at that moment that it is of use.
 */
export function createNetworkClient({
  fetch,
  mayRepeat,
}: {
  readonly fetch: Fetch;
  readonly mayRepeat: () => boolean;
}): INetworkModule {
  async function send<Body>(method: 'GET' | 'POST', url: string, options?: NetworkRequestOptions) {
    const limit = new AbortController();
    const timer = setTimeout(() => limit.abort(), TOKEN_TIME_LIMIT_MS);
    const failure = (code: string) =>
      limit.signal.aborted
        ? new BrowserAuthError(BrowserAuthErrorCodes.timedOut, options?.correlationId ?? '', REQUEST_TIMEOUT)
        : new BrowserAuthError(code, options?.correlationId ?? '');
    const ask = () =>
      fetch(url, {
        method,
        headers: options?.headers ?? {},
        ...(options?.body === undefined ? {} : { body: options.body }),
        signal: limit.signal,
      });
    const askAgain = async (cause: unknown) => {
      if (method === 'GET' || limit.signal.aborted || !mayRepeat()) throw cause;
      await new Promise((resolve) => setTimeout(resolve, REPEAT_AFTER_MS));
      return ask();
    };
    try {
      const response = await ask()
        .catch(askAgain)
        .catch(() => {
          const { getRequestFailed, postRequestFailed } = BrowserAuthErrorCodes;
          throw failure(method === 'GET' ? getRequestFailed : postRequestFailed);
        });
      // The library's interface names the body's type by the caller; the library checks what it reads of it.
      const body: Body = await response.json().catch(() => {
        throw failure(BrowserAuthErrorCodes.failedToParseResponse);
      });
      return { headers: Object.fromEntries(response.headers), body, status: response.status };
    } finally {
      clearTimeout(timer);
    }
  }

  return {
    sendGetRequestAsync: (url, options) => send('GET', url, options),
    sendPostRequestAsync: (url, options) => send('POST', url, options),
  };
}
