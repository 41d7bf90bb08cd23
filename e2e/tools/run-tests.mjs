// The one definition of "all tests pass": format and lint, types, unit and handler tests, the build, the browser tests.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureChromium } from './chromium.mjs';

const reports = mkdtempSync(join(tmpdir(), 'gatehouse-'));
const tally = { passed: 0, failed: 0 };

function run(title, args, env = {}) {
  console.log(`\n── ${title}`);
  const options = { stdio: 'inherit', shell: process.platform === 'win32', env: { ...process.env, ...env } };
  return spawnSync('npx', ['--no-install', ...args], options).status === 0;
}

/** A step that is one check by itself. */
function check(title, args) {
  const passed = run(title, args);
  tally[passed ? 'passed' : 'failed'] += 1;
  return passed;
}

/** A step whose tool counts its own tests in a report. A tool that failed without a failed test counts as one. */
function suite(title, args, env, countIn) {
  const succeeded = run(title, args, env);
  let counts = { passed: 0, failed: 0 };
  try {
    counts = countIn();
  } catch {
    console.error(`${title}: no report was written`);
  }
  tally.passed += counts.passed;
  tally.failed += !succeeded && counts.failed === 0 ? 1 : counts.failed;
}

function readReport(name) {
  return JSON.parse(readFileSync(join(reports, name), 'utf8'));
}

check('Format and lint', ['biome', 'check', '.']);
check('Types', ['tsc', '-p', '.']);
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
const chromium = ensureChromium();
if (built && chromium) {
  suite(
    'Browser tests of the production build',
    ['playwright', 'test', '-c', 'e2e/playwright.config.ts', '--reporter=line,json'],
    { PLAYWRIGHT_JSON_OUTPUT_FILE: join(reports, 'e2e.json'), CHROMIUM_PATH: chromium },
    () => {
      const { expected, flaky, unexpected } = readReport('e2e.json').stats;
      return { passed: expected + flaky, failed: unexpected };
    },
  );
} else {
  tally.failed += 1;
}

rmSync(reports, { recursive: true, force: true });
console.log(`\n${tally.passed} passed, ${tally.failed} failed`);
process.exit(tally.failed === 0 && tally.passed > 0 ? 0 : 1);
