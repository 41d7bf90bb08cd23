// Measures what the product promises about its speed, each figure beside another measured in turns in the same run:
// `npm run bench`, or a part of it, as `npm run bench -- table inspector`. Ends with 1 when an aim is missed.
import react from '@vitejs/plugin-react';
import { createServer } from 'vite';
import { measureInspector } from './bench-inspector.mjs';
import { measureHeap, measurePageLoads } from './bench-page-load.mjs';
import { measureSync } from './bench-sync.mjs';
import { measureTable } from './bench-table.mjs';

/** Each gives figures of { what, measured, atMost, unit, detail }; `atMost` is null where there is no aim. `load` gives a module by its path in the repository. */
const PARTS = {
  inspector: measureInspector,
  reading: measureSync,
  loads: measurePageLoads,
  heap: measureHeap,
  table: measureTable,
};

// Else the server below makes every build of this process one for development.
process.env.NODE_ENV = 'production';

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in PARTS));
if (unknown.length > 0) {
  console.error(`No such part: ${unknown.join(', ')}. There are ${Object.keys(PARTS).join(', ')}.`);
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
    if (asked.length > 0 && !asked.includes(name)) continue;
    console.log(`Measuring ${name}…`);
    figures.push(...(await measure(load)));
  }
} finally {
  await server.close();
}

const judged = ({ measured, atMost }) => (atMost === null ? '' : measured <= atMost ? 'met' : 'MISSED');
const written = (value) => (value === null ? '' : Number.isInteger(value) ? String(value) : value.toFixed(2));
const widest = Math.max(...figures.map(({ what }) => what.length));
console.log(`\n${' '.repeat(8)}${'figure'.padEnd(widest)}  measured  at most`);
for (const figure of figures) {
  const { what, measured, atMost, unit, detail } = figure;
  const values = `${written(measured).padStart(8)}  ${written(atMost).padStart(7)} ${unit.padEnd(7)}`;
  console.log(`${judged(figure).padEnd(6)}  ${what.padEnd(widest)}  ${values}  ${detail}`);
}
const missed = figures.filter((figure) => judged(figure) === 'MISSED').length;
const met = figures.filter((figure) => judged(figure) === 'met').length;
console.log(`\n${met} of ${met + missed} aims met`);
process.exitCode = missed === 0 ? 0 : 1;
