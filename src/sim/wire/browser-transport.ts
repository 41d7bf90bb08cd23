import { exposes, isSafelistedHeader, isSafelistedMethod, preflightAllows } from './cors-check.ts';
import type { SimulatorHandler } from './simulator-contract.ts';

/** What a refused or failed request looks like to a page: it may not learn more. */
function failedToFetch(): TypeError {
  return new TypeError('Failed to fetch');
}

/** Rejects with the signal's reason as soon as the caller gives up, as `fetch` does. */
function abortable<Value>(work: Promise<Value>, signal: AbortSignal): Promise<Value> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    work.then(resolve, reject);
  });
}

/** The answer as a page sees it: no more headers than CORS allows it to read. */
function readable(response: Response): Response {
  const headers = new Headers([...response.headers].filter(([name]) => exposes(response.headers, name)));
  return new Response(response.body, { status: response.status, statusText: response.statusText, headers });
}

/**
 * A `fetch` for the demo: every request is answered by the simulator in this page, under the CORS rules a browser would
 * apply to it (Fetch §3.2 and §4.8): preflight for what is not simple, allowed origin, methods and headers, exposed
 * response headers, no credentials. It never touches the network: a host that is not simulated is refused with the
 * same `TypeError`. Redirects are not followed, because none of the simulated APIs answers with one.
 */
export function createBrowserTransport(options: {
  readonly handle: SimulatorHandler;
  readonly pageOrigin: string;
  readonly simulatedOrigins: readonly string[];
}): typeof fetch {
  const { handle, pageOrigin, simulatedOrigins } = options;
  const peer = { origin: pageOrigin };

  async function ask(request: Request): Promise<Response> {
    try {
      return await handle(request, peer);
    } catch {
      throw failedToFetch();
    }
  }

  async function exchange(request: Request, headerNames: readonly string[]): Promise<Response> {
    const unsafe = headerNames.filter((name) => !isSafelistedHeader(name, request.headers.get(name) ?? ''));
    if (unsafe.length > 0 || !isSafelistedMethod(request.method)) {
      const preflight = await ask(new Request(request.url, { method: 'OPTIONS', signal: request.signal }));
      if (!preflightAllows(preflight, pageOrigin, request.method, unsafe)) throw failedToFetch();
    }
    const response = await ask(request);
    const allowed = response.headers.get('Access-Control-Allow-Origin');
    if (allowed !== '*' && allowed !== pageOrigin) throw failedToFetch();
    if (response.status >= 300 && response.status < 400) throw failedToFetch();
    return readable(response);
  }

  return async (input, init) => {
    const request = new Request(input, init);
    if (request.signal.aborted) throw request.signal.reason;
    if (!simulatedOrigins.includes(new URL(request.url).origin)) throw failedToFetch();
    return abortable(exchange(request, [...request.headers.keys()]), request.signal);
  };
}
