// Plays user journeys with faults injected at random points: `npm run faults`, or `npm run faults -- 300 42` for 300 journeys
// from seed 42. Most run over the app's own code with a simulated network; a sample runs in the browser. Prints the seed,
// so that a failure can be repeated, and ends with 1 when a journey fails.
import { spawnSync } from 'node:child_process';
import { ensureChromium } from './chromium.mjs';

const BROWSER_SHARE = 1 / 20;

const [runs = '1200', seed = String(Math.floor(Math.random() * 1_000_000))] = process.argv.slice(2);
if (!/^\d+$/.test(runs) || !/^\d+$/.test(seed)) {
  console.error('Usage: npm run faults -- [number of journeys] [first seed]');
  process.exit(2);
}

function run(title, args, env) {
  console.log(`\n── ${title}`);
  const startedAt = Date.now();
  const options = { stdio: 'inherit', shell: process.platform === 'win32', env: { ...process.env, ...env } };
  const passed = spawnSync('npx', ['--no-install', ...args], options).status === 0;
  console.log(`${passed ? 'passed' : 'FAILED'} in ${((Date.now() - startedAt) / 60_000).toFixed(1)} min`);
  return passed;
}

const sample = String(Math.ceil(Number(runs) * BROWSER_SHARE));
const journeys = { FAULT_RUNS: runs, FAULT_SEED: seed };
const inBrowser = { FAULT_BROWSER_RUNS: sample, FAULT_SEED: seed };
const results = [
  run(
    `${runs} journeys over the app's own code, from seed ${seed}`,
    ['vitest', 'run', 'src/fault-campaign.test.ts'],
    journeys,
  ),
  run('Build', ['vite', 'build', '--logLevel', 'warn'], {}),
  run(
    `${sample} journeys in the browser, from seed ${seed}`,
    ['playwright', 'test', '-c', 'e2e/playwright.config.ts', '--reporter=line', 'e2e/fault-journeys.spec.ts'],
    { ...inBrowser, CHROMIUM_PATH: ensureChromium() ?? '' },
  ),
];
process.exitCode = results.every(Boolean) ? 0 : 1;
