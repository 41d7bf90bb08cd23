import { expect, type Page } from 'playwright/test';
import { EXAMPLE_SOC } from '../src/sim/world/tenants.ts';
import { expectAllLoaded, openSignedIn, shownCount, test } from './fixtures.ts';
import { APP_ORIGIN, type Site } from './site.ts';

function queueTable(page: Page) {
  return page.getByRole('table', { name: 'Incidents' });
}

function completenessLine(page: Page) {
  return page.getByRole('status', { name: 'Completeness' });
}

function searchBox(page: Page) {
  return page.getByRole('searchbox', { name: 'Search incidents' });
}

/** Changes the route as a typed address does: the document stays, only the hash changes. */
function goByAddress(page: Page, route: string) {
  return page.evaluate((hash) => {
    window.location.hash = hash;
  }, route);
}

function anyIncidentId(site: Site): string {
  const [first] = site.simulator.world.incidents(EXAMPLE_SOC.tenantId);
  if (first === undefined) throw new Error('the world has no incident');
  return String(first.id);
}

test.describe('searching the queue', () => {
  test.beforeEach(async ({ page }) => {
    await openSignedIn(page);
    await expectAllLoaded(page);
  });

  test('follows Back and does not restore the old search on blur', async ({ page }) => {
    await goByAddress(page, '/incidents?severity=high');
    await expect(page.getByRole('button', { name: 'Remove filter Severity' })).toBeVisible();
    await searchBox(page).pressSequentially('mailbox');
    await expect(page).toHaveURL(/search=mailbox/);
    // The URL changes before the view renders; the user goes back from the rendered view.
    await expect(completenessLine(page)).toContainText(/\D[0-5] shown/);
    await page.goBack();
    await expect(page).not.toHaveURL(/search=/);
    await expect(searchBox(page)).toHaveValue('');
    await page.getByRole('heading', { name: 'Incidents', level: 1 }).click();
    await expect(searchBox(page)).not.toBeFocused();
    // Any later change of the view carries what the box would have brought back.
    await queueTable(page).getByRole('columnheader', { name: 'Severity', exact: true }).getByRole('button').click();
    await expect(page).toHaveURL(/sort=severity/);
    await expect(page).not.toHaveURL(/search=/);
  });

  test('does not overwrite a URL that the user opens during a search', async ({ page, site }) => {
    const incident = `/incidents/${EXAMPLE_SOC.tenantId}/${anyIncidentId(site)}`;
    await searchBox(page).pressSequentially('mailbox');
    await expect(page).toHaveURL(/search=mailbox/);
    await expect(completenessLine(page)).toContainText(/\D[0-5] shown/);
    await goByAddress(page, '/incidents?severity=purple');
    await expect(searchBox(page)).toHaveValue('');
    await goByAddress(page, incident);
    await expect(page.getByRole('tab', { name: /^Overview/ })).toBeVisible();
    await expect(page).toHaveURL(`${APP_ORIGIN}/#${incident}`);
  });

  test('keeps the new page when the user leaves before the search settles and the page’s chunk is still loading', async ({
    page,
  }) => {
    await page.clock.install();
    let letCome = () => {};
    const held = new Promise<void>((resolve) => {
      letCome = resolve;
    });
    await page.route(/\/assets\/token-page-.*\.js$/, async (route) => {
      await held;
      await route.continue();
    });
    await searchBox(page).pressSequentially('m');
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Token' }).click();
    await expect(page).toHaveURL(`${APP_ORIGIN}/#/token`);
    await page.clock.fastForward(1_000);
    letCome();
    await expect(page.getByRole('heading', { name: 'Token', level: 1 })).toBeVisible();
    await expect(page).toHaveURL(`${APP_ORIGIN}/#/token`);
  });

  test('keeps every typed letter while the view updates', async ({ page }) => {
    await searchBox(page).pressSequentially('mailbox forwarding', { delay: 70 });
    await expect(searchBox(page)).toHaveValue('mailbox forwarding');
    await expect(page).toHaveURL(/search=mailbox\+forwarding/);
  });
});

