import { createHash, X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createSecureServer } from 'node:http2';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { serve } from '@hono/node-server';
import { generate } from 'selfsigned';
import { NO_INLINE_PARTS } from '../../src/app/hosting/inline-parts.ts';
import { securityHeaders } from '../../src/app/hosting/security-headers.ts';
import { createSimulator } from '../../src/sim/simulator.ts';
import type { ScenarioName } from '../../src/sim/wire/simulator-contract.ts';
import { scriptSizeKib, serveFromBuild } from '../build-files.ts';
import { APP_ORIGIN, DEFAULT_CONFIGURATION, E2E_APPLICATION, MAPPED_HOSTS, WRITING_APPLICATION } from '../site.ts';
import { BASELINE } from './baseline-setup.ts';

const BASELINE_HOST = new URL(BASELINE.origin).hostname;
const APP_HOST = new URL(APP_ORIGIN).hostname;
export const HOSTS = [...MAPPED_HOSTS, BASELINE_HOST];
const BASELINE_APPLICATION = {
  ...E2E_APPLICATION,
  clientId: BASELINE.clientId,
  redirectUris: [{ platform: 'spa', uri: `${BASELINE.origin}/` }],
} as const;

type Access = 'reads' | 'changes';

function aSimulator(scenario: ScenarioName, access: Access = 'reads') {
  let state: string | null = null;
  return createSimulator({
    clock: Date.now,
    scenario,
    developing: false,
    store: {
      read: () => state,
      write: (text) => {
        state = text;
      },
    },
    applications: [access === 'reads' ? E2E_APPLICATION : WRITING_APPLICATION, BASELINE_APPLICATION],
  });
}

/** How long browsers may keep a file, as the recommended headers say. */
function cacheControlOf(path: string): string {
  return securityHeaders(path, NO_INLINE_PARTS).find(([name]) => name === 'Cache-Control')?.[1] ?? 'no-cache';
}

/** Serves the production build and the baseline page in `baselineFolder` with HTTP/2, Brotli, cache headers and entity tags. */
export async function startMeasuredSite(baselineFolder: string) {
  let simulator = aSimulator('normal');
  const compressed = new Map<string, Buffer>();

  async function respond(request: Request): Promise<Response> {
    const { hostname, pathname } = new URL(request.url);
    if (hostname === BASELINE_HOST) return serveBaseline(pathname);
    if (hostname !== APP_HOST) return simulator.handle(request, { origin: request.headers.get('origin') });
    if (pathname === '/config.json')
      return Response.json(DEFAULT_CONFIGURATION, { headers: { 'cache-control': cacheControlOf('config.json') } });
    return serveFromBuild(pathname.slice(1), 'recommended');
  }

  async function serveBaseline(pathname: string): Promise<Response> {
    const path = pathname === '/' ? '/baseline.html' : normalize(pathname);
    const type = { '.html': 'text/html', '.js': 'text/javascript' }[extname(path)];
    if (type === undefined) return new Response('Not found', { status: 404 });
    return new Response(new Uint8Array(await readFile(join(baselineFolder, path))), {
      headers: { 'content-type': type, 'cache-control': cacheControlOf(path.slice(1)) },
    });
  }

  /** Compresses files once with high quality, and API responses each time with low quality. */
  async function compress(request: Request, response: Response): Promise<Response> {
    const type = response.headers.get('content-type') ?? '';
    if (request.method !== 'GET' || response.status !== 200 || !/text|json|svg/.test(type)) return response;
    const body = Buffer.from(await response.arrayBuffer());
    const isFile = [APP_HOST, BASELINE_HOST].includes(new URL(request.url).hostname);
    const held = isFile ? compressed.get(request.url) : undefined;
    const quality = isFile ? constants.BROTLI_MAX_QUALITY : 4;
    const sent = held ?? brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: quality } });
    const headers = new Headers(response.headers);
    if (isFile) {
      compressed.set(request.url, sent);
      const tag = `"${createHash('sha256').update(body).digest('base64url')}"`;
      headers.set('etag', tag);
      if (request.headers.get('if-none-match') === tag) return new Response(null, { status: 304, headers });
    }
    headers.set('content-encoding', 'br');
    headers.set('content-length', String(sent.length));
    return new Response(new Uint8Array(sent), { status: response.status, headers });
  }

  const certificate = await generate([{ name: 'commonName', value: APP_HOST }], {
    keySize: 2048,
    algorithm: 'sha256',
    extensions: [{ name: 'subjectAltName', altNames: HOSTS.map((value) => ({ type: 2, value })) }],
  });
  const server = serve({
    fetch: async (request) => compress(request, await respond(request)),
    hostname: '127.0.0.1',
    port: 0,
    createServer: createSecureServer,
    serverOptions: { key: certificate.private, cert: certificate.cert, allowHTTP1: true },
  });
  await new Promise<void>((resolve) => {
    if (server.listening) resolve();
    else server.once('listening', () => resolve());
  });
  return {
    port: (server.address() as AddressInfo).port,
    /** Restarts the simulator. */
    begin: (scenario: ScenarioName, access?: Access) => {
      simulator = aSimulator(scenario, access);
    },
    /** The hash of the certificate's public key, by which a browser can be made to trust it. */
    publicKeyHash: createHash('sha256')
      .update(new X509Certificate(certificate.cert).publicKey.export({ type: 'spki', format: 'der' }))
      .digest('base64'),
    /** The gzip size of scripts, in KiB. */
    scriptSizeKib: (addresses: readonly string[], inlineScript: string) =>
      scriptSizeKib(addresses, inlineScript, respond),
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}
