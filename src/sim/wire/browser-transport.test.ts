import { describe, expect, it } from 'vitest';
import { createBrowserTransport } from './browser-transport.ts';
import type { SimulatorHandler } from './simulator-contract.ts';

const API = 'https://api.example';
const URL_ = `${API}/things`;
const PAGE = 'https://page.example';
const OPEN = { 'Access-Control-Allow-Origin': '*' };

/** A host that records its requests. `headers` and `preflight` are the headers of its responses. */
function aHost(responseHeaders: HeadersInit, preflight: HeadersInit | null = null, status = 200) {
  const requests: { method: string; origin: string | null; headers: Record<string, string> }[] = [];
  const handle: SimulatorHandler = async (request, peer) => {
    requests.push({ method: request.method, origin: peer.origin, headers: Object.fromEntries(request.headers) });
    if (request.method === 'OPTIONS') {
      return preflight === null
        ? new Response(null, { status: 404 })
        : new Response(null, { status: 204, headers: preflight });
    }
    return new Response('body', { status, headers: responseHeaders });
  };
  return { requests, fetch: createBrowserTransport({ handle, pageOrigin: PAGE, simulatedOrigins: [API] }) };
}

const bearer = { headers: { Authorization: 'Bearer t' } };
const preflightFor = (headers: string, methods = 'GET') => ({
  ...OPEN,
  'Access-Control-Allow-Headers': headers,
  'Access-Control-Allow-Methods': methods,
});

describe('the demo’s transport', () => {
  it('answers a no-cors request without status, headers and body, whatever CORS headers the host sends (Fetch §4.1)', async () => {
    const host = aHost({ 'X-Secret': 'value' });
    const response = await host.fetch(URL_, { mode: 'no-cors' });
    expect([response.status, [...response.headers], await response.text()]).toEqual([0, [], '']);
    expect(host.requests.map(({ method }) => method)).toEqual(['GET']);
  });

  it('fails a no-cors request to a host that is down', async () => {
    const fetch = createBrowserTransport({
      handle: () => Promise.reject(new Error('down')),
      pageOrigin: PAGE,
      simulatedOrigins: [API],
    });
    await expect(fetch(URL_, { mode: 'no-cors' })).rejects.toThrow(new TypeError('Failed to fetch'));
  });
});

describe('the demo’s transport refuses', () => {
  it('every host that is not simulated, without sending a request', async () => {
    const host = aHost(OPEN);
    for (const url of ['https://elsewhere.example/', `${API}:8443/things`, 'http://api.example/things', 'data:,x']) {
      await expect(host.fetch(url)).rejects.toThrow(new TypeError('Failed to fetch'));
    }
    expect(host.requests).toEqual([]);
  });

  it('a response without Access-Control-Allow-Origin, after sending the request (Fetch §4.9, CORS check)', async () => {
    const host = aHost({});
    await expect(host.fetch(URL_)).rejects.toThrow(TypeError);
    expect(host.requests.map(({ method }) => method)).toEqual(['GET']);
  });

  it('a response for another origin', async () => {
    await expect(aHost({ 'Access-Control-Allow-Origin': 'https://other.example' }).fetch(URL_)).rejects.toThrow(
      TypeError,
    );
  });

  it('a request with Authorization if the preflight gets a 404, without sending the token', async () => {
    const host = aHost(OPEN);
    await expect(host.fetch(URL_, bearer)).rejects.toThrow(TypeError);
    expect(host.requests.map(({ method }) => method)).toEqual(['OPTIONS']);
    expect(JSON.stringify(host.requests)).not.toContain('Bearer');
  });

  it('Authorization if only `*` is allowed (Fetch §3.2.3)', async () => {
    const host = aHost(OPEN, preflightFor('*'));
    await expect(host.fetch(URL_, bearer)).rejects.toThrow(TypeError);
  });

  it('a header that the preflight does not allow', async () => {
    const host = aHost(OPEN, preflightFor('authorization'));
    await expect(host.fetch(URL_, { headers: { ...bearer.headers, 'X-Own': '1' } })).rejects.toThrow(TypeError);
  });

  it('a method that the preflight does not allow', async () => {
    const host = aHost(OPEN, preflightFor('authorization'));
    await expect(host.fetch(URL_, { ...bearer, method: 'PATCH', body: '{}' })).rejects.toThrow(TypeError);
  });

  it('a preflight for another origin', async () => {
    const preflight = { ...preflightFor('authorization'), 'Access-Control-Allow-Origin': 'https://other.example' };
    await expect(aHost(OPEN, preflight).fetch(URL_, bearer)).rejects.toThrow(TypeError);
  });

  it('a safelisted header whose value is too long to be simple (Fetch §2.2.2)', async () => {
    const host = aHost(OPEN);
    await expect(host.fetch(URL_, { headers: { Accept: 'a'.repeat(129) } })).rejects.toThrow(TypeError);
    expect(host.requests.map(({ method }) => method)).toEqual(['OPTIONS']);
    expect((await host.fetch(URL_, { headers: { Accept: 'a'.repeat(128) } })).status).toBe(200);
  });

  it('a preflight with the right headers and a status that is not ok (Fetch §4.8)', async () => {
    const handle: SimulatorHandler = async ({ method }) =>
      new Response(null, { status: method === 'OPTIONS' ? 403 : 200, headers: preflightFor('authorization') });
    const fetch = createBrowserTransport({ handle, pageOrigin: PAGE, simulatedOrigins: [API] });
    await expect(fetch(URL_, bearer)).rejects.toThrow(TypeError);
  });

  it('a request whose connection is closed, without the reason', async () => {
    const handle = async () => Promise.reject(new Error('a secret reason'));
    const fetch = createBrowserTransport({ handle, pageOrigin: PAGE, simulatedOrigins: [API] });
    await expect(fetch(URL_)).rejects.toThrow(new TypeError('Failed to fetch'));
  });

  it('a redirect, because no simulated API returns one', async () => {
    await expect(aHost({ ...OPEN, Location: '/' }, null, 302).fetch(URL_)).rejects.toThrow(TypeError);
  });
});

