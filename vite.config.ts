import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  base: './',
  appType: 'mpa',
  plugins: [react()],
  css: {
    modules: {
      generateScopedName: (name, file) =>
        `${file.replace(/^.*\//, '').replace('.module.css', '').split('?')[0]}__${name}`,
    },
  },
  build: {
    target: 'es2023',
    cssTarget: ['chrome123', 'firefox128', 'safari17.5'],
    assetsInlineLimit: 0,
  },
  test: { include: ['src/**/*.test.{ts,tsx}'], environment: 'node', testTimeout: 30_000 },
});