test('Back restores the scroll position, the cursor and the focus', async ({ page }) => {
  await openSignedIn(page);
  await expectAllLoaded(page);
  const region = page.getByRole('region', { name: 'Incidents, scrolls' });
  const place = () => region.evaluate((element) => element.scrollTop);
  for (let step = 0; step < 40; step += 1) await page.keyboard.press('j');
  const row = queueTable(page)
    .getByRole('row')
    .filter({ has: page.locator('a[tabindex="0"]') });
  await expect(row).toBeFocused();
  const scrolled = await place();
  expect(scrolled).toBeGreaterThan(200);
  const link = row.getByRole('link');
  const name = (await link.textContent()) ?? '';
  await link.click();
  await expect(page.getByRole('tab', { name: /^Overview/ })).toBeVisible();
  await page.goBack();
  await expect(queueTable(page).getByRole('row').filter({ hasText: name }).first()).toBeFocused();
  await expect.poll(place).toBe(scrolled);
});

test('Back that closes the panel returns the focus to its row', async ({ page }) => {
  await openSignedIn(page);
  await expectAllLoaded(page);
  const row = queueTable(page).getByRole('row').nth(3);
  await row.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('complementary').getByRole('heading').first()).toBeFocused();
  await page.goBack();
  await expect(page.getByRole('complementary')).toHaveCount(0);
  await expect(row).toBeFocused();
});

for (const viewport of [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
]) {
  test.describe(`when nothing can be loaded, at ${viewport.width} px`, () => {
    test.use({ viewport });

    test('the failure replaces the queue, offers no dead controls and moves nothing', async ({ page, watch }) => {
      watch.allowConsole(/status of 403/);
      await page.addInitScript(() => {
        let shift = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) {
            if ('value' in entry && typeof entry.value === 'number') shift += entry.value;
          }
          document.documentElement.dataset.shift = String(shift);
        }).observe({ type: 'layout-shift', buffered: true });
      });
      await openSignedIn(page, { role: 'No Defender role' });
      const failure = page.getByRole('alert').filter({ has: page.getByRole('button', { name: 'Try again' }) });
      await expect(failure).toBeVisible();
      await expect(searchBox(page)).toHaveCount(0);
      await expect(page.getByRole('navigation', { name: 'Views' })).toHaveCount(0);
      await expect(page.getByRole('region', { name: 'Summary' })).toHaveCount(0);
      await expect(page.getByRole('button', { name: 'Export' })).toHaveCount(0);
      await expect(page.getByRole('button', { name: 'Columns' })).toHaveCount(0);
      const shift = await page.evaluate(() => Number(document.documentElement.dataset.shift ?? 0));
      expect(shift).toBeLessThanOrEqual(0.05);
    });
  });
}

test.describe('in a narrow window', () => {
  test.use({ viewport: { width: 700, height: 900 } });

  test('the incident panel covers the full width', async ({ page }) => {
    await openSignedIn(page);
    await expectAllLoaded(page);
    await queueTable(page).getByRole('row').nth(2).getByRole('cell').last().click();
    await expect.poll(() => page.getByRole('complementary').boundingBox()).toMatchObject({ x: 0, width: 700 });
  });
});

for (const [name, press] of [
  ['Ctrl and a click', { modifiers: ['Control'] }],
  ['the middle button', { button: 'middle' }],
] as const) {
  test(`opens the incident in a new tab with ${name} and leaves the queue unchanged`, async ({ context, page }) => {
    await openSignedIn(page);
    await expectAllLoaded(page);
    const row = queueTable(page).getByRole('row').nth(1);
    const href = (await row.getByRole('link').getAttribute('href')) ?? '';
    const queue = page.url();
    const opening = context.waitForEvent('page');
    await row
      .getByRole('cell')
      .nth(3)
      .click({ ...press, modifiers: 'modifiers' in press ? [...press.modifiers] : [] });
    const opened = await opening;
    await expect(opened).toHaveURL(`${APP_ORIGIN}/${href}`);
    expect(page.url()).toBe(queue);
    await expect(page.getByRole('complementary')).toHaveCount(0);
  });
}

