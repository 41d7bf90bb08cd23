import { defineConfig } from 'playwright/test';

export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  outputDir: '../test-results',
  fullyParallel: true,
  forbidOnly: true,
  workers: 2,
  // A shared machine can stall a browser for longer than any wait; the report still names a test that needed a second try.
  retries: process.env.CI ? 1 : 0,
  // Generous, because shared machines are slow at times; nothing waits for the whole of it when all is well.
  timeout: 120_000,
  expect: { timeout: 30_000 },
  reporter: 'line',
});
