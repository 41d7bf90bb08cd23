// What the table costs at 50,000 rows beside the least that shows as many: mount, sort, filter and scroll, measured in turns
// in one browser. Rows are worked out before in both, as they are while reading.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { chromium } from 'playwright';
import { build, preview } from 'vite';
import { ensureChromium } from './chromium.mjs';

const ROWS = 50_000;
const ROUNDS = 7;
const AIMS = { mount: 2.2, sortText: 1.2, sortNumber: 1.2, filter: 1.2 };
const NAMES = { mount: 'mount', sortText: 'sort by name', sortNumber: 'sort by time', filter: 'filter' };

const median = (values) => [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)];

export async function measureTable() {
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-bench-'));
  const site = {
    configFile: false,
    root: 'e2e/bench',
    logLevel: 'error',
    build: { outDir: folder, emptyOutDir: true },
  };
  await build({ ...site, plugins: [react()] });
  const server = await preview({ ...site, preview: { host: 'localhost', port: 0, open: false } });
  const path = ensureChromium();
  const browser = await chromium.launch({ ...(path ? { executablePath: path } : {}), args: ['--no-sandbox'] });
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await page.goto(server.resolvedUrls.local[0]);
    await page.waitForFunction(() => 'runTableBench' in window);
    const { ours, plain } = await page.evaluate(([rows, rounds]) => window.runTableBench(rows, rounds), [ROWS, ROUNDS]);
    const figures = Object.entries(AIMS).map(([name, atMost]) => ({
      what: `table of ${ROWS.toLocaleString('en')} rows against a hand-written one, ${NAMES[name]}`,
      // Round by round, as both tables of a round met the same machine.
      ratio: median(ours[name].map((ms, round) => ms / plain[name][round])),
      atMost,
      detail: `${median(ours[name]).toFixed(1)} ms and ${median(plain[name]).toFixed(1)} ms`,
    }));
    const [oursLate, plainLate] = [median(ours.late), median(plain.late)];
    return [
      ...figures,
      {
        what: 'table, frames dropped while scrolling, beyond those of the hand-written one',
        ratio: Math.max(0, oursLate - plainLate),
        atMost: 0,
        detail: `${oursLate} and ${plainLate} of 60`,
      },
    ];
  } finally {
    await browser.close();
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
