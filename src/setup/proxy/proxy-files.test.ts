import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it, vi } from 'vitest';
import { INCIDENT_APIS } from '../../entra/apis.ts';
import { CLOUD_NAMES, CLOUDS } from '../../entra/clouds.ts';
import { forward } from './forward-incidents.mjs';
import { azureFunction, nginxProxy, nodeProxy, PROXY_PREFIXES } from './proxy-files.ts';

const XDR = 'https://api.security.microsoft.com/api/incidents';

/** A host that records its requests and responds with `response`. */
function aHost(response: () => Response | Promise<Response> = () => new Response('{"value":[]}')) {
  return vi.fn(async (_url: string, _init: RequestInit) => response());
}

function request(
  change: { readonly method?: string; readonly url?: string; readonly headers?: Record<string, string> } = {},
) {
  return { method: 'GET', url: '/defender/api/incidents', headers: {}, ...change };
}

describe('the forwarding function', () => {
  it('forwards the list and one incident, with the query unchanged', async () => {
    const host = aHost();
    expect((await forward(request({ url: '/defender/api/incidents?$top=1&$filter=a%20eq%20b' }), host)).status).toBe(
      200,
    );
    await forward(request({ url: '/defender/api/incidents/41165' }), host);
    expect(host.mock.calls.map(([url]) => url)).toEqual([`${XDR}?$top=1&$filter=a%20eq%20b`, `${XDR}/41165`]);
  });

  it('passes the token and no cookie, and returns no cookie', async () => {
    const host = aHost(
      () =>
        new Response('{}', {
          headers: { 'Retry-After': '8', 'Set-Cookie': 'a=1', 'Content-Type': 'application/json' },
        }),
    );
    const headers = {
      authorization: 'Bearer t',
      cookie: 'session=1',
      origin: 'https://evil.example',
      accept: 'application/json',
    };
    const { headers: returned } = await forward(request({ headers }), host);
    expect(host.mock.calls[0]?.[1].headers).toEqual({ accept: 'application/json', authorization: 'Bearer t' });
    expect(returned).toEqual({ 'content-type': 'application/json', 'retry-after': '8', 'cache-control': 'no-store' });
  });

  it.each(['POST', 'PATCH', 'DELETE', 'HEAD'])('refuses %s without a request', async (method) => {
    const host = aHost();
    expect((await forward(request({ method }), host)).status).toBe(405);
    expect(host).not.toHaveBeenCalled();
  });

  it.each([
    '/api/incidents',
    '/defender',
    '/defender/api/alerts',
    '/defender/api/incidents/',
    '/defender/api/incidents/1/comments',
    '/defender/api/incidents/../machines',
    '/defender/api/incidents/%2e%2e/machines',
    '/defender//evil.example/api/incidents',
    '/defenderx/api/incidents',
    'http://evil.example/other/api/incidents',
  ])('refuses the path %s without a request', async (url) => {
    const host = aHost();
    expect((await forward(request({ url }), host)).status).toBe(404);
    expect(host).not.toHaveBeenCalled();
  });

  it('never leaves its host, whatever the URL', async () => {
    const host = aHost();
    await forward(request({ url: 'https://evil.example/defender/api/incidents' }), host);
    for (const [url] of host.mock.calls) expect(url).toBe(XDR);
  });

  it('returns the status and the body of an error, and 502 without a response', async () => {
    const refused = await forward(
      request(),
      aHost(() => new Response('{"error":{}}', { status: 403 })),
    );
    expect([refused.status, refused.body]).toEqual([403, '{"error":{}}']);
    const failed = await forward(
      request(),
      aHost(() => Promise.reject(new TypeError('fetch failed'))),
    );
    expect([failed.status, failed.body]).toEqual([502, '']);
  });
});

describe('the files of the proxy', () => {
  it.each(INCIDENT_APIS)('forward to the host of every cloud: %s', async (api) => {
    for (const cloud of CLOUD_NAMES) {
      const values = { api, cloud, prefix: PROXY_PREFIXES[api] };
      const origin = CLOUDS[cloud].apiOrigins[api];
      const folder = await mkdtemp(join(tmpdir(), 'gatehouse-proxy-'));
      try {
        const file = join(folder, 'forward-incidents.mjs');
        await writeFile(file, nodeProxy(values));
        const host = aHost();
        const made: { forward: typeof forward } = await import(/* @vite-ignore */ pathToFileURL(file).href);
        const path = api === 'defender-xdr' ? '/api/incidents' : '/v1.0/security/incidents';
        await made.forward(request({ url: `${values.prefix}${path}` }), host);
        expect(host.mock.calls[0]?.[0]).toBe(`${origin}${path}`);
        expect(nginxProxy(values)).toContain(`proxy_pass ${origin};`);
        expect(azureFunction(values)).toContain(`route: '${values.prefix.slice(1)}/{*path}'`);
      } finally {
        await rm(folder, { recursive: true });
      }
    }
  });
});
