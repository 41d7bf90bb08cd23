import { defineConfig } from 'playwright/test';

export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  outputDir: '../test-results',
  fullyParallel: true,
  forbidOnly: true,
  workers: 2,
  // A shared machine can stall a browser longer than any timeout. The report still names a test that passed on retry.
  retries: process.env.CI ? 1 : 0,
  // Generous, because shared machines are sometimes slow.
  timeout: 120_000,
  expect: { timeout: 30_000 },
  reporter: 'line',
});
