// Compares the incident table with a minimal hand-written table at 50,000 rows: mount, sort, filter and scroll, alternating
// in one browser. Measures the processor time of the main thread, because other work on the machine hardly affects it. A
// frame is dropped if its work takes longer than the frame; frames that the hand-written table drops too do not count.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { chromium } from 'playwright';
import { build, preview } from 'vite';
import { ensureChromium } from './chromium.mjs';
import { median } from './measure-pairs.mjs';

const ROWS = 50_000;
const ROUNDS = 7;
const SCROLL_ROUNDS = 3;
const SCROLL_FRAMES = 20;
/** The scroll distance per frame: a fast wheel, and a fling. */
const SCROLLS = [
  { what: 'scrolling by 160 px per frame', px: 160, atMost: 0 },
  { what: 'scrolling by 640 px per frame', px: 640, atMost: 10 },
];
const FRAME_MS = 1_000 / 60;

/** What to try when a target is missed. */
const NEXT = {
  elements: 'fewer elements per row: one element with a mask for each icon instead of an inline SVG',
  sort: 'keep the sorted positions while incidents load, and insert the new ones',
  search: 'one text for all rows, searched once, made while the browser is idle',
  scroll: 'fewer rows around the visible ones, and brief rows from a lower speed',
};

const NEWEST = { sort: 'updated', search: '' };
/** The states to render, in order. */
const STEPS = [
  { what: 'mount', state: NEWEST, atMost: 2.2, next: NEXT.elements },
  { what: 'sort by name', state: { sort: 'name', search: '' }, atMost: 1.2, next: NEXT.sort },
  { what: 'sort by time', state: NEWEST, atMost: 1.2, next: NEXT.sort },
  { what: 'filter', state: { sort: 'updated', search: 'ransomware' }, atMost: 1.3, next: NEXT.search },
  {
    what: 'narrower filter',
    state: { sort: 'updated', search: 'ransomware activity on lap-7' },
    atMost: 1.3,
    next: NEXT.search,
  },
];

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
    await page.waitForFunction(() => 'bench' in window);
    return await measureIn(page);
  } finally {
    await browser.close();
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measureIn(page) {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Performance.enable');
  const call = (name, argument) => page.evaluate(([step, given]) => window.bench[step](given), [name, argument]);
  const threadMs = async () => {
    const { metrics } = await devtools.send('Performance.getMetrics');
    return metrics.find((metric) => metric.name === 'ThreadTime').value * 1_000;
  };
  const timed = async (name, argument) => {
    const before = await threadMs();
    await call(name, argument);
    return (await threadMs()) - before;
  };

  const round = async (which, frames) => {
    await devtools.send('HeapProfiler.collectGarbage');
    await call('open', which);
    const steps = [];
    for (const { state } of STEPS) {
      steps.push(await timed('show', state));
      await call('settle');
    }
    await call('show', NEWEST);
    await call('settle');
    const scrolled = [];
    for (const { px } of SCROLLS) {
      const each = [];
      for (let frame = 0; frame < frames; frame += 1) each.push(await timed('scroll', px));
      scrolled.push(each);
    }
    const completed = await timed('complete');
    await call('close');
    return { steps, scrolled, completed };
  };

  await call('prepare', ROWS);
  await round('plain', 10);
  await round('ours', 10);
  const rounds = [];
  for (let index = 0; index < ROUNDS; index += 1) {
    const frames = index < SCROLL_ROUNDS ? SCROLL_FRAMES : 0;
    rounds.push({ plain: await round('plain', frames), ours: await round('ours', frames) });
  }
  return [
    ...STEPS.map(({ what, atMost, next }, step) => {
      const [ours, plain] = ['ours', 'plain'].map((which) => rounds.map((each) => each[which].steps[step]));
      return {
        what: `table of ${ROWS.toLocaleString('en')} rows, ${what}`,
        measured: median(ours.map((ms, index) => ms / plain[index])),
        atMost,
        unit: '×',
        detail: `${median(ours).toFixed(1)} ms, hand-written ${median(plain).toFixed(1)} ms`,
        next,
      };
    }),
    ...SCROLLS.map((scroll, index) => droppedFrames(rounds, scroll, index)),
    {
      what: 'table, completing the rows after scrolling fast',
      measured: median(rounds.slice(0, SCROLL_ROUNDS).map(({ ours }) => ours.completed)),
      atMost: null,
      unit: 'ms',
      detail: 'in several frames, 0.1 s after the last fast one',
    },
  ];
}

function droppedFrames(rounds, { what, atMost }, scroll) {
  const [ours, plain] = ['ours', 'plain'].map((which) => rounds.flatMap((each) => each[which].scrolled[scroll] ?? []));
  const late = (frames) => frames.filter((ms) => ms > FRAME_MS).length;
  return {
    what: `table, dropped frames of ${ours.length}, ${what}, more than the hand-written table`,
    measured: Math.max(0, late(ours) - late(plain)),
    atMost,
    unit: 'frames',
    detail: `${late(ours)} and ${late(plain)}; ${median(ours).toFixed(1)} ms a frame, hand-written ${median(plain).toFixed(1)} ms`,
    next: NEXT.scroll,
  };
}
