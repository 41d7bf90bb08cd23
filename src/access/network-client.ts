import {
  BrowserAuthError,
  BrowserAuthErrorCodes,
  type INetworkModule,
  type NetworkRequestOptions,
} from '@azure/msal-browser';
import type { Fetch } from '../http/protected-resource.ts';

/**
 * Lets a handed-in `fetch` answer the library's own requests, with the failures the library gives itself. Does not
 * repeat a failed request, as the library's own client does: what answers here has no flaky network under it.
 */
export function createNetworkClient(fetch: Fetch): INetworkModule {
  async function send<Body>(method: 'GET' | 'POST', url: string, options?: NetworkRequestOptions) {
    const response = await fetch(url, {
      method,
      headers: options?.headers ?? {},
      ...(options?.body === undefined ? {} : { body: options.body }),
    }).catch(() => {
      throw new BrowserAuthError(
        method === 'GET' ? BrowserAuthErrorCodes.getRequestFailed : BrowserAuthErrorCodes.postRequestFailed,
        options?.correlationId ?? '',
      );
    });
    try {
      // The library's interface names the body's type by the caller; the library checks what it reads of it.
      const body: Body = await response.json();
      return { headers: Object.fromEntries(response.headers), body, status: response.status };
    } catch {
      throw new BrowserAuthError(BrowserAuthErrorCodes.failedToParseResponse, options?.correlationId ?? '');
    }
  }

  return {
    sendGetRequestAsync: (url, options) => send('GET', url, options),
    sendPostRequestAsync: (url, options) => send('POST', url, options),
  };
}
