// Compares loading the start page and the queue with a baseline page that does the same, on a slow network and a slow
// processor. Loads alternate, each in a new browser context with a cold cache. The app is the production build; the
// simulator runs behind the real host names.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { chromium } from 'playwright';
import { build } from 'vite';
import { ensureChromium, MAPPED_FLAGS } from './chromium.mjs';
import { median } from './measure-pairs.mjs';
import { watchLoad } from './watch-load.mjs';

const ROUNDS = 7;
const SLOW_4G = {
  offline: false,
  latency: 150,
  downloadThroughput: (1.6 * 1024 * 1024) / 8,
  uploadThroughput: (750 * 1024) / 8,
};
const CPU_SLOWDOWN = 4;
const QUIET_MS = 1_500;
const PATIENCE_MS = 120_000;
const KIB = 1024;
const MB = 1_000_000;

const APP = 'https://gatehouse.example';
const BASELINE = 'https://baseline.example';
const LANDING_READY = { kind: 'button', text: 'Sign in' };
const LISTED = { kind: 'element', selector: '[data-key]' };

/** Runs `work` in a browser that maps the real host names to the measured site. */
async function withSite(load, work) {
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
    args: [...MAPPED_FLAGS, `--host-resolver-rules=${rules}`],
  });
  try {
    return await work(site, browser);
  } finally {
    await browser.close();
    await site.close();
    rmSync(baseline, { recursive: true, force: true });
  }
}

const newContext = (browser) =>
  browser.newContext({ ignoreHTTPSErrors: true, viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' });

/** Signs in on the simulated sign-in page and waits for the list. */
async function signIn(page, origin) {
  await page.goto(`${origin}/`);
  await page.getByRole('button', { name: 'Sign in', exact: true }).first().click();
  const listed = page.locator(LISTED.selector).first();
  const analyst = page.getByRole('button', { name: /^Analyst/ });
  // Single sign-on skips the account list after the first sign-in.
  await analyst.or(listed).waitFor({ timeout: PATIENCE_MS });
  if (await analyst.isVisible()) await analyst.click();
  await listed.waitFor({ timeout: PATIENCE_MS });
}

/** The session storage of a signed-in tab. */
async function sessionOf(browser, origin) {
  const context = await newContext(browser);
  const page = await context.newPage();
  await signIn(page, origin);
  const entries = await page.evaluate(() => Object.entries(sessionStorage));
  await context.close();
  return entries;
}

/** Measures one load until the page is idle. */
async function loadOnce(browser, { origin, ready, session }) {
  const context = await newContext(browser);
  const page = await context.newPage();
  await page.addInitScript(watchLoad, { ready, session, origin });
  const devtools = await context.newCDPSession(page);
  await devtools.send('Network.enable');
  await devtools.send('Network.emulateNetworkConditions', SLOW_4G);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWDOWN });
  await page.goto(`${origin}/`, { timeout: PATIENCE_MS });
  await page.waitForFunction((quiet) => window.loadWatch.isQuiet(quiet), QUIET_MS, {
    timeout: PATIENCE_MS,
    polling: 200,
  });
  const seen = await page.evaluate(() => window.loadWatch.seen());
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  const heap = await heapOf(devtools);
  await context.close();
  return { ...seen, heap };
}

async function heapOf(devtools) {
  await devtools.send('HeapProfiler.collectGarbage');
  const { usedSize } = await devtools.send('Runtime.getHeapUsage');
  return usedSize / MB;
}

export async function measurePageLoads(load) {
  return withSite(load, async (site, browser) => {
    const [ours, plain] = [await sessionOf(browser, APP), await sessionOf(browser, BASELINE)];
    const kinds = {
      'baseline landing': { origin: BASELINE, ready: LANDING_READY, session: [] },
      landing: { origin: APP, ready: LANDING_READY, session: [] },
      'baseline list': { origin: BASELINE, ready: LISTED, session: plain },
      queue: { origin: APP, ready: LISTED, session: ours },
    };
    const loads = Object.fromEntries(Object.keys(kinds).map((kind) => [kind, []]));
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const [kind, options] of Object.entries(kinds)) {
        const seen = await loadOnce(browser, options);
        const size = async (names) => {
          const sizes = await Promise.all(names.map(site.gzipSize));
          return sizes.reduce((sum, bytes) => sum + bytes, 0) / KIB;
        };
        loads[kind].push({
          ...seen,
          jsBeforePaint: await size(seen.scriptsBeforePaint),
          jsSettled: await size(seen.scripts),
        });
      }
    }
    return [
      ...figuresOf('landing', loads.landing, loads['baseline landing'], { paint: 0.35, jsBeforePaint: 92 }),
      ...figuresOf('queue', loads.queue, loads['baseline list'], { ready: 1.15, jsSettled: 240 }),
    ];
  });
}

function figuresOf(name, ours, baseline, aims) {
  const of = (loads, key) => median(loads.map((each) => each[key]));
  const beside = (what, key, unit) => ({
    what: `${name}, ${what}`,
    measured: median(ours.map((each, round) => each[key] / baseline[round][key])),
    atMost: aims[key] ?? null,
    unit: '× baseline',
    detail: `${of(ours, key).toFixed(0)} ${unit}, baseline ${of(baseline, key).toFixed(0)} ${unit}`,
  });
  const alone = (what, key, unit) => ({
    what: `${name}, ${what}`,
    measured: of(ours, key),
    atMost: aims[key] ?? null,
    unit,
    detail: `baseline ${of(baseline, key).toFixed(1)} ${unit}`,
  });
  return [
    beside('first contentful paint', 'paint', 'ms'),
    beside('ready', 'ready', 'ms'),
    alone('JS requested before the first paint', 'jsBeforePaint', 'KiB gz'),
    alone('JS settled', 'jsSettled', 'KiB gz'),
    alone('blocking time', 'blocking', 'ms'),
    alone('heap', 'heap', 'MB'),
  ];
}

/** Measures the memory of the queue with all incidents, alerts and evidence loaded. */
export async function measureHeap(load) {
  return withSite(load, async (site, browser) => {
    site.begin('busy');
    const context = await newContext(browser);
    const page = await context.newPage();
    await signIn(page, APP);
    await page.getByRole('button', { name: 'Load all' }).click({ timeout: PATIENCE_MS });
    const status = page.getByRole('status', { name: 'Completeness' });
    await status.getByText('All loaded').waitFor({ timeout: 2 * PATIENCE_MS });
    const loaded = (await status.textContent()).match(/[\d,]+ loaded/)?.[0] ?? '';
    const heap = await heapOf(await context.newCDPSession(page));
    if (loaded !== '5,000 loaded') throw new Error(`expected 5,000 loaded incidents, got ${loaded}`);
    return [{ what: 'queue, heap with 5,000 incidents', measured: heap, atMost: 60, unit: 'MB', detail: loaded }];
  });
}
