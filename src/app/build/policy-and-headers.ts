import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { contentSecurityPolicy } from '../hosting/content-security-policy.ts';
import { headerFiles } from '../hosting/header-files.ts';
import { inlineHashesOf } from '../hosting/inline-parts.ts';
import { documentKindOf, securityHeaders } from '../hosting/security-headers.ts';

const CHARSET = /<meta charset="utf-8"[^>]*>/;

/**
 * Adds the Content Security Policy to every HTML document of the build, before its first script and style, and writes the
 * files that make hosts send the recommended headers. Must follow every plugin that changes the inline parts.
 */
export function policyAndHeaders(): Plugin {
  return {
    name: 'gatehouse:policy-and-headers',
    apply: 'build',
    enforce: 'post',
    generateBundle(_options, bundle) {
      for (const file of Object.values(bundle)) {
        const kind = documentKindOf(file.fileName);
        if (file.type !== 'asset' || typeof file.source !== 'string' || kind === null) continue;
        const html = file.source;
        if (!CHARSET.test(html)) throw new Error(`${file.fileName} declares no charset`);
        const inline = inlineHashesOf(html);
        const policy = contentSecurityPolicy(kind, 'meta', inline);
        file.source = html.replace(
          CHARSET,
          (charset) => `${charset}\n    <meta http-equiv="Content-Security-Policy" content="${policy}">`,
        );
        if (kind !== 'app') continue;
        for (const { name, text } of headerFiles(inline)) {
          this.emitFile({ type: 'asset', fileName: name, source: text });
        }
      }
    },
  };
}

/** Serves the build with the recommended headers. */
export function headersOfBuild(): Plugin {
  return {
    name: 'gatehouse:headers-of-build',
    configurePreviewServer: (server) => {
      const { root, build } = server.config;
      const inline = inlineHashesOf(readFileSync(join(root, build.outDir, 'index.html'), 'utf8'));
      server.middlewares.use((request, response, next) => {
        const path = (request.url ?? '/').replace(/[?#].*$/, '').slice(1);
        for (const [name, value] of securityHeaders(path, inline)) response.setHeader(name, value);
        next();
      });
    },
  };
}
