// Installs the packages if they are missing or differ from the lockfile. Uses only Node built-ins, because it runs first.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

const REQUIRED_NODE = [20, 19];

function readPackages(path) {
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')).packages : {};
}

/** Whether every package of the lockfile is installed in its version. Ignores optional ones, which other platforms need. */
function isInstalled() {
  const wanted = readPackages('package-lock.json');
  const held = readPackages('node_modules/.package-lock.json');
  const missing = Object.entries(wanted).some(
    ([path, entry]) => path !== '' && !entry.optional && held[path]?.version !== entry.version,
  );
  const differing = Object.entries(held).some(([path, entry]) => wanted[path]?.version !== entry.version);
  return !missing && !differing;
}

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < REQUIRED_NODE[0] || (major === REQUIRED_NODE[0] && minor < REQUIRED_NODE[1])) {
  console.error(`Gatehouse needs Node ${REQUIRED_NODE.join('.')} or later; this is ${process.versions.node}.`);
  process.exit(1);
}
if (!isInstalled()) {
  console.log('Installing packages from the lockfile…');
  const { status } = spawnSync('npm', ['ci', '--include=dev', '--no-audit', '--no-fund'], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  process.exit(status ?? 1);
}
