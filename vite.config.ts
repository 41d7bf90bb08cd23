import { createHash } from 'node:crypto';
import { basename, join } from 'node:path';
import react from '@vitejs/plugin-react';
import { build, createServer, type HtmlTagDescriptor, type Plugin, type Rolldown } from 'vite';
import { defineConfig } from 'vitest/config';
import { contentSecurityPolicy } from './src/app/hosting/content-security-policy.ts';
import { headerFiles } from './src/app/hosting/header-files.ts';
import { documentKindOf, securityHeaders } from './src/app/hosting/security-headers.ts';

const FIRST_SCRIPT = 'src/first-paint.ts';

/** Chunks that few visits load. */
const RARE_CHUNKS = /\/(stop-pages|demo-wiring|crash-page|change-mode)-/;

/** Readable class names, identical in the build and in the static HTML rendered beside it. */
const cssModules = {
  generateScopedName: (name: string, file: string) => `${basename(file.split('?')[0] ?? '', '.module.css')}__${name}`,
};

/** Adds the Content Security Policy to every HTML document of the build, first in the head. */
function policyInDocuments(): Plugin {
  return {
    name: 'gatehouse:policy-in-documents',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (_html, { path }): HtmlTagDescriptor[] => [
        {
          tag: 'meta',
          attrs: {
            'http-equiv': 'Content-Security-Policy',
            content: contentSecurityPolicy(documentKindOf(path) ?? 'app', 'meta'),
          },
          injectTo: 'head-prepend',
        },
      ],
    },
  };
}

/**
 * Adds the first script to the head of `index.html`, where it chooses what to paint. A separate build makes it one file
 * without imports.
 */
function firstScript(): Plugin {
  let isBuild = false;
  return {
    name: 'gatehouse:first-script',
    configResolved: (config) => {
      isBuild = config.command === 'build';
    },
    async buildStart() {
      if (!isBuild) return;
      const output = await build({
        configFile: false,
        logLevel: 'error',
        build: { write: false, target: 'es2023', rolldownOptions: { input: FIRST_SCRIPT } },
      });
      const chunk = [output].flat().flatMap((result) => ('output' in result ? result.output : []))[0];
      if (chunk?.type !== 'chunk') throw new Error('building the first script failed');
      this.emitFile({ type: 'asset', name: 'first-paint.js', source: chunk.code });
    },
    transformIndexHtml: {
      order: 'post',
      handler: (_html, { path, bundle }) => {
        if (!path.endsWith('/index.html')) return [];
        const file = Object.values(bundle ?? {}).find((asset) => asset.fileName.includes('first-paint'));
        const src = file === undefined ? `/${FIRST_SCRIPT}` : `./${file.fileName}`;
        return [{ tag: 'script', attrs: { type: 'module', async: true, src }, injectTo: 'head-prepend' }];
      },
    },
  };
}

/** The URLs of the stylesheets of a chunk and of the chunks that it imports. */
function stylesheetsOf(chunk: Rolldown.OutputChunk | undefined, bundle: Rolldown.OutputBundle): readonly string[] {
  if (chunk === undefined) return [];
  const imported = chunk.imports.map((name) => bundle[name]).filter((file) => file?.type === 'chunk');
  return [...imported.flatMap((file) => stylesheetsOf(file, bundle)), ...(chunk.viteMetadata?.importedCss ?? [])];
}

/** Links the stylesheets of the landing page, whose chunk loads after the static landing page has painted. */
function stylesOfStartScreens(): Plugin {
  return {
    name: 'gatehouse:styles-of-start-screens',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (html, { path, bundle = {} }) => {
        if (!path.endsWith('/index.html')) return [];
        const landing = Object.values(bundle).find((file) => file.type === 'chunk' && file.name === 'landing');
        if (landing?.type !== 'chunk') throw new Error('the landing page has no chunk');
        return [...new Set(stylesheetsOf(landing, bundle))]
          .filter((name) => !html.includes(name))
          .map((name) => ({ tag: 'link', attrs: { rel: 'stylesheet', crossorigin: true, href: `./${name}` } }));
      },
    },
  };
}

/** Renders the landing page and the shell skeleton into `index.html`, from the components of the app. */
function startScreens(): Plugin {
  return {
    name: 'gatehouse:start-screens',
    apply: 'build',
    transformIndexHtml: {
      order: 'pre',
      handler: async (html, { path }) => {
        if (!path.endsWith('/index.html')) return html;
        const server = await createServer({
          configFile: false,
          appType: 'custom',
          logLevel: 'error',
          plugins: [react()],
          css: { modules: cssModules },
          server: { middlewareMode: true, hmr: false, ws: false },
          optimizeDeps: { noDiscovery: true },
        });
        try {
          const module: unknown = await server.ssrLoadModule('/src/app/landing/render-start-screens.tsx');
          return html.replace('<!--start-screens-->', renderWith(module));
        } finally {
          await server.close();
        }
      },
    },
  };
}

