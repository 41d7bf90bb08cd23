import type { Fetch } from './http/protected-resource.ts';

/** A transport that responds as `respond` does, except where a fault is planned. */
export type FaultyTransport = {
  readonly fetch: Fetch;
  /** Applies the fault to the next `times` requests. Replaces an earlier plan. */
  plan(fault: TransportFault, times: number): void;
  /** Ends every planned fault. Requests that hang stay pending until their signal aborts. */
  heal(): void;
  /** When each request was sent, in milliseconds since the epoch. */
  readonly sentAt: readonly number[];
};

/** Replaces or alters the response to one request. `random` is between 0 and 1. */
export type TransportFault = (options: {
  readonly respond: () => Promise<Response>;
  readonly signal: AbortSignal | null;
  readonly random: () => number;
}) => Promise<Response>;

export function createFaultyTransport(respond: Fetch, random: () => number): FaultyTransport {
  const sentAt: number[] = [];
  let planned: { readonly fault: TransportFault; left: number } | null = null;
  return {
    sentAt,
    plan: (fault, times) => {
      planned = { fault, left: times };
    },
    heal: () => {
      planned = null;
    },
    fetch: (input, init) => {
      sentAt.push(Date.now());
      if (planned === null || planned.left === 0) return respond(input, init);
      planned.left -= 1;
      return planned.fault({ respond: () => respond(input, init), signal: init?.signal ?? null, random });
    },
  };
}

const status =
  (code: number, body: string, headers: Record<string, string> = {}): TransportFault =>
  () =>
    Promise.resolve(new Response(body, { status: code, headers }));

const graphError = (code: string) => JSON.stringify({ error: { code, message: 'Planned.' } });

const hang: TransportFault = ({ signal }) =>
  new Promise((_resolve, reject) => {
    const abort = () => reject(new DOMException('Aborted', 'AbortError'));
    if (signal?.aborted) abort();
    signal?.addEventListener('abort', abort);
  });

const altered =
  (alter: (body: string, random: () => number) => string): TransportFault =>
  async ({ respond, random }) => {
    const response = await respond();
    return new Response(alter(await response.text(), random), { status: response.status, headers: response.headers });
  };

const slow =
  (ms: number): TransportFault =>
  async ({ respond }) => {
    await new Promise((resolve) => setTimeout(resolve, ms));
    return respond();
  };

const CLAIMS = btoa(JSON.stringify({ access_token: { nbf: { essential: true, value: '1' } } }));

/** What an API, or anything between it and the browser, can do to a request. */
export const API_FAULTS: { readonly [name: string]: TransportFault } = {
  'cut connection': () => Promise.reject(new TypeError('Failed to fetch')),
  'no response': hang,
  'slow response': slow(20_000),
  'truncated body': altered((body, random) => body.slice(0, Math.floor(random() * body.length))),
  'empty body': altered(() => ''),
  'HTML page with status 200': () =>
    Promise.resolve(new Response('<!doctype html><title>Proxy</title>', { headers: { 'content-type': 'text/html' } })),
  'JSON of another shape': altered(() => '{"value":{"incidents":[]}}'),
  '400': status(400, graphError('BadRequest')),
  '401 for an expired token': status(401, graphError('InvalidAuthenticationToken'), {
    'www-authenticate': 'Bearer error="invalid_token"',
  }),
  '401 with a claims challenge': status(401, graphError('InvalidAuthenticationToken'), {
    'www-authenticate': `Bearer error="insufficient_claims", claims="${CLAIMS}"`,
  }),
  '403': status(403, graphError('Forbidden')),
  '403 for a disabled feature': status(403, graphError('DisabledFeature')),
  '404': status(404, graphError('ResourceNotFound')),
  '429 with seconds': status(429, graphError('TooManyRequests'), { 'retry-after': '7' }),
  '429 with a date in the past': status(429, graphError('TooManyRequests'), {
    'retry-after': 'Fri, 20 Nov 2020 08:00:00 GMT',
  }),
  '429 without a time': status(429, graphError('TooManyRequests')),
  '429 with nonsense': status(429, 'slow down', { 'retry-after': 'soon' }),
  '500': status(500, ''),
  '502': status(502, '<html>Bad gateway</html>'),
  '503 with seconds': status(503, '', { 'retry-after': '12' }),
  '504': status(504, ''),
};

const tokenError = (error: string, number: number) =>
  JSON.stringify({ error, error_description: `AADSTS${number}: Planned.`, error_codes: [number] });

/** What the token endpoint, or anything between it and the browser, can do to a renewal. */
export const TOKEN_FAULTS: { readonly [name: string]: TransportFault } = {
  'token endpoint: cut connection': () => Promise.reject(new TypeError('Failed to fetch')),
  'token endpoint: no response': hang,
  'token endpoint: slow response': slow(10_000),
  'token endpoint: HTML page': status(200, '<!doctype html>', { 'content-type': 'text/html' }),
  'token endpoint: 429': status(429, tokenError('temporarily_unavailable', 90055), { 'retry-after': '10' }),
  'token endpoint: 500': status(500, ''),
  'token endpoint: 503': status(503, tokenError('temporarily_unavailable', 90033)),
  'token endpoint: interaction required': status(400, tokenError('interaction_required', 50076)),
  'token endpoint: refresh token ended': status(400, tokenError('invalid_grant', 700084)),
  'token endpoint: consent withdrawn': status(400, tokenError('invalid_grant', 65001)),
};
