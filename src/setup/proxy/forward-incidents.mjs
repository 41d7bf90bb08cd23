// Forwards requests for incidents from this site to the API, for deployments whose API refuses requests from browsers.
// Node.js 20 or later, no packages. Reads incidents only, talks to one host, and logs nothing.
import { createServer } from 'node:http';
import { pathToFileURL } from 'node:url';

const API_ORIGIN = 'https://api.security.microsoft.com';
const PREFIX = '/defender';
const LIST_PATH = '/api/incidents';

/** Headers that pass in each direction. Cookies never do. */
const REQUEST_HEADERS = ['accept', 'authorization', 'prefer'];
const RESPONSE_HEADERS = ['content-type', 'request-id', 'retry-after', 'www-authenticate', 'x-ms-request-id'];
const TIMEOUT_MS = 60_000;

/**
 * Forwards one request. `headers` has lower-case names. Returns status, headers and body; refuses every other method with
 * 405, every other path with 404, and answers 502 if the API gives no response.
 */
export async function forward({ method, url, headers }, fetch = globalThis.fetch) {
  if (method !== 'GET') return refusal(405, { allow: 'GET' });
  const { pathname, search } = new URL(url, 'http://localhost');
  const path = pathname.startsWith(`${PREFIX}/`) ? pathname.slice(PREFIX.length) : '';
  const id = path.startsWith(`${LIST_PATH}/`) ? path.slice(LIST_PATH.length + 1) : null;
  if (path !== LIST_PATH && (id === null || !/^[0-9]{1,19}$/.test(id))) return refusal(404);
  try {
    const response = await fetch(`${API_ORIGIN}${path}${search}`, {
      headers: pick(REQUEST_HEADERS, (name) => headers[name]),
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const returned = pick(RESPONSE_HEADERS, (name) => response.headers.get(name));
    return {
      status: response.status,
      headers: { ...returned, 'cache-control': 'no-store' },
      body: await response.text(),
    };
  } catch {
    return refusal(502);
  }
}

function pick(names, read) {
  const pairs = names.map((name) => [name, read(name)]);
  return Object.fromEntries(pairs.filter(([, value]) => typeof value === 'string' && value !== ''));
}

function refusal(status, headers = {}) {
  return { status, headers: { ...headers, 'cache-control': 'no-store' }, body: '' };
}

/** Serves on the loopback interface, for the site's own web server to pass requests to. */
export function serve(port) {
  return createServer(async (request, response) => {
    const { status, headers, body } = await forward(request);
    response.writeHead(status, headers).end(body);
  }).listen(port, '127.0.0.1');
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  serve(Number(process.env.PORT ?? 8080));
}
