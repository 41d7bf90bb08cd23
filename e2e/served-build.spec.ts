import { expect, test } from 'playwright/test';
import { preview } from 'vite';
import { securityHeaders } from '../src/app/hosting/security-headers.ts';
import { builtInlineHashes } from './build-files.ts';

test('the served build sends the recommended headers, and 404 for a missing file', async () => {
  const server = await preview({ logLevel: 'error', preview: { host: 'localhost', port: 0, open: false } });
  try {
    const address = server.resolvedUrls?.local[0] ?? '';
    for (const path of ['', 'index.html', 'redirect.html', 'sign-in.html', 'favicon.svg', 'version.json']) {
      const response = await fetch(`${address}${path}`);
      expect(response.status, path).toBe(200);
      for (const [name, value] of securityHeaders(path, builtInlineHashes('index.html')))
        expect(response.headers.get(name), `${path} ${name}`).toBe(value);
    }
    for (const path of ['assets/nope.js', 'nope.html', 'some/deep/link']) {
      expect((await fetch(`${address}${path}`)).status, path).toBe(404);
    }
  } finally {
    await server.close();
  }
});
