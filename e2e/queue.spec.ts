import { expect } from 'playwright/test';
import { EXAMPLE_SOC } from '../src/sim/world/tenants.ts';
import { expectAllLoaded, openSignedIn, test } from './fixtures.ts';
import { APP_ORIGIN, DEFAULT_CONFIGURATION, type Site } from './site.ts';

/** The current number of incidents in the tenant, which can change during a test. */
function loadedWords(site: Site): string {
  return `${site.simulator.world.incidents(EXAMPLE_SOC.tenantId).length.toLocaleString('en')} loaded`;
}

const APIS = [
  ['Defender XDR', 'defender-xdr'],
  ['Graph security', 'graph-security'],
] as const;

for (const [name, api] of APIS) {
  test.describe(`through ${name}`, () => {
    test.use({ configuration: { ...DEFAULT_CONFIGURATION, api } });

    test('lists every incident of the tenant with its columns and the completeness line', async ({ page, site }) => {
      await openSignedIn(page);
      const table = page.getByRole('table', { name: 'Incidents' });
      await expect(table).toBeVisible();
      await expect(page.getByRole('status', { name: 'Completeness' })).toContainText(loadedWords(site));
      for (const column of ['Severity', 'Incident', 'Status', 'Assigned to', 'Alerts', 'Last update']) {
        await expect(table.getByRole('columnheader', { name: column, exact: true })).toBeVisible();
      }
    });

    test('opens an incident in the side panel and on its own page', async ({ page }) => {
      await openSignedIn(page);
      await expectAllLoaded(page);
      const row = page.getByRole('table', { name: 'Incidents' }).getByRole('row').nth(1);
      const name = (await row.getByRole('link').textContent()) ?? '';
      await row.getByRole('cell').nth(1).click();
      const panel = page.getByRole('complementary');
      await expect(panel).toContainText(name.trim().slice(0, 20));
      await page.keyboard.press('Escape');
      await expect(panel).toHaveCount(0);
      await row.getByRole('link').click();
      await expect(page.getByRole('heading', { level: 1 })).toContainText(name.trim().slice(0, 20));
      for (const tab of ['Overview', 'Alerts', 'Evidence', 'Comments', 'JSON']) {
        await page.getByRole('tab', { name: new RegExp(`^${tab}`) }).click();
        await expect(page.getByRole('tabpanel', { name: new RegExp(`^${tab}`) })).not.toBeEmpty();
      }
    });
  });

  test.describe(`through ${name}, with unexpected API data`, () => {
    test.use({ scenario: 'drift', configuration: { ...DEFAULT_CONFIGURATION, api } });

    test('shows every valid row, keeps unknown values unchanged, and reports the invalid row', async ({
      page,
      site,
    }) => {
      const all = site.simulator.world.incidents(EXAMPLE_SOC.tenantId).length;
      await openSignedIn(page);
      const line = page.getByRole('status', { name: 'Completeness' });
      await expect(line).toContainText(`${all - 1} loaded`);
      await expect(line).toContainText('1 invalid entry');
    });
  });

  test.describe(`through ${name}, with 5,000 incidents`, () => {
    test.use({ scenario: 'busy', configuration: { ...DEFAULT_CONFIGURATION, api } });

    test('stops at 1,000, says so, and loads all on request', async ({ page, site, watch }) => {
      // The app tests whether the service supports keyset paging, and the service rejects that request.
      watch.allowConsole(/status of 400/);
      await page.clock.install();
      await openSignedIn(page);
      const line = page.getByRole('status', { name: 'Completeness' });
      await expect(page.getByRole('button', { name: 'Load all' })).toBeVisible();
      await expect(line).toContainText(/1,0\d\d loaded/);
      await page.getByRole('button', { name: 'Load all' }).click();
      // The app respects the service's request limit per minute, so skip the wait.
      const fiftyPages = { timeout: 60_000 };
      await expect(line).toContainText(new RegExp(`Request limit reached|${loadedWords(site)}`), fiftyPages);
      site.advance(60_000);
      await page.clock.fastForward('01:00');
      await expect(line).toContainText(loadedWords(site), fiftyPages);
      await expect(page.getByRole('button', { name: 'Load all' })).toHaveCount(0);
    });
  });
}

test('filters and sorts by header, search and severity, and keeps it all in the URL', async ({ page }) => {
  await openSignedIn(page);
  const table = page.getByRole('table', { name: 'Incidents' });
  await expectAllLoaded(page);
  await page.getByRole('searchbox', { name: 'Search incidents' }).fill('ransomware');
  await expect(page.getByRole('status', { name: 'Completeness' })).toContainText(/\b[1-9] shown/);
  await expect(page).toHaveURL(/search=ransomware/);
  await page.reload();
  await expect(page.getByRole('searchbox', { name: 'Search incidents' })).toHaveValue('ransomware');
  await expectAllLoaded(page);
  await page.getByRole('searchbox', { name: 'Search incidents' }).fill('no incident is called so');
  await page.getByRole('button', { name: 'Clear search' }).click();
  await expect(page).not.toHaveURL(/search=/);

  await table.getByRole('columnheader', { name: 'Severity', exact: true }).getByRole('button').click();
  await expect(table.getByRole('columnheader', { name: 'Severity', exact: true })).toHaveAttribute(
    'aria-sort',
    /ascending|descending/,
  );
  await expect(page).toHaveURL(/sort=severity/);
  await page.goto(`${APP_ORIGIN}/#/incidents?severity=high&status=nonsense%22%27`);
  await expect(table.getByRole('link').first()).toBeVisible();
});

test.describe('in a tenant without incidents', () => {
  test.use({ scenario: 'empty' });

  test('says that the tenant responded and has no incidents', async ({ page }) => {
    await openSignedIn(page);
    await expect(page.getByRole('status', { name: 'Completeness' })).toContainText(/^0 loaded/);
    await expect(page.getByRole('heading', { name: 'No incidents', exact: true })).toBeVisible();
  });
});

test('a signed-in tab preloads every file that it requests before the first rows, each once', async ({ page }) => {
  await openSignedIn(page);
  await expect(page.locator('[data-key]').first()).toBeVisible();
  const requested: string[] = [];
  page.on('request', (request) => requested.push(request.url()));
  await page.reload();
  await expect(page.locator('[data-key]').first()).toBeVisible();
  const { listed, linked, beforeRequest } = await page.evaluate(async () => {
    const html = await (await fetch('./index.html')).text();
    const entries = performance.getEntriesByType('resource');
    const list = entries.find(({ name }) => name.includes('/api/incidents'))?.startTime ?? 0;
    return {
      listed: [...document.querySelectorAll<HTMLMetaElement>('meta[name$="-files"]')]
        .flatMap((meta) => meta.content.split(' '))
        .map((name) => new URL(name, document.baseURI).href),
      linked: [...html.matchAll(/(?:src|href)="(\.\/[^"]+)"/g)].map(
        ([, name = '']) => new URL(name, document.baseURI).href,
      ),
      beforeRequest: entries.filter(({ startTime }) => startTime <= list).map(({ name }) => name),
    };
  });
  expect(listed.length).toBeGreaterThan(10);
  const files = beforeRequest.filter((name) => name.startsWith(`${APP_ORIGIN}/`));
  expect(files.filter((name) => ![...listed, ...linked].includes(name))).toEqual([]);
  expect(listed.filter((name) => requested.filter((url) => url === name).length !== 1)).toEqual([]);
});
