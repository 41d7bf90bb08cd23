// Measures whether the queue stays smooth while it changes 200 incidents: scrolls through the table of the production build
// with and without a bulk change, and compares the main thread's processor time of each frame. Nothing is sped up: within
// the limit of 50 changes a minute, the app sends the first 50 at once, which is the most that a user can see happen.
import { APP, newContext, PATIENCE_MS, signIn, withSite } from './measured-browser.mjs';

const INCIDENTS = 200;
/** What the limit allows at once. */
const FIRST = 50;
const FRAMES = 300;
/** About 15 rows a second: as fast as one can read. */
const SCROLL_PX = 8;
const ROW_PX = 32;
const FRAME_MS = 1_000 / 60;
/** Of a service nearby. A slower one spreads the same work over more frames. */
const LATENCY_MS = 50;

export async function measureBulk(load) {
  return withSite(load, async (site, browser) => {
    site.begin('busy', 'changes');
    const page = await (await newContext(browser)).newPage();
    await signIn(page, APP, 'Responder');
    await grantPermission(page);
    await page.getByRole('button', { name: 'Load all' }).waitFor({ timeout: PATIENCE_MS });
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('Network.enable');
    await devtools.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: LATENCY_MS,
      downloadThroughput: -1,
      uploadThroughput: -1,
    });
    await devtools.send('Performance.enable');

    await selectRows(page);
    await measureFrames(page, devtools);
    const without = await measureFrames(page, devtools);
    await page.getByRole('button', { name: 'Assign to me' }).click();
    const review = page.getByRole('dialog', { name: 'Review change' });
    const forecast = (await review.textContent()).match(/[\d,]+ changes at \d+ a minute[^:]*: [^.]*minutes?/)?.[0];
    await review.getByRole('button', { name: 'Apply' }).click();
    const start = performance.now();
    const during = await measureFrames(page, devtools);
    const progress = page.getByRole('progressbar', { name: 'Progress' });
    await page.waitForFunction((least) => document.querySelector('progress').value >= least, FIRST, {
      timeout: PATIENCE_MS,
      polling: 100,
    });
    const seconds = (performance.now() - start) / 1_000;
    const changed = await progress.evaluate((element) => element.value);
    const late = (frames) => frames.filter((ms) => ms > FRAME_MS).length;
    const sum = (frames) => frames.reduce((all, ms) => all + ms, 0).toFixed(0);
    const longest = (frames) => Math.max(...frames).toFixed(0);
    return [
      {
        what: `bulk change of ${INCIDENTS} incidents, dropped frames of ${FRAMES}, more than without`,
        measured: Math.max(0, late(during) - late(without)),
        atMost: 0,
        unit: 'frames',
        detail:
          `${late(during)} and ${late(without)}; longest ${longest(during)} ms and ${longest(without)} ms; ` +
          `${sum(during)} ms and ${sum(without)} ms in all; ` +
          `the first ${changed} after ${seconds.toFixed(0)} s; forecast: ${forecast ?? 'none'}`,
        next: 'profile one change: what of the queue renders again, and which lists are made again for one row',
      },
    ];
  });
}

/** Grants the permission to change incidents, which the first action asks for. */
async function grantPermission(page) {
  await page
    .getByRole('checkbox', { name: /^Select \d/ })
    .first()
    .check();
  await page.getByRole('button', { name: 'Assign to me' }).click();
  await page.getByRole('button', { name: 'Continue to Microsoft' }).click();
  await page.getByRole('button', { name: 'Accept' }).click();
}

const TABLE = 'section[aria-label^="Incidents"]';

/** Selects the first rows, by a click and a Shift-click. */
async function selectRows(page) {
  const box = (index) => page.locator(`${TABLE} tr[aria-rowindex="${index + 2}"] input`);
  await box(0).check();
  await page.locator(TABLE).evaluate((region, top) => region.scrollTo(0, top), (INCIDENTS - 10) * ROW_PX);
  await box(INCIDENTS - 1).click({ modifiers: ['Shift'] });
  await page.getByText(`${INCIDENTS} selected`, { exact: true }).waitFor();
}

/** Scrolls down from the top. Returns the main thread's processor time of each frame, in ms. */
async function measureFrames(page, devtools) {
  const threadMs = async () => {
    const { metrics } = await devtools.send('Performance.getMetrics');
    return metrics.find((metric) => metric.name === 'ThreadTime').value * 1_000;
  };
  const region = await page.locator(TABLE).elementHandle();
  await region.evaluate((element) => element.scrollTo(0, 0));
  const frames = [];
  let before = await threadMs();
  for (let frame = 0; frame < FRAMES; frame += 1) {
    await region.evaluate((element, px) => {
      element.scrollTop += px;
      return new Promise((resolve) => requestAnimationFrame(() => resolve()));
    }, SCROLL_PX);
    const after = await threadMs();
    frames.push(after - before);
    before = after;
  }
  return frames;
}
