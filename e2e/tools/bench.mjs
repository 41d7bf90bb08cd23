// Measures what the product promises about its speed, as ratios of two things measured side by side in one run:
// `npm run bench`. Ends with 1 when an aim is missed. A further bench is a file with `measure` and a line below.
import { createServer } from 'vite';
import { measureInspector } from './bench-inspector.mjs';
import { measureTable } from './bench-table.mjs';

/** Each gives rows of { what, ratio, atMost, detail }. `load` gives a module of `src` by its path. */
const BENCHES = [measureInspector, measureTable];

const server = await createServer({
  configFile: false,
  appType: 'custom',
  logLevel: 'error',
  server: { middlewareMode: true, hmr: false, ws: false },
  optimizeDeps: { noDiscovery: true },
});
const load = (path) => server.ssrLoadModule(`/src/${path}`);

let missed = 0;
try {
  for (const measure of BENCHES) {
    for (const { what, ratio, atMost, detail } of await measure(load)) {
      const isMet = ratio <= atMost;
      if (!isMet) missed += 1;
      console.log(`${isMet ? 'met   ' : 'MISSED'}  ${what}: ${ratio.toFixed(2)} × (at most ${atMost} ×)  ${detail}`);
    }
  }
} finally {
  await server.close();
}
process.exitCode = missed === 0 ? 0 : 1;
