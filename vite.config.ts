import { basename, join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { createChunkOfModule } from './src/app/build/chunk-of-module.ts';
import { layersInOrder } from './src/app/build/layers-in-order.ts';
import { headersOfBuild, policyAndHeaders } from './src/app/build/policy-and-headers.ts';
import { signedInFiles } from './src/app/build/signed-in-files.ts';
import { startPage } from './src/app/build/start-page.ts';
import { startScreens } from './src/app/build/start-screens.ts';
import { versionOfBuild } from './src/app/build/version-of-build.ts';

/** Chunks that few visits load. */
const RARE_CHUNKS = /\/(stop-pages|demo-wiring|crash-page|change-mode)-/;

/** Readable class names, identical in the build and in the static HTML rendered beside it. */
const cssModules = {
  generateScopedName: (name: string, file: string) => `${basename(file.split('?')[0] ?? '', '.module.css')}__${name}`,
};

export default defineConfig({
  base: './',
  appType: 'mpa',
  plugins: [
    react(),
    startScreens(cssModules),
    // Their order counts: the policy contains hashes of the assembled page, and the version covers every file.
    startPage(),
    signedInFiles(),
    layersInOrder(),
    policyAndHeaders(),
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
            // MSAL changes less often than the rest.
            {
              name: createChunkOfModule(),
              test: /^(?!.*@azure)/,
              minShareCount: 2,
              includeDependenciesRecursively: false,
            },
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
    // By default one core stays free, which on two cores doubles the time.
    maxWorkers: '100%',
  },
});
