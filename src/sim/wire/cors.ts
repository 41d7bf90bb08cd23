import type { ScenarioName } from './simulator-contract.ts';

/** The CORS policy of a host. `none`: no CORS headers, and a preflight gets a 404. */
export type CorsMode = { readonly kind: 'none' } | { readonly kind: 'any-origin'; readonly exposed: readonly string[] };

/** Captured from a response of Graph to a page. @see https://learn.microsoft.com/graph */
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

/** Listed by name, because the `*` of CORS does not cover `Authorization` (Fetch §3.2.3). */
const ALLOWED_HEADERS = 'authorization, client-request-id, consistencylevel, content-type, if-match, prefer';

/** The CORS policy of Graph, as captured. */
export const GRAPH_CORS: CorsMode = { kind: 'any-origin', exposed: GRAPH_EXPOSED };

/** The CORS policy of the XDR API. The real one is unknown, so the scenario `blocked` simulates the other possibility. */
export function defenderXdrCors(scenario: ScenarioName, exposed: readonly string[]): CorsMode {
  return scenario === 'blocked' ? { kind: 'none' } : { kind: 'any-origin', exposed };
}

/** The response to a preflight (`OPTIONS`) request. */
export function preflightResponse(mode: CorsMode): Response {
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

/** Returns the response with the host's CORS headers in place of any that it had. */
export function withCors(response: Response, mode: CorsMode): Response {
  const headers = withoutCorsHeaders(response.headers);
  if (mode.kind === 'any-origin') {
    headers.set('Access-Control-Allow-Origin', '*');
    if (mode.exposed.length > 0) headers.set('Access-Control-Expose-Headers', mode.exposed.join(', '));
  }
  return withHeaders(response, headers);
}

/** Returns the response to a preflight with these methods in place of the allowed ones. */
export function withAllowedMethods(response: Response, methods: readonly string[]): Response {
  const headers = new Headers(response.headers);
  headers.set('Access-Control-Allow-Methods', methods.join(', '));
  return withHeaders(response, headers);
}

/** Returns the response without CORS headers. */
export function withoutCors(response: Response): Response {
  return withHeaders(response, withoutCorsHeaders(response.headers));
}

function withoutCorsHeaders(original: Headers): Headers {
  const headers = new Headers(original);
  for (const name of [...headers.keys()]) if (name.startsWith('access-control-')) headers.delete(name);
  return headers;
}

function withHeaders(response: Response, headers: Headers): Response {
  return new Response(response.body, { status: response.status, statusText: response.statusText, headers });
}
