// Checks that the build is reproducible: builds the same sources a second time, from a copy in another folder, and
// compares every file with dist/ byte by byte. Run it after `npm run build`.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..', '..');
const SOURCES = [
  'src',
  'public',
  'index.html',
  'redirect.html',
  'sign-in.html',
  'vite.config.ts',
  'package.json',
  'tsconfig.json',
];

/** The hash of every file in a folder, by path. */
function hashesIn(folder) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    files.map((file) => {
      const path = join(file.parentPath, file.name);
      return [path.slice(folder.length + 1), createHash('sha256').update(readFileSync(path)).digest('hex')];
    }),
  );
}

/** The packages are linked, not copied; without this their files would count as lying outside of the copy. */
const LINKED_CONFIG = `import { mergeConfig } from 'vite';
import config from './vite.config.ts';
export default mergeConfig(config, { resolve: { preserveSymlinks: true } });
`;

const copy = mkdtempSync(join(tmpdir(), 'gatehouse-second-build-'));
try {
  for (const source of SOURCES) cpSync(join(ROOT, source), join(copy, source), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'), 'junction');
  writeFileSync(join(copy, 'linked.config.ts'), LINKED_CONFIG);
  const build = ['--no-install', 'vite', 'build', '--config', 'linked.config.ts', '--logLevel', 'warn'];
  const { status } = spawnSync('npx', build, {
    cwd: copy,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0) process.exit(1);
  const first = hashesIn(join(ROOT, 'dist'));
  const second = hashesIn(join(copy, 'dist'));
  const names = new Set([...first.keys(), ...second.keys()]);
  const different = [...names].filter((name) => first.get(name) !== second.get(name));
  if (different.length > 0) {
    console.error(`Two builds of the same sources differ in ${different.length} of ${names.size} files:`);
    for (const name of different) console.error(`  ${name}`);
    process.exit(1);
  }
  console.log(`Two builds of the same sources are equal: ${names.size} files.`);
} finally {
  rmSync(copy, { recursive: true, force: true });
}
