import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type InlineHashes, inlineHashesOf } from '../src/app/hosting/inline-parts.ts';
import { securityHeaders } from '../src/app/hosting/security-headers.ts';

const DIST = join(import.meta.dirname, '..', 'dist');

const MEDIA: { readonly [extension: string]: string } = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
};

/** The hashes of the inline parts of a document of the production build. */
export function builtInlineHashes(document: string): InlineHashes {
  return inlineHashesOf(readFileSync(join(DIST, document), 'utf8'));
}

/**
 * Serves a file of the production build like a static host, with the recommended headers or with none. Returns 404 for a
 * missing file, never the start page.
 */
export async function serveFromBuild(path: string, headers: 'recommended' | 'none'): Promise<Response> {
  const file = path === '' || path.endsWith('/') ? `${path}index.html` : path;
  const name = normalize(file);
  if (name.startsWith('..')) return new Response('Not found', { status: 404 });
  try {
    const body = await readFile(join(DIST, name));
    const response = new Response(new Uint8Array(body), {
      headers: { 'content-type': MEDIA[extname(name)] ?? 'application/octet-stream' },
    });
    if (headers === 'recommended') {
      for (const [key, value] of securityHeaders(name, builtInlineHashes('index.html')))
        response.headers.set(key, value);
    }
    return response;
  } catch {
    return new Response('Not found', { status: 404, headers: { 'content-type': 'text/plain' } });
  }
}

const KIB = 1024;

const fromBuild = (request: Request) => serveFromBuild(new URL(request.url).pathname.slice(1), 'none');

/** The gzip size in KiB of scripts, given by their addresses, and of the scripts in their document. */
export async function scriptSizeKib(
  addresses: readonly string[],
  inlineScript: string,
  respond: (request: Request) => Promise<Response> = fromBuild,
): Promise<number> {
  const bodies = addresses.map(async (address) => {
    const response = await respond(new Request(address));
    if (response.status !== 200) throw new Error(`${address}: status ${response.status}`);
    return new Uint8Array(await response.arrayBuffer());
  });
  const parts = [...(await Promise.all(bodies)), ...(inlineScript === '' ? [] : [inlineScript])];
  return parts.reduce((sum, part) => sum + gzipSync(part, { level: 9 }).length, 0) / KIB;
}
