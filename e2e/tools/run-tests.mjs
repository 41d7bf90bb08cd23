// Runs every check: format and lint, types, unit and handler tests, the build, and the browser tests.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureChromium } from './chromium.mjs';

const reports = mkdtempSync(join(tmpdir(), 'gatehouse-'));
const tally = { passed: 0, failed: 0 };
const flaky = [];

function run(title, args, env = {}) {
  console.log(`\n── ${title}`);
  const options = { stdio: 'inherit', shell: process.platform === 'win32', env: { ...process.env, ...env } };
  return spawnSync('npx', ['--no-install', ...args], options).status === 0;
}

/** Runs a step that counts as one check. */
function check(title, args) {
  const passed = run(title, args);
  tally[passed ? 'passed' : 'failed'] += 1;
  return passed;
}

/** Runs a tool that reports its own test counts. A tool that fails without a failed test counts as one failure. */
function suite(title, args, env, countIn) {
  const succeeded = run(title, args, env);
  let counts = { passed: 0, failed: 0 };
  try {
    counts = countIn();
  } catch {
    console.error(`${title}: the tool wrote no report`);
  }
  tally.passed += counts.passed;
  tally.failed += !succeeded && counts.failed === 0 ? 1 : counts.failed;
}

function readReport(name) {
  return JSON.parse(readFileSync(join(reports, name), 'utf8'));
}

/** Lists the tests that passed only on retry, with file and line. */
function flakyTests(suites) {
  return suites.flatMap((one) => [
    ...one.specs
      .filter(({ tests }) => tests.some(({ status }) => status === 'flaky'))
      .map(({ file, line, title }) => `${file}:${line} ${title}`),
    ...flakyTests(one.suites ?? []),
  ]);
}

check('Format and lint', ['biome', 'check', '.']);
check('Types', ['tsc', '-p', '.']);
check('Unused files, exports and packages', ['knip']);
suite(
  'Unit and handler tests',
  ['vitest', 'run', '--reporter=dot', '--reporter=json', `--outputFile.json=${join(reports, 'unit.json')}`],
  {},
  () => {
    const { numPassedTests, numFailedTests } = readReport('unit.json');
    return { passed: numPassedTests, failed: numFailedTests };
  },
);
const built = check('Build', ['vite', 'build', '--logLevel', 'warn']);
if (built) check('Equal builds', ['node', 'e2e/tools/check-equal-builds.mjs']);
const chromium = ensureChromium();
if (built && chromium) {
  suite(
    'Browser tests of the production build',
    ['playwright', 'test', '-c', 'e2e/playwright.config.ts', '--reporter=line,json'],
    { PLAYWRIGHT_JSON_OUTPUT_FILE: join(reports, 'e2e.json'), CHROMIUM_PATH: chromium },
    () => {
      const { stats, suites } = readReport('e2e.json');
      flaky.push(...flakyTests(suites));
      return { passed: stats.expected + stats.flaky, failed: stats.unexpected };
    },
  );
} else {
  tally.failed += 1;
}

rmSync(reports, { recursive: true, force: true });
for (const test of flaky) console.log(`\npassed only on retry: ${test}`);
console.log(`\n${tally.passed} passed, ${tally.failed} failed`);
process.exit(tally.failed === 0 && tally.passed > 0 ? 0 : 1);
