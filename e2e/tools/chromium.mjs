// Finds a Chromium for the browser tests, or installs one from Debian's package or Playwright's download. Prefers the headless
// shell, which has the same engine without the browser's own pages and needs a quarter less processor time.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from 'playwright';

/** Flags for a browser that maps real host names to other servers and sends no requests of its own. */
export const MAPPED_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  // A proxy from the environment would receive the requests instead of the mapped hosts.
  '--no-proxy-server',
];

const PLACES = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/microsoft-edge',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/** Whether a program exists and starts. Some systems ship a stub that only prints what to install. */
function starts(path) {
  if (!path || !existsSync(path)) return false;
  // Chrome and Edge on Windows open a window instead of printing their version.
  return process.platform === 'win32' || spawnSync(path, ['--version'], { timeout: 20_000 }).status === 0;
}

/** The path of an installed Chromium, Playwright's download included; `null` if there is none. */
export function findChromium() {
  return [...PLACES, chromium.executablePath()].find(starts) ?? null;
}

function run(command, args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return spawnSync(command, args, { stdio: 'inherit', env, shell: process.platform === 'win32' }).status === 0;
}

function installFromDebian() {
  if (!existsSync('/usr/bin/apt-get')) return false;
  const asRoot = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  const apt = (...args) => {
    const [command, ...rest] = [...asRoot, 'apt-get', ...args];
    return run(command, rest);
  };
  const install = (name) => apt('install', '-y', '-qq', '--no-install-recommends', name);
  return apt('update', '-qq') && (install('chromium-headless-shell') || install('chromium'));
}

/** Finds or installs Chromium. Returns its path, or `null` after printing what to install. */
export function ensureChromium() {
  const found = findChromium();
  if (found) return found;
  console.log('Chromium not found. Trying the system package, then Playwright’s download…');
  installFromDebian() || run('npx', ['playwright', 'install', 'chromium']);
  const installed = findChromium();
  if (!installed) {
    console.error(
      'The browser tests need Chromium, Chrome or Edge. Install one, or set CHROMIUM_PATH to its executable.',
    );
  }
  return installed;
}
