import { readFile } from 'node:fs/promises';
import { expect, type Locator, type Page } from 'playwright/test';
import { expectAllLoaded, openSignedIn, shownCount, test } from './fixtures.ts';
import { APP_ORIGIN, DEFAULT_CONFIGURATION } from './site.ts';

function table(page: Page): Locator {
  return page.getByRole('table', { name: 'Incidents' });
}

function line(page: Page): Locator {
  return page.getByRole('status', { name: 'Completeness' });
}

/** The number of rows that the page reports. */
async function shown(page: Page): Promise<number> {
  const text = (await line(page).textContent()) ?? '';
  return Number(/([\d,]+) shown/.exec(text)?.[1]?.replace(',', ''));
}

async function openQueue(page: Page, view = ''): Promise<void> {
  await openSignedIn(page, { route: `#/incidents${view}` });
  await expectAllLoaded(page);
}

/** Opens the filters of one facet. */
async function openPart(page: Page, part: string): Promise<Locator> {
  await page.getByRole('button', { name: 'Filter', exact: true }).click();
  await page.getByRole('listbox', { name: 'Filters' }).getByRole('option', { name: part, exact: true }).click();
  return page.getByRole('dialog', { name: part, exact: true });
}

async function closeFilters(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
}

const LISTS = [
  ['Severity', 'severity'],
  ['Status', 'status'],
  ['Assigned to', 'assigned'],
  ['Source', 'source'],
  ['Category', 'category'],
  ['Tag', 'tag'],
  ['Classification', 'classification'],
  ['Impacted asset', 'asset'],
  ['Technique', 'technique'],
  ['Needs attention', 'hygiene'],
] as const;

for (const api of ['defender-xdr', 'graph-security'] as const) {
  test.describe(`through ${api}`, () => {
    test.use({ configuration: { ...DEFAULT_CONFIGURATION, api } });

    test('filters by every kind of value, shows where each filter runs, and keeps it in the URL', async ({ page }) => {
      await openQueue(page);
      const all = await shown(page);
      for (const [part, key] of LISTS) {
        const dialog = await openPart(page, part);
        const choice = dialog.getByRole('option').first();
        const count = Number(await choice.locator('> span').last().textContent());
        await choice.click();
        await expect(choice).toHaveAttribute('aria-selected', 'true');
        await closeFilters(page);
        await expect(line(page)).toContainText(shownCount(count));
        expect(count).toBeLessThan(all);
        await expect(page).toHaveURL(new RegExp(`[?&]${key}=`));
        const chip = page.getByRole('button', { name: new RegExp(`^In your browser: ${part} `) });
        await expect(chip).toBeVisible();
        await chip.click();
        await page.getByRole('dialog', { name: part, exact: true }).getByRole('button', { name: 'is not' }).click();
        await closeFilters(page);
        await expect(line(page)).toContainText(shownCount(all - count));
        await expect(chip).toContainText('not ');
        await expect(page).toHaveURL(new RegExp(`[?&]not=${key}`));
        await page.getByRole('button', { name: `Remove filter ${part}` }).click();
        await expect(line(page)).toContainText(shownCount(all));
        await expect(page).not.toHaveURL(new RegExp(`[?&](${key}|not)=`));
      }
    });

    test('finds a filter by typing, whatever facet it belongs to', async ({ page }) => {
      await openQueue(page);
      const all = await shown(page);
      await page.keyboard.press('f');
      await page.keyboard.type('T1566');
      const filters = page.getByRole('listbox', { name: 'Filters' });
      await expect(filters.getByRole('option', { name: 'Technique T1566 Phishing' })).toBeVisible();
      await page.keyboard.press('Enter');
      await expect(page).toHaveURL(/[?&]technique=T1566/);
      await page.getByRole('combobox', { name: 'Search filters' }).fill('responder');
      await page.keyboard.press('Enter');
      await expect(page).toHaveURL(/[?&]assigned=responder/);
      await closeFilters(page);
      await expect(page.getByRole('button', { name: 'In your browser: Technique T1566 Phishing' })).toBeVisible();
      await expect(page.getByRole('button', { name: 'Filter', exact: true })).toBeVisible();
      expect(await shown(page)).toBeLessThan(all);
    });
  });
}

