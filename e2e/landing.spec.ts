import { expect } from 'playwright/test';
import { test } from './fixtures.ts';
import { APP_ORIGIN, DEFAULT_CONFIGURATION } from './site.ts';

test('describes the app, its actions and the hosts it connects to', async ({ page }) => {
  await page.goto(APP_ORIGIN);
  await expect(page.getByRole('heading', { level: 1, name: 'Gatehouse', exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Sign in', exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Explore the demo' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Set up your tenant' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Inspect a token' })).toBeVisible();
  await expect(page.getByText('api.security.microsoft.com').first()).toBeVisible();
  await expect(page).toHaveTitle('Gatehouse');
});

test('renders its text before any app script runs', async ({ page }) => {
  await page.route(/assets\/index-.*\.js$/, (route) => route.fulfill({ contentType: 'text/javascript', body: '' }));
  await page.goto(APP_ORIGIN, { waitUntil: 'domcontentloaded' });
  await expect(page.getByRole('heading', { level: 1, name: 'Gatehouse', exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Explore the demo' })).toBeVisible();
});

test.describe('where config.json selects Microsoft Graph security', () => {
  test.use({ configuration: { ...DEFAULT_CONFIGURATION, api: 'graph-security' } });

  test('the landing page names the permission and the host of that API', async ({ page }) => {
    await page.goto(APP_ORIGIN);
    const main = page.getByRole('main');
    await expect(main.locator('code').filter({ hasText: /^SecurityIncident\.Read\.All$/ })).toBeVisible();
    await expect(main.locator('code').filter({ hasText: /^Incident\.Read$/ })).toHaveCount(0);
    await expect(main.getByText('graph.microsoft.com, with its own token')).toBeVisible();
  });
});

test.describe('without a client id', () => {
  test.use({ configuration: {} });

  test('offers the demo first, and moves nothing when the configuration is known', async ({ page }) => {
    await page.addInitScript(() => {
      new PerformanceObserver((list) => {
        for (const { startTime } of list.getEntries()) document.documentElement.dataset.shiftedAt = String(startTime);
      }).observe({ type: 'layout-shift', buffered: true });
    });
    await page.goto(APP_ORIGIN);
    await expect(page.getByText('No client ID yet.')).toBeVisible();
    await expect(page.getByRole('link', { name: 'Set up', exact: true })).toHaveAttribute('href', '#/setup');
    await expect(page.getByRole('button', { name: 'Explore the demo' })).toHaveClass(/primary/);
    await expect(page.locator('html')).not.toHaveAttribute('data-shifted-at');
  });

  test('goes from Sign in to setup', async ({ page }) => {
    await page.goto(APP_ORIGIN);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await expect(page).toHaveURL(/#\/setup$/);
    await expect(page.getByRole('tab', { name: 'Register' })).toBeVisible();
  });
});

for (const [meaning, configuration] of [
  ['a missing file', null],
  ['an HTML response', '<!doctype html><title>Start</title>'],
  ['an empty file', ''],
] as const) {
  test.describe(`where config.json is ${meaning}`, () => {
    test.use({ configuration });

    test('offers the demo and setup', async ({ page, watch }) => {
      watch.allowConsole(/status of 404.*config\.json/);
      await page.goto(APP_ORIGIN);
      await expect(page.getByRole('button', { name: 'Explore the demo' })).toBeVisible();
      await page.getByRole('link', { name: 'Set up your tenant' }).click();
      await expect(page).toHaveURL(/#\/setup$/);
    });
  });
}

test.describe('with an invalid config.json', () => {
  test.use({ configuration: { clientId: 'not-a-guid', cloud: 'moon' } });

  test('lists every invalid key with its value and the expected values', async ({ page }) => {
    await page.goto(APP_ORIGIN);
    const alert = page.getByRole('alert');
    await expect(alert).toContainText('clientId');
    await expect(alert).toContainText('"not-a-guid"');
    await expect(alert).toContainText('cloud');
    await expect(alert).toContainText('"gcc-high"');
    await expect(page.getByRole('button', { name: 'Sign in' })).toHaveCount(0);
  });
});

test.describe('with the demo turned off in config.json', () => {
  test.use({ configuration: { demo: false } });

  test('offers no demo, even if the URL requests it', async ({ page }) => {
    await page.goto(`${APP_ORIGIN}/?demo=normal`);
    await expect(page.getByRole('button', { name: 'Sign in', exact: true })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Explore the demo' })).toHaveCount(0);
    await expect(page.getByRole('status', { name: 'Demo data' })).toHaveCount(0);
  });

  test('has no sign-in page of the demo either', async ({ page }) => {
    const request = '?client_id=x&redirect_uri=x&response_type=code&scope=openid';
    await page.goto(`${APP_ORIGIN}/sign-in.html${request}`);
    await expect(page.getByRole('heading', { level: 1, name: 'The demo is turned off' })).toBeVisible();
    await expect(page).toHaveTitle('The demo is turned off · Gatehouse');
    expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
    await page.getByRole('link', { name: 'Open Gatehouse' }).click();
    await expect(page.getByRole('button', { name: 'Sign in', exact: true })).toBeVisible();
  });
});

test('ignores client id, tenant and hosts in the URL', async ({ page, site }) => {
  await page.goto(
    `${APP_ORIGIN}/?clientId=11111111-1111-4111-8111-111111111111&tenant=evil.example&apiBaseUrl=https://evil.example#/`,
  );
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Pick an account' })).toBeVisible();
  expect(new URL(page.url()).searchParams.get('client_id')).toBe(site.options.application.clientId);
});

test('shows a page for unknown routes', async ({ page }) => {
  await page.goto(`${APP_ORIGIN}/#/nowhere`);
  await expect(page.getByRole('heading', { level: 1, name: 'Page not found' })).toBeVisible();
});

test('reports a failing host instead of treating it as unconfigured', async ({ page, watch }) => {
  watch.allowConsole(/Failed to load resource.*503/);
  await page.route('**/config.json', (route) => route.fulfill({ status: 503, body: '' }));
  await page.goto(APP_ORIGIN);
  await expect(page.getByRole('alert')).toContainText('status 503');
  await expect(page.getByRole('button', { name: 'Reload' })).toBeVisible();
});
