// Measures the product's performance targets, each relative to a reference measured in the same run. Run all parts with
// `npm run bench` or some with `npm run bench -- table inspector`. Exits with 1 if a target is missed.
// `npm run bench -- strip <folder>` writes screenshots of how the queue loads instead.
import react from '@vitejs/plugin-react';
import { createServer } from 'vite';
import { measureBulk } from './bench-bulk.mjs';
import { measureHeap } from './bench-heap.mjs';
import { measureInspector } from './bench-inspector.mjs';
import { measurePageLoads } from './bench-page-load.mjs';
import { takeStrip } from './bench-strip.mjs';
import { measureSync } from './bench-sync.mjs';
import { measureTable } from './bench-table.mjs';
import { measureTenants } from './bench-tenants.mjs';

/**
 * Each part returns figures `{ what, measured, atMost, unit, detail, next }`. `atMost` is null for a figure without a target;
 * `next` is what to try if the target is missed.
 */
const PARTS = {
  inspector: measureInspector,
  sync: measureSync,
  tenants: measureTenants,
  'page-load': measurePageLoads,
  heap: measureHeap,
  table: measureTable,
  bulk: measureBulk,
};

// Without this, the server below switches every build of this process to development mode.
process.env.NODE_ENV = 'production';

const isStrip = process.argv[2] === 'strip';
const requested = isStrip ? [] : process.argv.slice(2);
const unknown = requested.filter((name) => !(name in PARTS));
if (unknown.length > 0) {
  console.error(`Unknown part: ${unknown.join(', ')}. Valid parts: ${Object.keys(PARTS).join(', ')}, strip.`);
  process.exit(2);
}

const server = await createServer({
  configFile: false,
  appType: 'custom',
  logLevel: 'error',
  plugins: [react()],
  server: { middlewareMode: true, hmr: false, ws: false },
  optimizeDeps: { noDiscovery: true },
});
const load = (path) => server.ssrLoadModule(`/${path}`);

const figures = [];
try {
  if (isStrip) {
    const { path, ready } = await takeStrip(load, process.argv[3] ?? '.bench/strip');
    console.log(`First row after ${ready.toFixed(0)} ms. Screenshots: ${path}`);
  } else {
    for (const [name, measure] of Object.entries(PARTS)) {
      if (requested.length > 0 && !requested.includes(name)) continue;
      console.log(`Measuring ${name}…`);
      figures.push(...(await measure(load)));
    }
    print(figures);
  }
} finally {
  await server.close();
}

function resultOf({ measured, atMost }) {
  if (atMost === null) return '';
  return measured <= atMost ? 'met' : 'MISSED';
}

function formatted(value) {
  if (value === null) return '';
  return Number.isInteger(value) ? String(value) : value.toFixed(2);
}

/** Prints the figures, and what to try for those that miss their target. */
function print(figures) {
  const widest = Math.max(...figures.map(({ what }) => what.length));
  console.log(`\n${' '.repeat(8)}${'figure'.padEnd(widest)}  measured  at most`);
  for (const figure of figures) {
    const { what, measured, atMost, unit, detail } = figure;
    const values = `${formatted(measured).padStart(8)}  ${formatted(atMost).padStart(7)} ${unit.padEnd(7)}`;
    console.log(`${resultOf(figure).padEnd(6)}  ${what.padEnd(widest)}  ${values}  ${detail}`);
  }
  const missed = figures.filter((figure) => resultOf(figure) === 'MISSED');
  const met = figures.filter((figure) => resultOf(figure) === 'met').length;
  console.log(`\n${met} of ${met + missed.length} targets met`);
  if (missed.length > 0) console.log('\nNext to try');
  for (const { what, next } of missed) console.log(`  ${what}: ${next}`);
  process.exitCode = missed.length === 0 ? 0 : 1;
}