function renderWith(module: unknown): string {
  if (typeof module === 'object' && module !== null && 'renderStartScreens' in module) {
    const { renderStartScreens } = module;
    if (typeof renderStartScreens === 'function') return String(renderStartScreens());
  }
  throw new Error('rendering the start screens failed');
}

/**
 * Starts every stylesheet of the build with the order of the layers. The first mention of a layer determines its rank, and
 * the stylesheets of chunks load in any order: without this, a button loaded before the reset would lose to it.
 */
function layersInOrder(): Plugin {
  return {
    name: 'gatehouse:layers-in-order',
    apply: 'build',
    enforce: 'post',
    generateBundle: (_options, bundle) => {
      for (const asset of Object.values(bundle)) {
        if (asset.type !== 'asset' || !asset.fileName.endsWith('.css')) continue;
        const styles = typeof asset.source === 'string' ? asset.source : new TextDecoder().decode(asset.source);
        asset.source = `@layer reset,tokens,base,ui,rooms;${styles}`;
      }
    },
  };
}

const VERSION_META = '<meta name="gatehouse-version" content="">';

/**
 * Writes the id of the build into `version.json` and into `index.html`, so that a tab notices a deployment. The id is a hash of
 * every file of the build: builds of the same sources share it.
 */
function versionOfBuild(): Plugin {
  return {
    name: 'gatehouse:version-of-build',
    apply: 'build',
    enforce: 'post',
    transformIndexHtml: {
      order: 'post',
      handler: (html, { path }) =>
        path.endsWith('/index.html') ? html.replace('</title>', `</title>\n    ${VERSION_META}`) : html,
    },
    generateBundle(_options, bundle) {
      const hash = createHash('sha256');
      for (const name of Object.keys(bundle).sort()) {
        const file = bundle[name];
        hash.update(`${name}\n`).update(file?.type === 'chunk' ? file.code : (file?.source ?? ''));
      }
      const id = hash.digest('hex').slice(0, 16);
      const page = bundle['index.html'];
      if (page?.type !== 'asset' || typeof page.source !== 'string') throw new Error('the build has no index.html');
      page.source = page.source.replace(VERSION_META, VERSION_META.replace('""', `"${id}"`));
      this.emitFile({ type: 'asset', fileName: 'version.json', source: `{ "id": "${id}" }\n` });
    },
  };
}

/** Writes the files that make hosts send the recommended headers. */
function headerFilesOfBuild(): Plugin {
  return {
    name: 'gatehouse:header-files-of-build',
    apply: 'build',
    generateBundle() {
      for (const { name, text } of headerFiles()) this.emitFile({ type: 'asset', fileName: name, source: text });
    },
  };
}

/** Serves the build with the recommended headers. */
function headersOfBuild(): Plugin {
  return {
    name: 'gatehouse:headers-of-build',
    configurePreviewServer: (server) => {
      server.middlewares.use((request, response, next) => {
        const path = (request.url ?? '/').replace(/[?#].*$/, '').slice(1);
        for (const [name, value] of securityHeaders(path)) response.setHeader(name, value);
        next();
      });
    },
  };
}

export default defineConfig({
  base: './',
  appType: 'mpa',
  plugins: [
    react(),
    firstScript(),
    policyInDocuments(),
    startScreens(),
    stylesOfStartScreens(),
    layersInOrder(),
    headerFilesOfBuild(),
    versionOfBuild(),
    headersOfBuild(),
  ],
  css: { modules: cssModules },
  // The package exports only its development build to bundlers.
  resolve: {
    alias: [
      {
        find: /^react-router$/,
        replacement: join(import.meta.dirname, 'node_modules/react-router/dist/production/index.mjs'),
      },
    ],
  },
  build: {
    target: 'es2023',
    cssTarget: ['chrome123', 'firefox128', 'safari17.5'],
    assetsInlineLimit: 0,
    modulePreload: {
      // All supported browsers preload modules natively.
      polyfill: false,
      // The first script contains the names of what it preloads. Rare chunks load their scripts one after the other
      // instead, so that these names do not delay the first paint.
      resolveDependencies: (file, dependencies) =>
        RARE_CHUNKS.test(file) ? dependencies.filter((name) => name.endsWith('.css')) : dependencies,
    },
    rolldownOptions: {
      input: {
        index: 'index.html',
        redirect: 'redirect.html',
        'sign-in': 'sign-in.html',
      },
      // Small modules that several entries share would each become a chunk, with a header and a request of its own.
      output: {
        codeSplitting: {
          groups: [
            { name: 'storage', test: /src\/storage\// },
            {
              name: 'controls',
              test: /src\/ui\/(button|button-class|icon-button|severity|visually-hidden|demo-mark)\./,
            },
            { name: 'react', test: /node_modules\/(react|react-dom|scheduler)\//, priority: 1 },
          ],
        },
      },
    },
  },
  test: {
    include: ['src/**/*.test.{ts,tsx}'],
    setupFiles: ['e2e/tools/fixed-seed.mjs'],
    environment: 'node',
    testTimeout: 60_000,
  },
});
