import { expect, type Page } from 'playwright/test';
import { expectNoViolations } from './axe.ts';
import { expectAllLoaded, openSignedIn, test } from './fixtures.ts';
import { aPastedToken, delegatedClaims } from './sample-token.ts';
import { APP_ORIGIN, STATIC_ORIGIN } from './site.ts';

/** The two widths that every screen is checked at. */
const DESKTOP = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };

/** The widths at which pages must not scroll sideways: also 1280 px at 400 % and 1440 px at 200 % zoom (WCAG 1.4.10). */
const NARROW_VIEWPORTS = [
  DESKTOP,
  PHONE,
  { width: 360, height: 844 },
  { width: 320, height: 640 },
  { width: 720, height: 450 },
];

async function expectNoViolationsAtBothWidths(page: Page): Promise<void> {
  for (const viewport of [PHONE, DESKTOP]) {
    await page.setViewportSize(viewport);
    await expectNoViolations(page, { place: `${viewport.width} px` });
  }
}

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in ${colorScheme}`, () => {
    test.use({ colorScheme });

    test('axe finds no violations on the start page', async ({ page }) => {
      await page.goto(APP_ORIGIN);
      await expect(page.getByRole('button', { name: 'Sign in', exact: true })).toBeVisible();
      await expectNoViolationsAtBothWidths(page);
    });

    test('axe finds no violations on a deep link opened while signed out', async ({ page }) => {
      await page.goto(`${APP_ORIGIN}/#/incidents`);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expectNoViolationsAtBothWidths(page);
    });

    test('axe finds no violations on a page that does not exist', async ({ page }) => {
      await page.goto(`${APP_ORIGIN}/#/nowhere`);
      await expect(page.getByRole('heading', { level: 1, name: 'Page not found' })).toBeVisible();
      await expectNoViolationsAtBothWidths(page);
    });

    test('axe finds no violations on the page of an unknown scenario', async ({ page }) => {
      await page.goto(`${STATIC_ORIGIN}/?demo=bogus`);
      await expect(page.getByRole('heading', { level: 1, name: 'Unknown demo scenario' })).toBeVisible();
      await expectNoViolationsAtBothWidths(page);
    });

    test.describe('with an invalid config.json', () => {
      test.use({ configuration: { clientId: 'not-a-guid', cloud: 'moon' } });

      test('axe finds no violations on the page that lists its errors', async ({ page }) => {
        await page.goto(APP_ORIGIN);
        await expect(page.getByRole('heading', { level: 1, name: 'config.json has 2 errors' })).toBeVisible();
        await expectNoViolationsAtBothWidths(page);
      });
    });

    test('axe finds no violations in setup', async ({ page }) => {
      await page.goto(`${APP_ORIGIN}/#/setup`);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expectNoViolationsAtBothWidths(page);
    });

    test('axe finds no violations in the token inspector, empty or with a token', async ({ page }) => {
      await page.goto(`${APP_ORIGIN}/#/token`);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expectNoViolationsAtBothWidths(page);
      await page.getByRole('textbox', { name: 'Token' }).fill(aPastedToken(delegatedClaims()));
      await page.getByRole('button', { name: 'Inspect', exact: true }).click();
      await expect(page.getByRole('table', { name: 'Claims' })).toBeVisible();
      await expectNoViolationsAtBothWidths(page);
    });

    test('axe finds no violations in the queue and its side panel', async ({ page }) => {
      await openSignedIn(page);
      const table = page.getByRole('table', { name: 'Incidents' });
      await expectAllLoaded(page);
      await expectNoViolationsAtBothWidths(page);
      await table.getByRole('row').nth(1).getByRole('cell').nth(1).click();
      await expect(page.getByRole('complementary')).toBeVisible();
      await expectNoViolationsAtBothWidths(page);
    });

    test('axe finds no violations in the command palette and the keyboard shortcuts', async ({ page }) => {
      await openSignedIn(page);
      await expectAllLoaded(page);
      await page.keyboard.press('Control+k');
      await page.keyboard.type('token');
      await expect(page.getByRole('option', { name: 'Token' }).first()).toBeVisible();
      await expectNoViolationsAtBothWidths(page);
      await page.keyboard.press('Escape');
      await page.keyboard.press('?');
      await expect(page.getByRole('dialog')).toBeVisible();
      await expectNoViolationsAtBothWidths(page);
    });

    test('axe finds no violations in any tab of an incident', async ({ page }) => {
      await openSignedIn(page);
      await page.getByRole('table', { name: 'Incidents' }).getByRole('link').first().click();
      for (const tab of ['Overview', 'Alerts', 'Evidence', 'Comments', 'JSON']) {
        await page.getByRole('tab', { name: new RegExp(`^${tab}`) }).click();
        await expect(page.getByRole('tabpanel', { name: new RegExp(`^${tab}`) })).not.toBeEmpty();
        await expectNoViolationsAtBothWidths(page);
      }
    });

    test('axe finds no violations on the demo’s sign-in page', async ({ page }) => {
      await page.goto(STATIC_ORIGIN);
      await page.getByRole('button', { name: 'Explore the demo' }).click();
      await expect(page.getByRole('heading', { name: 'Pick an account' })).toBeVisible();
      await expectNoViolationsAtBothWidths(page);
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

/** How far the page scrolls sideways, at each width that is too wide for it. */
async function expectNoSidewaysScroll(page: Page): Promise<void> {
  for (const viewport of NARROW_VIEWPORTS) {
    await page.setViewportSize(viewport);
    const sideways = () =>
      page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    await expect.poll(sideways, { message: `${viewport.width} px` }).toBe(0);
  }
}

test('no page scrolls sideways, from 1440 to 320 px and at 200 % zoom', async ({ page }) => {
  for (const [route, heading] of [
    ['', 'Gatehouse'],
    ['#/token', 'Token inspector'],
    ['#/setup', 'Setup'],
    ['#/nowhere', 'Page not found'],
    ['#/incidents', 'Sign in to see the incidents'],
  ] as const) {
    await page.goto(`${APP_ORIGIN}/${route}`);
    await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
    await expectNoSidewaysScroll(page);
  }
  await page.getByRole('main').getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Pick an account' })).toBeVisible();
  await expectNoSidewaysScroll(page);
});

test('no signed-in page scrolls sideways, from 1440 to 320 px and at 200 % zoom', async ({ page }) => {
  await openSignedIn(page);
  await expectAllLoaded(page);
  await expectNoSidewaysScroll(page);
  await page.setViewportSize(DESKTOP);
  await page.getByRole('table', { name: 'Incidents' }).getByRole('link').first().click();
  for (const tab of ['Overview', 'Alerts', 'Evidence', 'Comments', 'JSON']) {
    await page.getByRole('tab', { name: new RegExp(`^${tab}`) }).click();
    await expect(page.getByRole('tabpanel', { name: new RegExp(`^${tab}`) })).not.toBeEmpty();
    await expectNoSidewaysScroll(page);
  }
  await page.setViewportSize(DESKTOP);
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Token' }).click();
  await expect(page.getByRole('table', { name: 'What this token can do' })).toBeVisible();
  await expectNoSidewaysScroll(page);
});

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