test.describe('with 5,000 incidents', () => {
  test.use({ scenario: 'busy' });

  test('the status line says that the request limit delays loading', async ({ page, watch }) => {
    // The service refuses to filter by time, so this tenant is loaded in overlapping pages.
    watch.allowConsole(/status of 400/);
    // The calls of a minute are counted, which passes on a slow machine.
    await page.clock.setFixedTime(Date.now());
    await openSignedIn(page);
    await page.getByRole('button', { name: 'Load all' }).click();
    await expect(completenessLine(page)).toContainText('Request limit reached', { timeout: 60_000 });
    await expect(completenessLine(page)).not.toContainText('Rate limited');
  });

  test('the chart counts loaded days like the summary and marks the others as not loaded', async ({ page, watch }) => {
    // The service refuses to filter by time, so this tenant is loaded in overlapping pages.
    watch.allowConsole(/status of 400/);
    await openSignedIn(page);
    const chart = page.getByRole('figure', { name: /^Created per day/ });
    await expect(page.getByRole('button', { name: 'Load all' })).toBeVisible();
    // The oldest loaded day: today, or yesterday shortly after midnight.
    await expect(chart.getByRole('button', { name: /: at least [\d,]+ created$/ })).toHaveCount(1);
    await expect(chart.getByText(/^Loaded back to \d+ \w+$/)).toBeVisible();
    await expect(chart.getByRole('button', { name: /: not loaded$/ }).first()).toBeVisible();
  });
});

test.describe('with unexpected API data', () => {
  test.use({ scenario: 'drift' });

  test('shows an invalid entry with its position, the reason and its content', async ({ page }) => {
    await openSignedIn(page);
    await completenessLine(page).getByRole('button', { name: '1 invalid entry' }).click();
    const dialog = page.getByRole('dialog', { name: 'Invalid entries' });
    await expect(dialog).toContainText(/Entry \d+ of a page/);
    await expect(dialog).toContainText('The entry has no valid ID.');
    await expect(dialog).toContainText('"incidentName":');
    await page.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
  });
});

test('the chart counts the rows of the view like the summary', async ({ page }) => {
  await openSignedIn(page);
  await expectAllLoaded(page);
  const bars = page.getByRole('figure', { name: /^Created per day/ }).locator('rect');
  await expect(bars.first()).toBeAttached();
  await searchBox(page).fill('no incident is called so');
  await expect(completenessLine(page)).toContainText(shownCount(0));
  await expect(bars).toHaveCount(0);
});

test('shows the newest update and the time of loading separately', async ({ page }) => {
  await openSignedIn(page);
  await expect(completenessLine(page)).toContainText(/Updated to \d/);
  await expect(completenessLine(page)).not.toContainText('missing');
});

test.describe('at 200% zoom on a laptop', () => {
  test.use({ viewport: { width: 720, height: 450 }, scenario: 'busy' });

  test('the whole page scrolls, renders only visible rows and keeps the status line visible', async ({
    page,
    watch,
  }) => {
    // The service refuses to filter by time, so this tenant is loaded in overlapping pages.
    watch.allowConsole(/status of 400/);
    await openSignedIn(page);
    await expect(page.getByRole('button', { name: 'Load all' })).toBeVisible();
    const rows = queueTable(page).getByRole('row');
    await expect(rows.nth(3)).toBeAttached();
    await page.mouse.move(360, 300);
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollHeight)).toBeGreaterThan(20_000);
    await page.mouse.wheel(0, 20_000);
    await expect.poll(() => page.evaluate(() => window.scrollY)).toBeGreaterThan(10_000);
    await expect
      .poll(() =>
        rows.evaluateAll((all) => {
          const places = all.map((row) => row.getBoundingClientRect());
          return places.filter(({ top, bottom }) => top >= 0 && bottom <= window.innerHeight && bottom > top).length;
        }),
      )
      .toBeGreaterThan(1);
    expect(await rows.count()).toBeLessThan(80);
    await expect(completenessLine(page)).toBeInViewport();
  });
});
