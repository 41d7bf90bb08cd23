// Writes screenshots of how the queue of a signed-in tab appears on a slow network and a slow processor, one for every 250 ms
// until a second after the first row, and at least for three seconds, and all of them side by side.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { APP, LISTED, newContext, PATIENCE_MS, sessionOf, slowDown, withSite } from './measured-browser.mjs';
import { watchLoad } from './watch-load.mjs';

const STEP_MS = 250;
const LEAST_MS = 3_000;
const AFTER_ROWS_MS = 1_000;
const FRAME = { width: 1440, height: 900 };
const COLUMNS = 4;

/** Returns the path of the picture with all screenshots. */
export function takeStrip(load, folder) {
  return withSite(load, async (_site, browser) => {
    const session = await sessionOf(browser, APP);
    const context = await newContext(browser, FRAME);
    const page = await context.newPage();
    await page.addInitScript(watchLoad, { ready: LISTED, session, origin: APP });
    const devtools = await context.newCDPSession(page);
    await slowDown(devtools);
    const frames = [];
    devtools.on('Page.screencastFrame', ({ data, metadata, sessionId }) => {
      frames.push({ data, at: metadata.timestamp * 1_000 });
      devtools.send('Page.screencastFrameAck', { sessionId }).catch(() => undefined);
    });
    await devtools.send('Page.startScreencast', { format: 'png', maxWidth: FRAME.width, maxHeight: FRAME.height });
    await page.goto(`${APP}/`, { timeout: PATIENCE_MS });
    await page.waitForFunction(() => window.loadWatch.seen().ready !== null, null, { timeout: PATIENCE_MS });
    const [startedAt, ready] = await page.evaluate(() => [performance.timeOrigin, window.loadWatch.seen().ready]);
    await page.waitForTimeout(Math.max(AFTER_ROWS_MS, LEAST_MS - ready));
    await devtools.send('Page.stopScreencast');
    await context.close();

    mkdirSync(folder, { recursive: true });
    const pictures = [];
    for (let ms = 0; ms <= Math.max(LEAST_MS, ready + AFTER_ROWS_MS); ms += STEP_MS) {
      const frame = frames.findLast(({ at }) => at >= startedAt && at <= startedAt + ms);
      if (frame === undefined) continue;
      writeFileSync(join(folder, `${String(ms).padStart(5, '0')}.png`), Buffer.from(frame.data, 'base64'));
      pictures.push(
        `<figure><img src="data:image/png;base64,${frame.data}"><figcaption>${ms} ms</figcaption></figure>`,
      );
    }
    const sheet = await browser.newPage({ viewport: { width: 480 * COLUMNS, height: 600 } });
    const style = `body { margin: 0; display: grid; grid-template-columns: repeat(${COLUMNS}, 1fr); font: 14px sans-serif }
      figure { margin: 4px } img { width: 100%; border: 1px solid #999 }`;
    await sheet.setContent(`<style>${style}</style>${pictures.join('')}`);
    const path = join(folder, 'strip.png');
    await sheet.screenshot({ path, fullPage: true });
    return { path, ready };
  });
}