test('filters by assignee and by time, with presets and a custom range', async ({ page }) => {
  await openQueue(page);
  const all = await shown(page);
  await (await openPart(page, 'Assigned to')).getByRole('option', { name: 'Unassigned' }).click();
  await expect(page).toHaveURL(/assigned=unassigned/);
  await expect.poll(() => shown(page)).toBeLessThan(all);
  await closeFilters(page);
  await page.getByRole('button', { name: /^In your browser: Assigned to/ }).click();
  const assignees = page.getByRole('listbox', { name: 'Assigned to' });
  await assignees.getByRole('option', { name: 'Unassigned' }).click();
  await assignees.getByRole('option', { name: 'Me', exact: false }).first().click();
  await expect(page).toHaveURL(/assigned=me/);
  await closeFilters(page);
  await expect(page.getByRole('button', { name: 'In your browser: Assigned to Me' })).toBeVisible();
  await page.getByRole('button', { name: 'Remove filter Assigned to' }).click();
  await expect(line(page)).toContainText(shownCount(all));

  await (await openPart(page, 'Last update')).getByRole('option', { name: 'Last 24 hours' }).click();
  await expect(page).toHaveURL(/updated=24h/);
  await expect.poll(() => shown(page)).toBeLessThan(all);
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await expect(line(page)).toContainText(shownCount(all));

  await (await openPart(page, 'Created')).getByRole('option', { name: 'Custom range…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Created' });
  await dialog.getByRole('button', { name: 'Apply' }).click();
  await expect(dialog).toContainText('Enter a start or end time.');
  await dialog.getByLabel('To').fill('2001-02-03T04:05');
  await dialog.getByRole('button', { name: 'Apply' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page).toHaveURL(/created=\.\.2001-02-03T/);
  await expect(line(page)).toContainText(shownCount(0));
  await page.getByRole('button', { name: 'Show all' }).click();
  await expect(line(page)).toContainText(shownCount(all));
});

test('counts two clicks that happen before the first one renders', async ({ page }) => {
  await openQueue(page, '?severity=high&status=active');
  await expect(page.getByRole('button', { name: /^Remove filter/ })).toHaveCount(2);
  await page.getByRole('button', { name: /^Remove filter/ }).evaluateAll((buttons) => {
    for (const button of buttons) if (button instanceof HTMLElement) button.click();
  });
  await expect(page.getByRole('button', { name: /^Remove filter/ })).toHaveCount(0);
  await expect(page).toHaveURL(`${APP_ORIGIN}/#/incidents`);
  const severities = page.getByRole('list', { name: 'By severity' }).getByRole('button');
  await severities.evaluateAll((buttons) => {
    for (const button of buttons.slice(0, 2)) if (button instanceof HTMLElement) button.click();
  });
  await expect(page).toHaveURL(/[?&]severity=high&severity=medium|severity=high(,|%2C)medium/);
});

test('counts fast steps to the next incident and fast sort changes', async ({ page }) => {
  await openQueue(page);
  await table(page).getByRole('row').nth(1).getByRole('cell').nth(3).click();
  await expect(page.getByText(/^1 of \d+$/)).toBeVisible();
  await page.evaluate(() => {
    for (let step = 0; step < 3; step += 1) document.dispatchEvent(new KeyboardEvent('keydown', { key: ']' }));
  });
  await expect(page.getByText(/^4 of \d+$/)).toBeVisible();

  const severity = table(page).getByRole('columnheader', { name: 'Severity', exact: true });
  await severity.getByRole('button').evaluate((button) => {
    for (let press = 0; press < 2; press += 1) if (button instanceof HTMLElement) button.click();
  });
  await expect(severity).toHaveAttribute('aria-sort', 'ascending');
});

test('opens a deep link with many filters and ignores each invalid field', async ({ page }) => {
  await openQueue(
    page,
    `?severity=high&status=%22%27&assigned=nobody&updated=30d&created=2026-02-31T00:00Z..&tag=it%27s%20%22odd%22&sort=moon&search=${'x'.repeat(5_000)}`,
  );
  await expect(page.getByRole('button', { name: 'In your browser: Severity High' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'In your browser: Last update last 30 days' })).toBeVisible();
  await expect(page.getByRole('button', { name: `In your browser: Tag it's "odd"` })).toBeVisible();
  // Any text may be a user's name.
  await expect(page.getByRole('button', { name: 'In your browser: Assigned to Nobody' })).toBeVisible();
  await expect(page.getByRole('button', { name: /^Remove filter/ })).toHaveCount(4);
  await expect(page.getByRole('searchbox', { name: 'Search incidents' })).toHaveValue('');
});

test('offers built-in views and recommended checks, each with a count and a URL', async ({ page }) => {
  await openQueue(page);
  const views = page.getByRole('navigation', { name: 'Views' });
  for (const name of [
    'Open',
    'My queue',
    'Unassigned',
    'High and active',
    'Recently resolved',
    'All',
    'Needs attention',
  ]) {
    const link = views.getByRole('link', { name: new RegExp(`^${name} ?\\d`) });
    const count = /(\d+)$/.exec((await link.textContent()) ?? '')?.[1];
    await link.click();
    await expect(link).toHaveAttribute('aria-current', 'true');
    await expect(line(page)).toContainText(shownCount(String(count)));
  }
  for (const name of [
    'Unassigned and not redirected',
    'High and active for over 4 hours',
    'Resolved without classification or determination',
  ]) {
    await page.getByRole('button', { name: 'More views' }).click();
    await page.getByRole('menuitem', { name: new RegExp(`^${name}`) }).click();
    await expect(page).toHaveURL(/hygiene=/);
    await expect(views.getByRole('link', { name: new RegExp(`^${name}`) })).toHaveAttribute('aria-current', 'true');
  }
});

test('keeps a saved view across a reload, exports it and imports it from the file', async ({ page }) => {
  await openQueue(page, '?severity=high&sort=name');
  const manage = async () => {
    await page.getByRole('button', { name: 'More views' }).click();
    await page.getByRole('menuitem', { name: 'Save and manage views…' }).click();
    return page.getByRole('dialog', { name: 'Views' });
  };
  let dialog = await manage();
  await dialog.getByRole('button', { name: 'Save view' }).click();
  await expect(dialog).toContainText('Enter a name.');
  await dialog.getByLabel('Save this view as').fill('Night shift');
  await dialog.getByRole('button', { name: 'Save view' }).click();
  await expect(dialog.getByRole('listitem')).toContainText('Night shift');
  const download = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Export views' }).click();
  const path = await (await download).path();
  expect(JSON.parse(await readFile(path, 'utf8'))).toEqual({
    kind: 'gatehouse-views',
    version: 1,
    views: [{ name: 'Night shift', search: 'severity=high&sort=name' }],
  });

  await page.reload();
  const link = page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: /^Night shift/ });
  await expect(link).toHaveAttribute('aria-current', 'true');
  dialog = await manage();
  await dialog.getByRole('button', { name: 'Delete' }).click();
  await expect(dialog).toContainText('No saved views yet.');
  await dialog.getByLabel('Views file').setInputFiles(path);
  await expect(dialog.getByRole('listitem')).toContainText('Night shift');
  await dialog.getByLabel('Views file').setInputFiles({
    name: 'views.json',
    mimeType: 'application/json',
    buffer: Buffer.from('{"views":[]}'),
  });
  await expect(dialog).toContainText('The file contains no Gatehouse views.');
  await dialog.getByRole('button', { name: 'Rename' }).click();
  await dialog.getByLabel('New name').fill(' ');
  await dialog.getByRole('button', { name: 'Save name' }).click();
  await expect(dialog).toContainText('Enter a name.');
  await dialog.getByLabel('New name').fill('Day shift');
  await dialog.getByRole('button', { name: 'Save name' }).click();
  await expect(dialog.getByRole('listitem')).toContainText('Day shift');
  await expect(dialog.getByRole('button', { name: 'Rename' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: /^Day shift/ })).toBeVisible();
  await expect(link).toHaveCount(0);
});

