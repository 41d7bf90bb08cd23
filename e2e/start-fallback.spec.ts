import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'playwright/test';
import { test } from './fixtures.ts';
import { APP_ORIGIN, STATIC_ORIGIN, SUB_PATH } from './site.ts';

const START_PAGE = readFileSync(join(import.meta.dirname, '..', 'dist', 'index.html'), 'utf8');

test('a start page served below its own folder says so and links back to the app', async ({ page, watch }) => {
  watch.allowConsole(/Failed to load resource|MIME type/);
  // A host with a fallback for single-page apps answers every path with the start page.
  await page.route(`${STATIC_ORIGIN}${SUB_PATH}incidents/1`, (route) =>
    route.fulfill({ contentType: 'text/html; charset=utf-8', body: START_PAGE }),
  );
  await page.goto(`${STATIC_ORIGIN}${SUB_PATH}incidents/1`);
  await expect(page.getByText('Gatehouse could not load its files.')).toBeVisible();
  await page.getByRole('link', { name: 'the folder above it' }).click();
  await expect(page).toHaveURL(`${STATIC_ORIGIN}${SUB_PATH}`);
  await expect(page.getByRole('heading', { level: 1, name: 'Gatehouse' })).toBeVisible();
  await expect(page.getByText('Gatehouse could not load its files.')).toBeHidden();
});

test('a start page whose main script is gone after a deployment offers to reload', async ({ page, watch }) => {
  watch.allowConsole(/Failed to load resource/);
  await page.route(/assets\/index-.*\.js$/, (route) => route.fulfill({ status: 404, body: 'Not found' }));
  await page.goto(`${APP_ORIGIN}/`);
  await expect(page.getByRole('heading', { level: 1, name: 'Gatehouse' })).toBeVisible();
  const stalled = page.getByText('Gatehouse is still loading.');
  await expect(stalled).toBeHidden();
  // CSS animations do not follow the page's clock: jump to the end of the animation itself.
  await page.evaluate(() => {
    for (const animation of document.getAnimations()) animation.finish();
  });
  await expect(stalled).toBeVisible();
  await page.unroute(/assets\/index-.*\.js$/);
  await page.reload();
  await expect(page.locator('html[data-started]')).toHaveCount(1);
  await page.evaluate(() => {
    for (const animation of document.getAnimations()) animation.finish();
  });
  await expect(stalled).toBeHidden();
});
