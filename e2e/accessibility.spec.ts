import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from 'playwright/test';
import { expectAllLoaded, openSignedIn, test } from './fixtures.ts';
import { aPastedToken, delegatedClaims } from './sample-token.ts';
import { APP_ORIGIN, STATIC_ORIGIN } from './site.ts';

async function expectNoViolations(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`),
  ).toEqual([]);
}

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in ${colorScheme}`, () => {
    test.use({ colorScheme });

    test('axe finds no violations on the start page', async ({ page }) => {
      await page.goto(APP_ORIGIN);
      await expect(page.getByRole('button', { name: 'Sign in', exact: true })).toBeVisible();
      await expectNoViolations(page);
    });

    test('axe finds no violations on a deep link opened while signed out', async ({ page }) => {
      await page.goto(`${APP_ORIGIN}/#/incidents`);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expectNoViolations(page);
    });

    test('axe finds no violations in setup', async ({ page }) => {
      await page.goto(`${APP_ORIGIN}/#/setup`);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expectNoViolations(page);
    });

    test('axe finds no violations in the token inspector, empty or with a token', async ({ page }) => {
      await page.goto(`${APP_ORIGIN}/#/token`);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expectNoViolations(page);
      await page.getByRole('textbox', { name: 'Token' }).fill(aPastedToken(delegatedClaims()));
      await page.getByRole('button', { name: 'Inspect', exact: true }).click();
      await expect(page.getByRole('table', { name: 'Claims' })).toBeVisible();
      await expectNoViolations(page);
    });

    test('axe finds no violations in the queue and its side panel', async ({ page }) => {
      await openSignedIn(page);
      const table = page.getByRole('table', { name: 'Incidents' });
      await expectAllLoaded(page);
      await expectNoViolations(page);
      await table.getByRole('row').nth(1).getByRole('cell').nth(1).click();
      await expect(page.getByRole('complementary')).toBeVisible();
      await expectNoViolations(page);
    });

    test('axe finds no violations in any tab of an incident', async ({ page }) => {
      await openSignedIn(page);
      await page.getByRole('table', { name: 'Incidents' }).getByRole('link').first().click();
      for (const tab of ['Overview', 'Alerts', 'Evidence', 'Comments', 'JSON']) {
        await page.getByRole('tab', { name: new RegExp(`^${tab}`) }).click();
        await expect(page.getByRole('tabpanel', { name: new RegExp(`^${tab}`) })).not.toBeEmpty();
        await expectNoViolations(page);
      }
    });

    test('axe finds no violations on the demo’s sign-in page', async ({ page }) => {
      await page.goto(STATIC_ORIGIN);
      await page.getByRole('button', { name: 'Explore the demo' }).click();
      await expect(page.getByRole('heading', { name: 'Pick an account' })).toBeVisible();
      await expectNoViolations(page);
    });
  });
}

/** Presses Tab until the element has the focus, which proves that the keyboard can reach it. */
async function tabTo(
  page: Page,
  role: 'button' | 'link' | 'textbox',
  name: string | RegExp,
  key: 'Tab' | 'Shift+Tab' = 'Tab',
): Promise<void> {
  const target = page.getByRole(role, { name, exact: typeof name === 'string' }).first();
  for (let presses = 0; presses < 60; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(key);
  }
  await expect(target).toBeFocused();
}

test('the keyboard alone signs in, opens an incident, inspects a token and signs out', async ({ page }) => {
  await page.goto(APP_ORIGIN);
  await expect(page.getByRole('button', { name: 'Sign in', exact: true })).toBeVisible();
  await tabTo(page, 'button', 'Sign in');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Pick an account' })).toBeVisible();
  await tabTo(page, 'button', /^Analyst/);
  await page.keyboard.press('Enter');

  await expectAllLoaded(page);
  await page.keyboard.press('j');
  await expect(page.getByRole('table', { name: 'Incidents' }).getByRole('row').nth(1)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('complementary')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('complementary')).toHaveCount(0);

  await tabTo(page, 'link', 'Token');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Token inspector' })).toBeFocused();
  await tabTo(page, 'textbox', 'Token');
  await page.keyboard.insertText(aPastedToken(delegatedClaims()));
  await tabTo(page, 'button', 'Inspect');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('table', { name: 'Claims' })).toBeVisible();

  await tabTo(page, 'button', 'Account', 'Shift+Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menuitem').first()).toBeFocused();
  await page.keyboard.press('End');
  await expect(page.getByRole('menuitem', { name: /^Sign out/ })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Sign in', exact: true }).first()).toBeVisible();
});

test('navigation moves focus to the heading, and the skip link moves it to the main content', async ({ page }) => {
  await page.goto(`${APP_ORIGIN}/#/token`);
  await expect(page.getByRole('heading', { level: 1, name: 'Token inspector' })).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to content' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();
  await expect(page).toHaveURL(/#\/token$/);
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Setup' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  await expect(page).toHaveTitle(/Setup · Gatehouse/);
});

for (const width of [1440, 390, 360]) {
  test.describe(`${width} px wide`, () => {
    test.use({ viewport: { width, height: 844 } });

    test('no page scrolls sideways', async ({ page }) => {
      const sideways = () =>
        page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      for (const [route, heading] of [
        ['', 'Gatehouse'],
        ['#/token', 'Token inspector'],
        ['#/setup', 'Setup'],
        ['#/incidents', 'Sign in to see the incidents'],
      ] as const) {
        await page.goto(`${APP_ORIGIN}/${route}`);
        await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
        await expect.poll(sideways).toBe(0);
      }
      await openSignedIn(page);
      await expectAllLoaded(page);
      await expect.poll(sideways).toBe(0);
    });
  });
}

test('a menu opens on the first click or key press, takes the focus and returns it on close', async ({ page }) => {
  await openSignedIn(page);
  await expect(page.getByRole('table', { name: 'Incidents' }).getByRole('link').first()).toBeVisible();
  const trigger = page.getByRole('button', { name: 'More views', exact: true });
  const menu = page.getByRole('menu', { name: 'More views' });
  await expect(trigger).toHaveAttribute('aria-expanded', 'false');
  await trigger.focus();
  await page.keyboard.press('ArrowDown');
  await expect(menu).toBeVisible();
  await expect(menu.getByRole('menuitem').first()).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(menu).toHaveCount(0);
  await expect(trigger).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(menu.getByRole('menuitem').first()).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(menu).toHaveCount(0);
  await page.getByRole('button', { name: 'Account' }).click();
  await expect(page.getByRole('menuitem', { name: /Sign out/ })).toBeVisible();
  await expect(page.getByRole('menu')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Account' })).toBeFocused();
});
