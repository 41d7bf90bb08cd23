import { exposes, isSafelistedHeader, isSafelistedMethod, preflightAllows } from './cors-check.ts';
import type { SimulatorHandler } from './simulator-contract.ts';

/** The error that a page sees for a blocked or failed request. Browsers reveal no reason. */
function failedToFetch(): TypeError {
  return new TypeError('Failed to fetch');
}

/** Rejects with the signal's reason when the caller aborts, as `fetch` does. */
function abortable<Value>(work: Promise<Value>, signal: AbortSignal): Promise<Value> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    work.then(resolve, reject);
  });
}

/** The response that a page sees, without the headers that CORS hides. */
function readable(response: Response): Response {
  const headers = new Headers([...response.headers].filter(([name]) => exposes(response.headers, name)));
  return new Response(response.body, { status: response.status, statusText: response.statusText, headers });
}

/**
 * Creates a `fetch` for the demo: the simulator in this page responds to every request under the CORS rules of a browser
 * (Fetch §3.2 and §4.8): preflight for requests that are not simple, allowed origin, methods and headers, exposed
 * response headers, no credentials. A `no-cors` request gets a response without status, headers and body. It never uses the network: a request to a host that is not simulated fails with the
 * same `TypeError`. Redirects fail too, because no simulated API returns one.
 */
export function createBrowserTransport(options: {
  readonly handle: SimulatorHandler;
  readonly pageOrigin: string;
  readonly simulatedOrigins: readonly string[];
}): typeof fetch {
  const { handle, pageOrigin, simulatedOrigins } = options;
  const peer = { origin: pageOrigin };

  async function send(request: Request): Promise<Response> {
    try {
      return await handle(request, peer);
    } catch {
      throw failedToFetch();
    }
  }

  /** Fetch §4.1: the request arrives, and the page learns only that a response came. */
  async function exchangeOpaquely(request: Request): Promise<Response> {
    await send(request);
    return Response.error();
  }

  async function exchange(request: Request, headerNames: readonly string[]): Promise<Response> {
    const unsafe = headerNames.filter((name) => !isSafelistedHeader(name, request.headers.get(name) ?? ''));
    if (unsafe.length > 0 || !isSafelistedMethod(request.method)) {
      const preflight = await send(new Request(request.url, { method: 'OPTIONS', signal: request.signal }));
      if (!preflightAllows(preflight, pageOrigin, request.method, unsafe)) throw failedToFetch();
    }
    const response = await send(request);
    const allowed = response.headers.get('Access-Control-Allow-Origin');
    if (allowed !== '*' && allowed !== pageOrigin) throw failedToFetch();
    if (response.status >= 300 && response.status < 400) throw failedToFetch();
    return readable(response);
  }

  return async (input, init) => {
    const request = new Request(input, init);
    if (request.signal.aborted) throw request.signal.reason;
    if (!simulatedOrigins.includes(new URL(request.url).origin)) throw failedToFetch();
    const work =
      request.mode === 'no-cors' ? exchangeOpaquely(request) : exchange(request, [...request.headers.keys()]);
    return abortable(work, request.signal);
  };
}
