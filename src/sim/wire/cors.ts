import type { ScenarioName } from './simulator-contract.ts';

/** What a host tells browsers about other origins. `none`: nothing at all, and a preflight meets a 404. */
export type CorsMode = { readonly kind: 'none' } | { readonly kind: 'any-origin'; readonly exposed: readonly string[] };

/** @see https://learn.microsoft.com/graph (headers of an answer to a page, as captured in the field) */
const GRAPH_EXPOSED = [
  'ETag',
  'Location',
  'Preference-Applied',
  'Content-Range',
  'request-id',
  'client-request-id',
  'ReadWriteConsistencyToken',
  'Retry-After',
  'SdkVersion',
  'WWW-Authenticate',
  'x-ms-client-gcc-tenant',
  'X-Planner-Operationid',
  'x-ms-permissions-recommendations',
];

/** Named one by one: the `*` of CORS does not cover `Authorization` (Fetch §3.2.3), and a page cannot say what it will send. */
const ALLOWED_HEADERS = 'authorization, client-request-id, consistencylevel, content-type, if-match, prefer';

/** How Graph answers other origins: measured in the field. */
export const GRAPH_CORS: CorsMode = { kind: 'any-origin', exposed: GRAPH_EXPOSED };

/** How the XDR API answers other origins. What the real one does is unknown; `blocked` is the other possibility. */
export function defenderXdrCors(scenario: ScenarioName, exposed: readonly string[]): CorsMode {
  return scenario === 'blocked' ? { kind: 'none' } : { kind: 'any-origin', exposed };
}

/** Answers an `OPTIONS` request as a preflight. */
export function answerPreflight(mode: CorsMode): Response {
  if (mode.kind === 'none') return new Response(null, { status: 404 });
  return new Response(null, {
    status: 204,
    headers: {
      'Access-Control-Allow-Origin': '*',
      'Access-Control-Allow-Methods': 'GET, POST, PATCH, OPTIONS',
      'Access-Control-Allow-Headers': ALLOWED_HEADERS,
      'Access-Control-Max-Age': '600',
    },
  });
}

/** Gives the answer with the host's CORS headers. Whatever CORS headers it had are replaced. */
export function withCors(response: Response, mode: CorsMode): Response {
  const headers = withoutCorsHeaders(response.headers);
  if (mode.kind === 'any-origin') {
    headers.set('Access-Control-Allow-Origin', '*');
    if (mode.exposed.length > 0) headers.set('Access-Control-Expose-Headers', mode.exposed.join(', '));
  }
  return rebuild(response, headers);
}

/** Gives the answer as a host without CORS would send it. */
export function withoutCors(response: Response): Response {
  return rebuild(response, withoutCorsHeaders(response.headers));
}

function withoutCorsHeaders(original: Headers): Headers {
  const headers = new Headers(original);
  for (const name of [...headers.keys()]) if (name.startsWith('access-control-')) headers.delete(name);
  return headers;
}

function rebuild(response: Response, headers: Headers): Response {
  return new Response(response.body, { status: response.status, statusText: response.statusText, headers });
}
