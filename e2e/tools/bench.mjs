// Measures the product's performance targets, each relative to a reference measured in the same run. Run all parts with
// `npm run bench` or some with `npm run bench -- table inspector`. Exits with 1 if a target is missed.
import react from '@vitejs/plugin-react';
import { createServer } from 'vite';
import { measureInspector } from './bench-inspector.mjs';
import { measureHeap, measurePageLoads } from './bench-page-load.mjs';
import { measureSync } from './bench-sync.mjs';
import { measureTable } from './bench-table.mjs';
import { measureTenants } from './bench-tenants.mjs';

/** Each part returns figures `{ what, measured, atMost, unit, detail }`; `atMost` is null for a figure without a target. */
const PARTS = {
  inspector: measureInspector,
  sync: measureSync,
  tenants: measureTenants,
  'page-load': measurePageLoads,
  heap: measureHeap,
  table: measureTable,
};

// Without this, the server below switches every build of this process to development mode.
process.env.NODE_ENV = 'production';

const requested = process.argv.slice(2);
const unknown = requested.filter((name) => !(name in PARTS));
if (unknown.length > 0) {
  console.error(`Unknown part: ${unknown.join(', ')}. Valid parts: ${Object.keys(PARTS).join(', ')}.`);
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
  for (const [name, measure] of Object.entries(PARTS)) {
    if (requested.length > 0 && !requested.includes(name)) continue;
    console.log(`Measuring ${name}…`);
    figures.push(...(await measure(load)));
  }
} finally {
  await server.close();
}

const resultOf = ({ measured, atMost }) => (atMost === null ? '' : measured <= atMost ? 'met' : 'MISSED');
const formatted = (value) => (value === null ? '' : Number.isInteger(value) ? String(value) : value.toFixed(2));
const widest = Math.max(...figures.map(({ what }) => what.length));
console.log(`\n${' '.repeat(8)}${'figure'.padEnd(widest)}  measured  at most`);
for (const figure of figures) {
  const { what, measured, atMost, unit, detail } = figure;
  const values = `${formatted(measured).padStart(8)}  ${formatted(atMost).padStart(7)} ${unit.padEnd(7)}`;
  console.log(`${resultOf(figure).padEnd(6)}  ${what.padEnd(widest)}  ${values}  ${detail}`);
}
const missed = figures.filter((figure) => resultOf(figure) === 'MISSED').length;
const met = figures.filter((figure) => resultOf(figure) === 'met').length;
console.log(`\n${met} of ${met + missed} targets met`);
process.exitCode = missed === 0 ? 0 : 1;