test('opens the queue with the view Open, and keeps a changed view marked until it is reset', async ({ page }) => {
  await openSignedIn(page, { route: '' });
  await expectAllLoaded(page);
  await expect(page).toHaveURL(/#\/incidents\?status=active%2CawaitingAction%2CinProgress$/);
  const views = page.getByRole('navigation', { name: 'Views' });
  const open = views.getByRole('link', { name: /^Open ?\d/ });
  await expect(open).toHaveAttribute('aria-current', 'true');
  await page.getByRole('searchbox', { name: 'Search incidents' }).fill('mailbox');
  await expect(views.getByRole('link', { name: /^Open changed ?\d/ })).toHaveAttribute('aria-current', 'true');
  await expect(page.getByRole('button', { name: 'Save as…' })).toBeVisible();
  await page.getByRole('button', { name: 'Reset', exact: true }).click();
  await expect(open).toHaveAttribute('aria-current', 'true');
  await expect(page.getByRole('searchbox', { name: 'Search incidents' })).toHaveValue('');
});

test('opens the queue with the default view that the user chose', async ({ page }) => {
  await openQueue(page);
  const mine = page.getByRole('link', { name: /^My queue ?\d/ });
  await mine.click();
  // The URL changes before the view renders, and the menu refers to the rendered view.
  await expect(mine).toHaveAttribute('aria-current', 'true');
  await page.getByRole('button', { name: 'More views' }).click();
  await page.getByRole('menuitem', { name: 'Make this my default view' }).click();
  await page.getByRole('link', { name: 'Token', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Token inspector' })).toBeVisible();
  await page.getByRole('link', { name: 'Incidents', exact: true }).click();
  await expect(page).toHaveURL(/#\/incidents\?.*assigned=me/);
});

test('filters by a click on the summary and on a day of the chart', async ({ page }) => {
  await openQueue(page);
  const all = await shown(page);
  const summary = page.getByRole('region', { name: 'Summary' });
  const high = summary.getByRole('button', { name: /High$/ });
  const count = /^(\d+)/.exec((await high.textContent()) ?? '')?.[1];
  await high.click();
  await expect(line(page)).toContainText(shownCount(String(count)));
  await expect(high).toHaveAttribute('aria-pressed', 'true');
  await high.click();
  await expect(line(page)).toContainText(shownCount(all));

  const day = summary.getByRole('button', { name: /: [1-9]\d* created/ }).last();
  const created = /: (\d+) created/.exec((await day.getAttribute('aria-label')) ?? '')?.[1];
  await day.click();
  await expect(line(page)).toContainText(shownCount(String(created)));
  await expect(page).toHaveURL(/created=/);
  await expect(day).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Enter');
  await expect(day).toHaveAttribute('aria-pressed', 'false');
  await expect(summary.getByRole('table')).toContainText('High');
});

test('explains which filters run on the server and which in the browser, and copies the explanation', async ({
  page,
  site,
}) => {
  await openQueue(page, '?severity=high&updated=7d');
  await page.getByRole('button', { name: 'How is this filtered?' }).click();
  const dialog = page.getByRole('dialog', { name: 'About this view' });
  await expect(dialog).toContainText('Severity: “High”.');
  await expect(dialog).toContainText('Last update: last 7 days.');
  await expect(dialog).toContainText('First request: newest incidents.');
  await expect(dialog).toContainText('$top = 100');
  await expect(dialog).toContainText('GET /api/incidents?$top=100 HTTP/1.1');
  await expect(dialog).toContainText('Authorization: Bearer <access token>');
  await expect(dialog).toContainText('$filter = lastUpdateTime ge ');
  expect(site.requests.filter((call) => call.includes('/api/incidents')).length).toBeGreaterThan(0);
  await dialog.getByRole('button', { name: 'Close about this view' }).click();
  await expect(dialog).toHaveCount(0);
});

test('the command palette opens pages, views and incidents, loaded or not', async ({ page }) => {
  await openQueue(page);
  const first = table(page).getByRole('link').first();
  const name = ((await first.textContent()) ?? '').trim();
  await page.keyboard.press('Control+k');
  const palette = page.getByRole('dialog', { name: 'Command palette' });
  const field = palette.getByRole('combobox', { name: 'Search or run a command' });
  /** Runs the highlighted command. The highlight follows the typed text. */
  const chooseFirst = async (title: string) => {
    const first = palette.getByRole('option').first();
    await expect(first).toContainText(title);
    await expect(first).toHaveAttribute('data-highlighted');
    await page.keyboard.press('Enter');
  };
  await expect(field).toBeFocused();
  await field.fill('high and active');
  await expect(palette.getByRole('option')).toHaveCount(2);
  await chooseFirst('High and active');
  await expect(palette).toHaveCount(0);
  await expect(page).toHaveURL(/severity=high&status=active/);

  await page.getByRole('button', { name: 'Search or run a command' }).click();
  await field.fill(name.slice(0, 30));
  await chooseFirst(name.slice(0, 20));
  await expect(page.getByRole('heading', { level: 1 })).toContainText(name.slice(0, 20));

  await page.keyboard.press('Control+k');
  await field.fill('no such command');
  await expect(palette).toContainText('No results');
  await field.fill('token');
  await chooseFirst('Token');
  await expect(page).toHaveURL(/#\/token$/);

  await page.keyboard.press('Control+k');
  await field.fill('theme');
  await chooseFirst('theme');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await page.keyboard.press('Control+k');
  await expect(field).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(palette).toHaveCount(0);
});

test('the command palette receives what the user types right after Ctrl+K, and returns the focus', async ({ page }) => {
  await openQueue(page);
  const link = table(page).getByRole('link').nth(3);
  await link.focus();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('jump server');
  await expect(page.getByRole('combobox', { name: 'Search or run a command' })).toHaveValue('jump server');
  await expect(table(page).getByRole('checkbox', { checked: true })).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(link).toBeFocused();
});

test('a page that loads late does not take the focus from the command palette', async ({ page }) => {
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(/assets\/token-page-.*\.js$/, async (route) => {
    await held;
    await route.continue();
  });
  await openQueue(page);
  await page.getByRole('link', { name: 'Token', exact: true }).click();
  await expect(page).toHaveURL(/#\/token$/);
  await page.keyboard.press('Control+k');
  const field = page.getByRole('combobox', { name: 'Search or run a command' });
  await expect(field).toBeFocused();
  release();
  await expect(page).toHaveTitle(/^Token/);
  await expect(field).toBeFocused();
});

test('navigates by keys, lists them, ignores them in text fields, and turns off single-key shortcuts', async ({
  page,
}) => {
  await openQueue(page);
  await page.keyboard.press('?');
  const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await expect(sheet).toBeVisible();
  await expect(sheet.getByRole('checkbox', { name: /Single-key shortcuts/ })).toBeChecked();
  await page.keyboard.press('Escape');
  await expect(sheet).toHaveCount(0);

  await page.keyboard.press('/');
  const search = page.getByRole('searchbox', { name: 'Search incidents' });
  await expect(search).toBeFocused();
  await page.keyboard.type('gt?');
  await expect(search).toHaveValue('gt?');
  await expect(page).toHaveURL(/search=gt/);
  await expect(page).toHaveURL(/#\/incidents/);
  await expect(sheet).toHaveCount(0);
  await search.fill('');
  await expect(page).not.toHaveURL(/search=/);
  await search.blur();

  await page.keyboard.press('g');
  await page.keyboard.press('t');
  await expect(page.getByRole('heading', { level: 1, name: 'Token inspector' })).toBeVisible();
  await page.keyboard.press('g');
  await page.keyboard.press('s');
  await expect(page).toHaveURL(/#\/setup$/);
  await page.keyboard.press('g');
  await page.keyboard.press('i');
  await expect(table(page)).toBeVisible();

  await page.keyboard.press('?');
  await sheet.getByRole('checkbox', { name: /Single-key shortcuts/ }).click();
  await page.keyboard.press('Escape');
  await expect(sheet).toHaveCount(0);
  for (const key of ['?', 'g', 't', '/', 'j']) await page.keyboard.press(key);
  await expect(sheet).toHaveCount(0);
  await expect(page).toHaveURL(/#\/incidents/);
  await expect(search).not.toBeFocused();
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('dialog', { name: 'Command palette' })).toBeVisible();
  await page.getByRole('combobox', { name: 'Search or run a command' }).fill('single-key');
  await expect(page.getByRole('option', { name: /single-key/i })).toHaveAttribute('data-highlighted');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.keyboard.press('?');
  await expect(sheet).toBeVisible();
});

test('keeps what a search holds out of the address when it looks like a token', async ({ page }) => {
  await openQueue(page);
  await page.getByRole('searchbox', { name: 'Search incidents' }).fill('eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.');
  await page.keyboard.press('Enter');
  // The next change of the view would keep a leftover search in the URL.
  await table(page).getByRole('columnheader', { name: 'Severity', exact: true }).getByRole('button').click();
  await expect(page).toHaveURL(`${APP_ORIGIN}/#/incidents?sort=severity&direction=ascending`);
});

test('prints every row of the view, and nothing that only works on a screen', async ({ page }) => {
  await openQueue(page);
  const all = await shown(page);
  const rows = table(page)
    .getByRole('row')
    .filter({ has: page.getByRole('link') });
  expect(await rows.count()).toBeLessThan(all);
  await page.emulateMedia({ media: 'print' });
  await expect(rows).toHaveCount(all);
  await expect(page.getByText(`${all} of ${all} loaded incidents. All are loaded.`)).toBeVisible();
  await expect(line(page)).toContainText('All loaded');
  await expect(page.getByRole('button')).toHaveCount(await table(page).getByRole('button').count());
  await expect(page.getByRole('navigation')).toHaveCount(0);
  await page.emulateMedia({ media: 'screen' });
  await expect.poll(() => rows.count()).toBeLessThan(all);

  await page.emulateMedia({ media: null });
  // The rows must be there when the listeners of the event have returned.
  const printed = await page.evaluate(() => {
    window.dispatchEvent(new Event('beforeprint'));
    return document.querySelectorAll('[data-key]').length;
  });
  expect(printed).toBe(all);
});
