import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'playwright/test';
import { contentSecurityPolicy } from '../src/app/hosting/content-security-policy.ts';
import { NO_INLINE_PARTS } from '../src/app/hosting/inline-parts.ts';
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

test('a start page whose main script is gone after a deployment says so at once, and works after a reload', async ({
  page,
  watch,
}) => {
  watch.allowConsole(/Failed to load resource/);
  await page.route(/assets\/index-.*\.js$/, (route) => route.fulfill({ status: 404, body: 'Not found' }));
  await page.goto(`${APP_ORIGIN}/`);
  await expect(page.getByRole('heading', { level: 1, name: 'Gatehouse' })).toBeVisible();
  const failed = page.getByRole('alert').getByText('Gatehouse could not load its files.');
  await expect(failed).toBeVisible();
  await page.unroute(/assets\/index-.*\.js$/);
  await page.reload();
  await expect(page.locator('html[data-started]')).toHaveCount(1);
  await expect(failed).toBeHidden();
});

test('a start page whose main script takes long says so, until it has started', async ({ page }) => {
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(/assets\/index-.*\.js$/, async (route) => {
    await released;
    await route.fallback();
  });
  await page.goto(`${APP_ORIGIN}/`, { waitUntil: 'commit' });
  await expect(page.getByRole('heading', { level: 1, name: 'Gatehouse' })).toBeVisible();
  const stalled = page.getByText('Gatehouse is still loading.');
  await expect(stalled).toBeHidden();
  // CSS animations do not follow the page's clock: jump to the end of the animation itself.
  const finishAnimations = () =>
    page.evaluate(() => {
      for (const animation of document.getAnimations()) animation.finish();
    });
  await finishAnimations();
  await expect(stalled).toBeVisible();
  release();
  await expect(page.locator('html[data-started]')).toHaveCount(1);
  await finishAnimations();
  await expect(stalled).toBeHidden();
});

test('a host whose policy lacks the hashes of the inline parts gets the same page from files', async ({
  page,
  watch,
}) => {
  watch.allowConsole(/Content Security Policy|policy violated/);
  const files = [...START_PAGE.matchAll(/ disabled crossorigin href="\.(\/[^"]+)"/g)].map(([, path]) => path ?? '');
  expect(files.length).toBeGreaterThan(0);
  const requested: string[] = [];
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (files.includes(pathname)) requested.push(pathname);
  });
  await page.addInitScript(() => localStorage.setItem('gatehouse.preferences', '{"theme":"dark"}'));
  const demo = page.getByRole('button', { name: 'Explore the demo' });
  const look = () =>
    demo.evaluate((button) => {
      const { backgroundColor, color, font, padding } = getComputedStyle(button);
      const root = getComputedStyle(document.documentElement);
      return [backgroundColor, color, font, padding, root.backgroundColor, root.colorScheme];
    });
  await page.goto(`${APP_ORIGIN}/`);
  await expect(page.locator('html[data-started]')).toHaveCount(1);
  await expect(demo).toBeVisible();
  const expected = await look();
  expect(expected.at(-1)).toBe('dark');
  expect(requested).toEqual([]);

  await page.route(`${APP_ORIGIN}/`, (route) =>
    route.fulfill({
      contentType: 'text/html; charset=utf-8',
      headers: { 'content-security-policy': contentSecurityPolicy('app', 'header', NO_INLINE_PARTS) },
      body: START_PAGE,
    }),
  );
  await page.goto(`${APP_ORIGIN}/`);
  await expect(demo).toBeVisible();
  // The app may replace the static button just now, and a removed element has no style.
  await expect.poll(look).toEqual(expected);
  expect(requested.sort()).toEqual(files.sort());
  await page.getByRole('link', { name: 'Inspect a token' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Token inspector' })).toBeVisible();
});
