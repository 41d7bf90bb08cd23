import { expect } from 'playwright/test';
import { SCRIPT_BUDGETS } from './budgets.ts';
import { scriptSizeKib } from './build-files.ts';
import { signIn, test } from './fixtures.ts';
import { APP_ORIGIN } from './site.ts';
import { watchLoad } from './tools/watch-load.mjs';

const ROW = '[data-key]';
/** A page without a request or a long task for this long has loaded everything. */
const QUIET_MS = 1_500;

test('the landing page and the queue of a signed-in tab load no more scripts than their budgets allow', async ({
  page,
}) => {
  await page.addInitScript(watchLoad, {
    ready: { kind: 'element' as const, selector: ROW },
    session: [],
    origin: APP_ORIGIN,
  });
  const seen = () => page.evaluate(() => window.loadWatch.seen());
  await page.goto(APP_ORIGIN);
  await expect(page.getByRole('button', { name: 'Sign in', exact: true })).toBeVisible();
  // The sign-in code loads after the first paint, so that a click redirects immediately.
  await expect.poll(async () => (await seen()).scripts.join(' ')).toMatch(/start-session/);
  const landing = await seen();
  expect(landing.paint).not.toBeNull();
  expect(landing.scriptsBeforePaint.join(' ')).not.toMatch(/start-session/);
  expect(landing.scripts.join(' ')).not.toMatch(/demo-wiring/);
  const beforePaint = await scriptSizeKib(landing.scriptsBeforePaint, landing.inlineScript);
  expect(beforePaint, 'KiB before the first paint of the landing page').toBeLessThanOrEqual(
    SCRIPT_BUDGETS.landing.beforePaint.budget,
  );

  await signIn(page);
  await expect(page.locator(ROW).first()).toBeVisible();
  await page.reload();
  await page.waitForFunction((ms) => window.loadWatch.isQuiet(ms), QUIET_MS);
  const queue = await seen();
  const untilRows = await scriptSizeKib(queue.scriptsUntilReady, queue.inlineScript);
  const settled = await scriptSizeKib(queue.scripts, queue.inlineScript);
  expect(untilRows, 'KiB until the first rows of the queue').toBeLessThanOrEqual(SCRIPT_BUDGETS.queue.untilRows.budget);
  expect(settled, 'KiB once the queue has settled').toBeLessThanOrEqual(SCRIPT_BUDGETS.queue.settled.budget);
});