describe('the demo’s transport allows', () => {
  it('a simple form POST without preflight, as MSAL sends to the token endpoint', async () => {
    const host = aHost(OPEN);
    const headers = { 'Content-Type': 'application/x-www-form-urlencoded;charset=utf-8' };
    const response = await host.fetch(URL_, { method: 'POST', headers, body: 'a=b' });
    expect(await response.text()).toBe('body');
    expect(host.requests.map(({ method, origin }) => [method, origin])).toEqual([['POST', PAGE]]);
  });

  it('JSON only after a preflight', async () => {
    const host = aHost(OPEN, preflightFor('content-type'));
    await host.fetch(URL_, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{}' });
    expect(host.requests.map(({ method }) => method)).toEqual(['OPTIONS', 'POST']);
  });

  it('Authorization if it is allowed by name, in any case', async () => {
    const host = aHost(OPEN, preflightFor('Content-Type, AUTHORIZATION', 'GET, PATCH'));
    expect((await host.fetch(URL_, bearer)).status).toBe(200);
    expect((await host.fetch(URL_, { ...bearer, method: 'PATCH', body: 'x' })).status).toBe(200);
  });

  it('an error status with its body', async () => {
    const response = await aHost(OPEN, null, 403).fetch(URL_);
    expect([response.status, await response.text()]).toEqual([403, 'body']);
  });

  it('only the response headers that CORS exposes (Fetch §4.1)', async () => {
    const response = {
      ...OPEN,
      'Content-Type': 'text/plain',
      'Retry-After': '7',
      'WWW-Authenticate': 'Bearer',
      'X-Own': '1',
    };
    const closed = await aHost(response).fetch(URL_);
    expect([...closed.headers.keys()]).toEqual(['content-type']);
    const open = await aHost({ ...response, 'Access-Control-Expose-Headers': 'Retry-After, x-own' }).fetch(URL_);
    expect(open.headers.get('Retry-After')).toBe('7');
    expect(open.headers.get('X-Own')).toBe('1');
    expect(open.headers.get('WWW-Authenticate')).toBeNull();
  });
});

describe('an aborted request', () => {
  const hanging = createBrowserTransport({
    handle: () => new Promise(() => undefined),
    pageOrigin: PAGE,
    simulatedOrigins: [API],
  });

  it('rejects with an AbortError before it is sent if the signal is already aborted', async () => {
    const host = aHost(OPEN);
    await expect(host.fetch(URL_, { signal: AbortSignal.abort() })).rejects.toMatchObject({ name: 'AbortError' });
    expect(host.requests).toEqual([]);
  });

  it('rejects with an AbortError while the host does not respond', async () => {
    const controller = new AbortController();
    const response = hanging(URL_, { signal: controller.signal });
    controller.abort();
    await expect(response).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('rejects with the TimeoutError of a signal that timed out', async () => {
    const controller = new AbortController();
    const response = hanging(URL_, { signal: controller.signal });
    controller.abort(new DOMException('signal timed out', 'TimeoutError'));
    await expect(response).rejects.toMatchObject({ name: 'TimeoutError' });
  });
});
