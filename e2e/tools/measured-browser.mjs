// A browser in front of the measured site: the production build, the baseline page and the simulator behind the real host names.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { chromium } from 'playwright';
import { build } from 'vite';
import { ensureChromium, MAPPED_FLAGS } from './chromium.mjs';

export const APP = 'https://gatehouse.example';
export const BASELINE = 'https://baseline.example';
export const PATIENCE_MS = 120_000;
/** The first row of the queue, and of the baseline's list. */
export const LISTED = { kind: 'element', selector: '[data-key]' };

/** The connection of a page load: 1.6 Mbit/s with a latency of 150 ms. */
export const SLOW_4G = {
  offline: false,
  latency: 150,
  downloadThroughput: (1.6 * 1024 * 1024) / 8,
  uploadThroughput: (750 * 1024) / 8,
};
export const CPU_SLOWDOWN = 4;

/** Builds the app and the baseline, and runs `work` in a browser that maps the real host names to the measured site. */
export async function withSite(load, work) {
  const baseline = mkdtempSync(join(tmpdir(), 'gatehouse-baseline-'));
  await build({ logLevel: 'warn' });
  await build({
    configFile: false,
    root: 'e2e/bench',
    logLevel: 'error',
    plugins: [react()],
    build: {
      target: 'es2023',
      outDir: baseline,
      emptyOutDir: true,
      rolldownOptions: { input: 'e2e/bench/baseline.html' },
    },
  });
  const { startMeasuredSite, HOSTS } = await load('e2e/bench/measured-site.ts');
  const site = await startMeasuredSite(baseline);
  const path = ensureChromium();
  const rules = HOSTS.map((host) => `MAP ${host}:443 127.0.0.1:${site.port}`).join(', ');
  const browser = await chromium.launch({
    ...(path ? { executablePath: path } : {}),
    // Trusts the certificate. Chromium caches no response of a server whose certificate error it merely ignores.
    args: [
      ...MAPPED_FLAGS,
      `--host-resolver-rules=${rules}`,
      `--ignore-certificate-errors-spki-list=${site.publicKeyHash}`,
    ],
  });
  try {
    return await work(site, browser);
  } finally {
    await browser.close();
    await site.close();
    rmSync(baseline, { recursive: true, force: true });
  }
}

export const newContext = (browser, { width = 1440, height = 900 } = {}) =>
  browser.newContext({ viewport: { width, height }, reducedMotion: 'reduce' });

/** Signs in on the simulated sign-in page and waits for the list. */
export async function signIn(page, origin, role = 'Analyst') {
  await page.goto(`${origin}/`);
  await page.getByRole('button', { name: 'Sign in', exact: true }).first().click();
  const listed = page.locator(LISTED.selector).first();
  const account = page.getByRole('button', { name: new RegExp(`^${role}`) });
  // Single sign-on skips the account list after the first sign-in.
  await account.or(listed).waitFor({ timeout: PATIENCE_MS });
  if (await account.isVisible()) await account.click();
  await listed.waitFor({ timeout: PATIENCE_MS });
}

/** The session storage of a signed-in tab. */
export async function sessionOf(browser, origin) {
  const context = await newContext(browser);
  const page = await context.newPage();
  await signIn(page, origin);
  const entries = await page.evaluate(() => Object.entries(sessionStorage));
  await context.close();
  return entries;
}

/** Gives a page the slow network and the slow processor. */
export async function slowDown(devtools) {
  await devtools.send('Network.enable');
  await devtools.send('Network.emulateNetworkConditions', SLOW_4G);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWDOWN });
}
