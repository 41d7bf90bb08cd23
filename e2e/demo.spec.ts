import { expect, type Page } from 'playwright/test';
import { openSignedIn, test } from './fixtures.ts';
import { APP_ORIGIN, STATIC_ORIGIN, SUB_PATH } from './site.ts';

/** Enters the demo from the start page and picks an account. */
async function enterDemo(page: Page, base: string, role = 'Analyst'): Promise<void> {
  await page.goto(base);
  await page.getByRole('button', { name: 'Explore the demo' }).click();
  await expect(page.getByRole('heading', { name: 'Pick an account' })).toBeVisible();
  await expect(page.getByRole('status', { name: 'Demo data' })).toBeVisible();
  await page.getByRole('button', { name: new RegExp(`^${role}`) }).click();
}

for (const folder of ['/', SUB_PATH]) {
  test(`runs from the start page to an incident and sign-out on a plain static host under ${folder}`, async ({
    page,
    site,
    watch,
  }) => {
    const base = `${STATIC_ORIGIN}${folder}`;
    await enterDemo(page, base);
    await expect(page.getByRole('table', { name: 'Incidents' })).toBeVisible();
    await expect(page).toHaveURL(new RegExp(`^${base}(index\\.html)?\\?demo=normal#/incidents`));
    await expect(page.getByRole('status', { name: 'Demo data' })).toBeVisible();
    await expect(page).toHaveTitle(/^Demo data · /);

    await page.getByRole('table', { name: 'Incidents' }).getByRole('link').first().click();
    await expect(page.getByRole('tab', { name: 'Evidence' })).toBeVisible();
    await expect(page.getByRole('status', { name: 'Demo data' })).toBeVisible();

    await page.getByRole('link', { name: 'Token', exact: true }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Token inspector' })).toBeVisible();
    await expect(page.getByRole('status', { name: 'Demo data' })).toBeVisible();

    await page.getByRole('button', { name: 'Account' }).click();
    await page.getByRole('menuitem', { name: /^Sign out/ }).click();
    await expect(page.getByRole('button', { name: 'Sign in', exact: true }).first()).toBeVisible();
    expect(site.requests).toEqual([]);
    expect(watch.problems).toEqual([]);
  });
}

test('a demo link in a signed-in tab asks before it removes the sign-in', async ({ page }) => {
  await openSignedIn(page);
  const incidents = page.getByRole('table', { name: 'Incidents' });
  await expect(incidents).toBeVisible();
  const question = page.getByRole('heading', { level: 1, name: 'Open the demo instead?' });
  await page.goto(`${APP_ORIGIN}/?demo=normal#/incidents`);
  await expect(question).toBeVisible();
  await page.getByRole('button', { name: 'Stay signed in' }).click();
  await expect(incidents).toBeVisible();
  await expect(page.getByRole('status', { name: 'Demo data' })).toHaveCount(0);

  await page.goto(`${APP_ORIGIN}/?demo=normal#/incidents`);
  await expect(question).toBeVisible();
  await page.getByRole('button', { name: 'Leave and explore the demo' }).click();
  await expect(page.getByRole('status', { name: 'Demo data' })).toBeVisible();
  await expect(page.getByRole('heading', { level: 1, name: 'Sign in to see the incidents' })).toBeVisible();
  await page.goto(`${APP_ORIGIN}/`);
  await expect(page.getByRole('heading', { level: 1, name: 'Gatehouse' })).toBeVisible();
});

test('keeps the session across a reload', async ({ page }) => {
  await enterDemo(page, `${STATIC_ORIGIN}/`);
  await expect(page.getByRole('table', { name: 'Incidents' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('table', { name: 'Incidents' })).toBeVisible();
});

test('shows the consent page to a user without consent', async ({ page }) => {
  await enterDemo(page, `${STATIC_ORIGIN}/`, 'No consent yet');
  await page.getByRole('button', { name: 'Accept' }).click();
  await expect(page.getByRole('table', { name: 'Incidents' })).toBeVisible();
});

test('explains why a user without a Defender role is denied access', async ({ page }) => {
  await enterDemo(page, `${STATIC_ORIGIN}/`, 'No Defender role');
  await expect(
    page.getByRole('alert').getByRole('heading', { name: 'You don’t have a Defender role in Example SOC' }),
  ).toBeVisible();
});

for (const [scenario, shows] of [
  ['busy', /1,0\d\d loaded/],
  ['drift', /62 loaded.*All loaded/],
  ['empty', /\b0 loaded.*All loaded/],
] as const) {
  test(`loads the scenario ${scenario}`, async ({ page }) => {
    await page.goto(`${STATIC_ORIGIN}/?demo=${scenario}`);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.getByRole('button', { name: /^Analyst/ }).click();
    await expect(page.getByRole('status', { name: 'Completeness' })).toContainText(shows);
  });
}

test('loads all 5,000 incidents of the busy scenario within seconds', async ({ page }) => {
  await page.goto(`${STATIC_ORIGIN}/?demo=busy`);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByRole('button', { name: /^Analyst/ }).click();
  await page.getByRole('button', { name: 'Load all' }).click();
  await expect(page.getByRole('status', { name: 'Completeness' })).toContainText(/5,0\d\d loaded/, { timeout: 20_000 });
});

test('counts down in the throttled scenario', async ({ page }) => {
  await page.goto(`${STATIC_ORIGIN}/?demo=throttled`);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByRole('button', { name: /^Analyst/ }).click();
  await expect(page.getByRole('region', { name: 'Rate limit' })).toContainText(/\d:\d\d/);
  await expect(page.getByRole('table', { name: 'Incidents' }).getByRole('link').first()).toBeVisible();
});

test('explains the blocked API and switches to Microsoft Graph security', async ({ page }) => {
  await page.goto(`${STATIC_ORIGIN}/?demo=blocked`);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByRole('button', { name: /^Analyst/ }).click();
  const alert = page.getByRole('alert');
  await expect(alert.getByRole('heading', { name: 'Your browser blocked the response (CORS)' })).toBeVisible();
  await expect(alert).toContainText('apiBaseUrl');
  await alert.getByRole('button', { name: 'Use Microsoft Graph security' }).click();
  await expect(page.getByRole('status', { name: 'Completeness' })).toContainText(/[1-9]\d* loaded/);
});

test('clears the demo’s storage when the user leaves for the live app', async ({ page }) => {
  await enterDemo(page, `${STATIC_ORIGIN}/`);
  await expect(page.getByRole('table', { name: 'Incidents' })).toBeVisible();
  await page.getByRole('button', { name: 'Account' }).click();
  await page.getByRole('menuitem', { name: 'Leave the demo' }).click();
  await expect(page).toHaveURL(`${STATIC_ORIGIN}/#/`);
  await expect(page.getByRole('button', { name: 'Explore the demo' })).toBeVisible();
  await expect(page.getByRole('status', { name: 'Demo data' })).toHaveCount(0);
  const left = () =>
    page.evaluate(() =>
      Object.keys(sessionStorage).filter((key) => key === 'gatehouse.demo' || key.startsWith('msal.')),
    );
  await expect.poll(left).toEqual([]);
});
