import type { Fetch } from '../../http/protected-resource.ts';
import type { Clock, EpochMs } from '../../std/time.ts';

/** One request, without its query, headers and body. */
export type LoggedRequest = {
  readonly at: EpochMs;
  readonly method: string;
  readonly host: string;
  readonly path: string;
  /** `null` if no response arrived. */
  readonly status: number | null;
  readonly durationMs: number;
  readonly requestId: string | null;
};

export type RequestLog = {
  /** Sends the request with the `fetch` passed in and records it. */
  readonly fetch: Fetch;
  /** Oldest first. */
  entries(): readonly LoggedRequest[];
};

const MAX_ENTRIES = 30;

/** Creates a log of the page's last requests, to quote to support. It stays in memory. */
export function createRequestLog(options: { readonly fetch: Fetch; readonly clock: Clock }): RequestLog {
  const { fetch, clock } = options;
  let entries: readonly LoggedRequest[] = [];
  return {
    fetch: async (input, init) => {
      const at = clock();
      const { host, path } = hostAndPathOf(input);
      const log = (status: number | null, requestId: string | null) => {
        const request = { at, method: init?.method ?? 'GET', host, path, status, durationMs: clock() - at, requestId };
        entries = [...entries, request].slice(-MAX_ENTRIES);
      };
      try {
        const response = await fetch(input, init);
        log(response.status, response.headers.get('request-id') ?? response.headers.get('x-ms-request-id'));
        return response;
      } catch (error) {
        log(null, null);
        throw error;
      }
    },
    entries: () => entries,
  };
}

function hostAndPathOf(input: string): { readonly host: string; readonly path: string } {
  const url = URL.canParse(input) ? new URL(input) : null;
  return url === null ? { host: '', path: '' } : { host: url.host, path: url.pathname };
}
