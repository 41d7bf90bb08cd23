import type { Fetch } from '../../http/protected-resource.ts';
import type { Clock, EpochMs } from '../../std/time.ts';

/** One request as support may be told of it: no query, no header, no body. */
export type LoggedRequest = {
  readonly at: EpochMs;
  readonly method: string;
  readonly host: string;
  readonly path: string;
  /** `null`: no answer came. */
  readonly status: number | null;
  readonly durationMs: number;
  readonly requestId: string | null;
};

export type RequestLog = {
  /** Does what the handed-in one does, and remembers that it did. */
  readonly fetch: Fetch;
  /** Oldest first. */
  entries(): readonly LoggedRequest[];
};

const KEPT = 30;

/** The last requests of this page, in memory only, to be quoted to support. */
export function createRequestLog(fetch: Fetch, clock: Clock): RequestLog {
  let entries: readonly LoggedRequest[] = [];
  return {
    fetch: async (input, init) => {
      const at = clock();
      const { host, path } = placeOf(input);
      const log = (status: number | null, requestId: string | null) => {
        const request = { at, method: init?.method ?? 'GET', host, path, status, durationMs: clock() - at, requestId };
        entries = [...entries, request].slice(-KEPT);
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

function placeOf(input: string): { readonly host: string; readonly path: string } {
  const url = URL.canParse(input) ? new URL(input) : null;
  return url === null ? { host: '', path: '' } : { host: url.host, path: url.pathname };
}
