import type { ProbeOutcome } from '../../defender/probe-api.ts';
import { APIS, INCIDENT_APIS } from '../../entra/apis.ts';
import type { Api } from '../../entra/clouds.ts';
import { parseErrorBody, requestIdOf } from '../../http/error-body.ts';
import type { HttpError } from '../../http/http-error.ts';
import type { Fetch } from '../../http/protected-resource.ts';
import { readBody } from '../../http/read-body.ts';
import type { Clock } from '../../std/time.ts';
import { decodeToken } from '../../token/decode-token.ts';
import { type InspectedToken, inspectToken } from '../../token/inspect-token.ts';

/** The APIs' last responses to the session's tokens. They say more about a token than its claims. In memory only. */
export type ApiResponses = {
  /** Sends the request with the `fetch` passed in and keeps what the response says about the token. */
  readonly fetch: Fetch;
  /** The last response to a list request with this token that was about the token: a success, 401 or 403. */
  lastResponseTo(token: string): ProbeOutcome | null;
  /** The token of the request that failed with this error, inspected at the time of the response; `null` if it is unknown. */
  refusedToken(error: HttpError): InspectedToken | null;
  /** Drops what is known about a token. */
  forget(token: string): void;
  clear(): void;
};

type Entry = ProbeOutcome & {
  readonly operation: HttpError['context']['operation'];
  readonly token: string;
  readonly status: number;
};

const MAX_ENTRIES = 20;
const MAX_ERROR_BYTES = 65_536;

export function createApiResponses(options: {
  readonly fetch: Fetch;
  readonly clock: Clock;
  /** Called with each token that an API has accepted. */
  readonly onAccepted?: (token: string) => void;
}): ApiResponses {
  const { clock } = options;
  /** Newest last. */
  let entries: readonly Entry[] = [];
  return {
    fetch: async (input, init) => {
      const startedAt = clock();
      const response = await options.fetch(input, init);
      const request = requestOf(input, init);
      if (request === null || !(response.ok || response.status === 401 || response.status === 403)) return response;
      const body = response.ok ? null : await readBody(response.clone(), MAX_ERROR_BYTES);
      const error = body?.kind === 'text' ? parseErrorBody(body.text) : null;
      // The token may have been wiped during the request.
      if (init?.signal?.aborted) return response;
      if (response.ok) options.onAccepted?.(request.token);
      const at = clock();
      const entry: Entry = {
        ...request,
        at,
        latencyMs: at - startedAt,
        status: response.status,
        result: {
          kind: 'answered',
          status: response.status,
          apiCode: error?.code ?? null,
          requestId: error?.requestId ?? requestIdOf(response.headers),
          retryAt: null,
        },
      };
      const others = entries.filter(({ token, operation }) => token !== entry.token || operation !== entry.operation);
      entries = [...others, entry].slice(-MAX_ENTRIES);
      return response;
    },
    lastResponseTo: (token) => {
      const entry = entries.find((each) => each.token === token && each.operation === 'list-incidents');
      if (entry === undefined) return null;
      const { api, host, at, latencyMs, result } = entry;
      return { api, host, at, latencyMs, result };
    },
    refusedToken: ({ status, context }) => {
      const { host } = new URL(context.origin);
      for (const entry of entries.toReversed()) {
        if (entry.status !== status || entry.host !== host || entry.operation !== context.operation) continue;
        const decoded = decodeToken(entry.token);
        if (!decoded.ok) continue;
        const inspected = inspectToken(decoded.value, { now: entry.at });
        if (inspected.claims.tenantId?.toLowerCase() === context.tenantId.toLowerCase()) return inspected;
      }
      return null;
    },
    forget: (token) => {
      entries = entries.filter((entry) => entry.token !== token);
    },
    clear: () => {
      entries = [];
    },
  };
}

/** The API, operation and token of a request; `null` for a request that is not for incidents. */
function requestOf(
  input: string,
  init: RequestInit | undefined,
): { readonly api: Api; readonly host: string; readonly operation: Entry['operation']; readonly token: string } | null {
  const token = /^Bearer (.+)$/.exec(new Headers(init?.headers).get('authorization') ?? '')?.[1];
  if (token === undefined || !URL.canParse(input)) return null;
  const { host, pathname } = new URL(input);
  for (const api of INCIDENT_APIS) {
    // A proxy can add folders before the path of the API.
    const [, rest] = pathname.split(APIS[api].listPath);
    const operation = rest === undefined ? null : operationOf(init?.method ?? 'GET', rest);
    if (operation !== null) return { api, host, operation, token };
  }
  return null;
}

function operationOf(method: string, path: string): Entry['operation'] | null {
  if (method === 'GET' && path === '') return 'list-incidents';
  if (/^\/[^/]+$/.test(path)) {
    if (method === 'GET') return 'read-incident';
    return method === 'PATCH' ? 'update-incident' : null;
  }
  return method === 'POST' && /^\/[^/]+\/comments$/.test(path) ? 'comment-incident' : null;
}
